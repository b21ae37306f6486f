import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plot } from '../../src/charts/plot.ts';
import { htmlPage } from '../../src/html/page.ts';
import { CHROMIUM, launch } from '../support/browser.ts';
import { HOSTILE } from '../support/hostile.ts';
import { PACKAGE_ROOT } from '../support/world.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'pwg-html-'));

const golden = (name: string, locale: 'ja' | 'en'): string =>
  readFileSync(join(PACKAGE_ROOT, 'fixtures/golden', name, `expected.${locale}.md`), 'utf8');

/** A chart in which everything that strangers name means harm. */
const CHART = plot({
  lang: 'en',
  title: HOSTILE.join(' '),
  heading: '</title></style></svg><script>document.title = "ran"</script>',
  across: { from: 0, to: 3, ticks: [{ at: 1, label: '"><img src=x onerror=alert(1)>' }] },
  up: { say: String, base: 10 },
  lines: [{ style: 'data', points: [0, 1, 2].map((at) => ({ at, value: at * at })) }],
});

const PAGES = {
  'a full month': { locale: 'ja', markdown: golden('shop-2026-10', 'ja') },
  'a quiet month': { locale: 'ja', markdown: golden('quiet', 'ja') },
  'a month told by people who mean harm': { locale: 'en', markdown: golden('hostile', 'en') },
  'a page into which they write': { locale: 'en', markdown: `# PWG\n\n## Topics\n\n${HOSTILE.join('\n\n')}` },
} as const;
type Name = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as Name[];

function fileOf(name: Name): string {
  const { locale, markdown } = PAGES[name];
  const charts = [{ name: 'harm', title: HOSTILE.join(' '), of: null, svg: CHART }];
  const overview = locale === 'ja' ? '10 月のまとめ' : 'October at a glance';
  const html = htmlPage(markdown, locale, [{ title: overview, summary: true, charts }]);
  const path = join(folder, `${NAMES.indexOf(name)}.html`);
  writeFileSync(path, html);
  return pathToFileURL(path).href;
}

if (CHROMIUM === null)
  console.warn('No Chromium here: the HTML page is not looked at. (In CI that is a failure.)');

describe.skipIf(CHROMIUM === null)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** The page as it stands in a window, and what it did that it must not do. */
  async function opened(name: Name, width: number, colorScheme: 'light' | 'dark') {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    const file = fileOf(name);
    const did: string[] = [];
    page.on('request', (request) => {
      if (request.url() !== file) did.push(`asked for ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
      did.push(`said ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on('console', (message) => {
      did.push(message.text());
    });
    page.on('popup', (popup) => {
      did.push(`opened ${popup.url()}`);
    });
    await page.goto(file);
    return { page, did };
  }

  describe.each(NAMES)('%s', (name) => {
    it.each([
      [360, 'light'],
      [1280, 'dark'],
    ] as const)('is without fault to those who hear it or see little (%i px, %s)', async (width, scheme) => {
      const { page } = await opened(name, width, scheme);
      expect(await faults(page)).toEqual([]);
      await page.close();
    });

    it('fits every screen, asks nobody for anything and runs nothing', async () => {
      const { page, did } = await opened(name, 360, 'light');
      for (const width of [360, 1280, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(TOO_WIDE), `${width} px`).toEqual([]);
      }
      expect(await page.title()).toMatch(/^PWG/);
      expect(await page.evaluate('getComputedStyle(document.body).margin'), 'its style').toBe('0px');
      expect(await page.locator(LIVELY).count()).toBe(0);
      expect(did).toEqual([]);
      await page.close();
    });

    it('fits the paper, unfolded, with where its links lead', async () => {
      const { page, did } = await opened(name, 1280, 'dark');
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: A4.width, height: A4.height });
      expect(await page.evaluate(TOO_WIDE)).toEqual([]);
      expect(await page.evaluate(FOLDED)).toBe(0);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
      expect(await page.locator('nav').isVisible()).toBe(false);
      const links = await page.locator('main a[rel=noreferrer]').count();
      expect(await page.locator('.targets').isVisible()).toBe(links > 0);
      expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
      expect(did).toEqual([]);
      await page.close();
    });
  });

  it('would see a page that asks, runs, or is too wide', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    const asked: string[] = [];
    page.on('request', (request) => {
      asked.push(request.url());
    });
    await page.setContent(
      '<img src="http://127.0.0.1:9/x"><p style="width:999px">wide</p><details>x<p>y</p></details><script>document.title="ran"</script>',
    );
    expect(asked).toEqual(['http://127.0.0.1:9/x']);
    expect(await page.title()).toBe('ran');
    expect(await page.locator(LIVELY).count()).toBe(2);
    expect(await page.evaluate(TOO_WIDE)).toContain('P: wide');
    expect(await page.evaluate(FOLDED)).toBe(1);
    expect(await faults(page)).toContain('image-alt');
    await page.close();
  });
});

/** In CSS pixels, without the margins. */
const A4 = { width: 680, height: 1000 };

/** What could ask or run. */
const LIVELY = 'script, img, iframe, object, embed, form, link, base, [onload], [onerror], [ontoggle]';

/** What stands out of the page to the right and can't be scrolled to in a box of its own. */
const TOO_WIDE = `(() => {
  const edge = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll('body *')].filter(
    (one) => one.getBoundingClientRect().right > edge + 1 && one.closest('.table, pre, nav, svg') === null,
  );
  const whole = document.documentElement.scrollWidth > edge ? ['the page'] : [];
  return [...whole, ...out.map((one) => one.tagName + ': ' + one.textContent.slice(0, 60))];
})()`;

const FOLDED = `[...document.querySelectorAll('details > :not(summary)')].filter(
  (one) => !one.checkVisibility({ contentVisibilityAuto: true }) || one.getClientRects().length === 0,
).length`;

/** The rules of axe-core that are broken gravely, each with a few places. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => `  ${html.slice(0, 160)}`)]);
}
