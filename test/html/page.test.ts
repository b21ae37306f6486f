import { describe, expect, it } from 'vitest';
import { htmlPage } from '../../src/html/page.ts';
import type { Chart } from '../../src/sections/section.ts';

const body = (markdown: string, locale: 'ja' | 'en' = 'en', charts: readonly Chart[] = []): string =>
  /<main[^>]*>(.*)<\/main>/s.exec(
    htmlPage(`# PWG shop\n\n## Alerts\n\n${markdown}`, locale, [{ title: 'Alerts', summary: false, charts }]),
  )?.[1] ?? '';

/** What stands below the heading of the only chapter. */
const inside = (markdown: string, locale: 'ja' | 'en' = 'en'): string =>
  body(markdown, locale)
    .replace(/^.*?<\/h2>\s*/s, '')
    .replace(/<\/section>.*$/s, '')
    .trim();

describe('HTML within the page', () => {
  it('folds what folds, with Markdown inside', () => {
    const folded = inside('<details><summary>The other 2 &lt;rules></summary>\n\n- one\n- two\n\n</details>');
    expect(folded.replaceAll('\n', '')).toBe(
      '<details><summary>The other 2 &#x3C;rules></summary><ul><li>one</li><li>two</li></ul></details>',
    );
  });

  it('folds within an item, and lets it stand open', () => {
    const item = inside('- 12 entries\n  <details open><summary>more</summary>\n\n  - one\n\n  </details>');
    expect(item.replaceAll('\n', '')).toBe(
      '<ul><li>12 entries<details open><summary>more</summary><ul><li>one</li></ul></details></li></ul>',
    );
  });

  it.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    ['<details ontoggle="alert(1)" open><summary>x</summary></details>'],
    ['<iframe src="javascript:void 0"></iframe><svg/onload=confirm(2)>'],
    ['<style>body{display:none}</style>'],
    ['<meta http-equiv="refresh" content="0; url=https://evil.example">'],
    ['<a href="javascript:alert(1)">x</a>'],
    ['<plaintext>'],
    ['<!-- -- --><b>x</b>'],
  ])('shows as text what is no fold: %s', (html) => {
    for (const shown of [inside(html), inside(`- so ${html}`), inside(`| a |\n|---|\n| ${html} |`)]) {
      expect(shown).not.toMatch(/<(?:script|img|iframe|svg|style|meta|a|plaintext|b)\b|<[^>]*\son/i);
    }
  });

  it('shows a tag without its partner as text, so that it swallows nothing', () => {
    expect(inside('<details><summary>lost</summary>\n\nwords\n\n### Next')).toMatch(
      /^&#x3C;details>&#x3C;summary>lost&#x3C;\/summary>\s*<p>words<\/p>\s*<h3 id="next">Next<\/h3>$/,
    );
    expect(inside('</details>\n\nwords')).toMatch(/^&#x3C;\/details>\s*<p>words<\/p>$/);
    expect(inside('in a line <details>x</details>')).toBe('<p>in a line &#x3C;details>x&#x3C;/details></p>');
  });

  it('breaks lines in a table and does not show remarks for editors, as on GitHub', () => {
    expect(inside('| a |\n|---|\n| x<br>y |')).toContain('>x<br>y</th>');
    expect(inside('<!-- for the scribe -->\n\nwords')).toBe('<p>words</p>');
  });
});

describe('a link', () => {
  it.each([
    [
      'https://mackerel.io/orgs/acme/alerts/2Pg',
      '<a href="https://mackerel.io/orgs/acme/alerts/2Pg" rel="noreferrer"',
    ],
    ['HTTP://example.com', '<a href="http://example.com/" rel="noreferrer"'],
    ['//example.com/x', '<a href="https://example.com/x" rel="noreferrer"'],
    ['2026-09.md', '<a href="2026-09.md">'],
    ['../search/2026-10.md#slo', '<a href="../search/2026-10.md#slo">'],
    ['#alerts', '<a href="#alerts">'],
  ])('leads to the web or to a file beside: %s', (address, anchor) => {
    expect(inside(`[words](${address})`)).toContain(anchor);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#10;script:alert(1)',
    '&#1;javascript:alert(1)',
    'data:text/html,hi',
    'vbscript:x',
    'file:///etc/passwd',
    'mailto:someone@example.com',
    'https://github.com@evil.example/',
  ])('leads nowhere else: %s', (address) => {
    expect(inside(`[words](<${address}>)`)).toBe('<p>words</p>');
  });

  it('stands in the place of a picture, which would ask for itself', () => {
    expect(inside('![the beacon](https://evil.example/x.png)')).toContain(
      '<a href="https://evil.example/x.png" rel="noreferrer" data-number="1">the beacon</a>',
    );
    expect(inside('![](data:image/png;base64,AAAA)')).not.toMatch(/<(?:img|a)\b/);
  });

  it('has a number on paper, the same for the same address, and its address stands at the end', () => {
    const page = body('[a](https://example.com/a) [b](https://example.com/b) [again](https://example.com/a)');
    expect([...page.matchAll(/data-number="(\d)"/g)].map(([, number]) => number)).toEqual(['1', '2', '1']);
    expect(page).toContain('<ol><li>https://example.com/a</li><li>https://example.com/b</li></ol></div>');
  });
});

describe('a line', () => {
  it('keeps short facts in one piece and shows the question', () => {
    expect(inside('- **重大度 1** ／ 未解決 → 閉じてよいですか？', 'ja')).toBe(
      '<ul>\n<li><span class="fact"><strong>重大度 1</strong><span class="slash">\u00a0／</span></span> ' +
        '<span class="fact">未解決 <span class="ask">→\u00a0閉じてよいですか？</span></span> </li>\n</ul>',
    );
  });

  it.each([
    ['opened Oct 2. Is that on purpose?', 'Is that on purpose?'],
    ['開いたまま。更新済みですか？', '更新済みですか？'],
    ['回復しました → 何がありましたか？ 気づけますか？', '→\u00a0何がありましたか？ 気づけますか？'],
    ['残っています。減らせますか？（アラートの節）', '減らせますか？'],
    ['問い: 見直しますか？', '見直しますか？'],
  ])('asks at its end: %s', (line, question) => {
    expect(inside(`- ${line}`)).toContain(`<span class="ask">${question}</span>`);
  });

  it.each(['0.45（今）40 件 → **0.5 で 4 件**', '何が？ と聞かれました。', '目標 99.9% → 99.876%'])(
    'asks nothing: %s',
    (line) => {
      expect(inside(`- ${line}`)).not.toContain('class="ask"');
    },
  );

  it('keeps a date in one piece, and a number with what it counts', () => {
    expect(inside('- 10-02 19:50 起票、33 件', 'ja')).toBe(
      '<ul>\n<li><span class="date">10-02 19:50</span> 起票、33\u00a0件</li>\n</ul>',
    );
    expect(inside('- `10-02 33 件`', 'ja')).toContain('<code>10-02 33 件</code>');
  });

  it('says its bars in numbers to those who hear them', () => {
    expect(inside('- So far: ▁▄█ (monthly)')).toContain(
      '<span class="bars" role="img" aria-label="course (1 low to 8 high): 1 4 8">▁▄█</span>',
    );
  });

  it('has room to write where nothing is said yet, and shows what was decided', () => {
    expect(inside('- 判断:\n-\n- Decision: threshold 0.5 @aoi')).toBe(
      '<ul>\n<li class="blank"><span class="key">判断:</span></li>\n<li class="blank"></li>\n' +
        '<li class="decided"><span class="key">Decision:</span> threshold 0.5 @aoi</li>\n</ul>',
    );
  });
});

it('says of each box what a tick means, and makes one of the empty item to fill in', () => {
  const items = inside('- [ ] do this\n- [x] did that\n\n-\n\n<!-- -->\n\n- [ ]', 'ja');
  expect(items.match(/<input [^>]*>/g)).toEqual([
    '<input type="checkbox" disabled aria-label="完了">',
    '<input type="checkbox" disabled checked aria-label="完了">',
    '<input type="checkbox" disabled aria-label="完了">',
  ]);
});

it('names the rows and columns of a table, and puts numbers to the right', () => {
  const table = inside('| | September | Remark |\n|---|---:|---|\n| Alerts | 78 | more |');
  expect(table).toContain('<div class="table" role="group" aria-label="Alerts: Table" tabindex="0">');
  expect(table).toContain('<td role="cell"></td>');
  expect(table).toContain('<th role="columnheader" scope="col" class="number">September</th>');
  expect(table).toContain('<th role="rowheader" scope="row">Alerts</th>');
  expect(table).toContain('<td role="cell" class="number">78</td>');
});

describe('the whole page', () => {
  const whole = htmlPage(
    [
      '# PWG shop, October 2026',
      '- Counted: Oct 1 – Oct 31',
      '## October at a glance',
      '**Deal with first**\n- the certificate\n',
      '**2 things worth the hour**\n1. the SLO\n',
      '## Alerts',
      '> ⚠ mackerel: could not read alerts',
      '### Mutes',
      '## Alerts',
      '---',
      'Made by pwg.',
    ].join('\n\n'),
    'en',
    [{ title: 'October at a glance', summary: true, charts: [] }],
  ).replace(/<style>.*?<\/style>/gs, '');

  it('has a name, landmarks, and contents that lead to each chapter', () => {
    expect(whole).toMatch(/^<!doctype html>\n<html lang="en"><head><meta charset="utf-8">/);
    expect(whole).toContain('<title>PWG shop, October 2026</title>');
    expect(whole).toContain('<a class="skip" href="#main">');
    expect(whole).toContain(
      '<nav aria-label="Contents"><ol><li><a href="#october-at-a-glance">October at a glance</a></li>' +
        '<li><a href="#alerts">Alerts</a><ol><li><a href="#mutes">Mutes</a></li></ol></li>' +
        '<li><a href="#alerts-1">Alerts</a></li></ol></nav>',
    );
    expect(whole).toContain('<section aria-labelledby="alerts-1"><h2 id="alerts-1">Alerts</h2>\n</section>');
    expect(whole).toMatch(/<div class="foot">\s*<p>Made by pwg\.<\/p><\/div><\/main>/);
  });

  it('shows first what comes first', () => {
    expect(whole).toContain('<div class="lead first"><h3>Deal with first</h3><ul>');
    expect(whole).toContain('<div class="lead hour"><h3>2 things worth the hour</h3><ol>');
    expect(whole).toContain('<blockquote class="gap">');
  });

  it('may do nothing but look as it does', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(whole) ?? [];
    expect(policy.replaceAll('&#x27;', "'")).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]+={0,2}'; base-uri 'none'; form-action 'none'$/,
    );
  });
});

describe('a chart', () => {
  const chart = (name: string, of: string | null = null): Chart => ({
    name,
    title: `shows ${name} <b>`,
    svg: `<svg class="pwg-chart"><style>.pwg-chart text{fill:red}</style><text>${name}</text></svg>`,
    of,
  });

  it('stands below its line, or at the end of its chapter', () => {
    const page = body('- [a](https://example.com/a%28b%29) rose\n  - Decision:\n\nwords', 'en', [
      chart('lost'),
      chart('rise', 'https://example.com/a(b)'),
    ]);
    const figure = (name: string): string =>
      `<figure><svg class="pwg-chart"><text>${name}</text></svg><figcaption>shows ${name} &#x3C;b></figcaption></figure>`;
    expect(page).toContain(` rose${figure('rise')}\n<ul>`);
    expect(page).toContain(`<p>words</p>${figure('lost')}</section>`);
  });

  it('brings its colours once, under the page’s policy', () => {
    const page = htmlPage('# PWG', 'en', [
      { title: 'a chapter that people have renamed', summary: false, charts: [chart('one'), chart('two')] },
    ]);
    expect(page.split('.pwg-chart text{fill:red}')).toHaveLength(2);
    expect(page.match(/sha256-/g)).toHaveLength(2);
    expect(page.match(/<figure>/g)).toHaveLength(2);
  });
});
