import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../src/examine.ts';
import { writeInstant } from '../src/http.ts';
import { EXIT } from '../src/problem.ts';
import { type PrepareRequest, prepare } from '../src/run.ts';
import { Secret } from '../src/secret.ts';
import { prepareRequest } from './support/request.ts';
import { PACKAGE_ROOT, type TestWorld, testWorld } from './support/world.ts';

let folder: string;
let world: TestWorld;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-run-')));
  world = testWorld({ cwd: folder });
});
afterEach(() => rmSync(folder, { recursive: true }));

const config = (text: string): void => writeFileSync(join(folder, 'pwg.config.yaml'), text);
const SHOP = 'services: [{ name: shop, repo: acme/shop }]\n';

describe('the page', () => {
  it('of last time stays when no source answers', async () => {
    config(SHOP);
    await writeInstant(world, join(folder, 'nothing'), new Date('2026-11-16T00:00:00Z'));
    writeFileSync(join(folder, 'page.md'), 'old\n');
    const request = prepareRequest({ replay: 'nothing', target: { output: 'page.md', mode: 'write' } });
    await expect(prepare(request, world)).rejects.toMatchObject({
      what: 'No source answered.',
      exit: EXIT.unavailable,
    });
    expect(readFileSync(join(folder, 'page.md'), 'utf8')).toBe('old\n');
  });

  it('is not made with a key that others on the machine can read', async () => {
    config(`sources: { mackerel: { apiKey: 'file:key' } }\n${SHOP}`);
    writeFileSync(join(folder, 'key'), 'mk-of-the-team', { mode: 0o644 });
    await expect(prepare(prepareRequest(), world)).rejects.toMatchObject({ exit: EXIT.notPermitted });
    expect(world.printed).toEqual([]);
  });
});

it.each(['md', 'html', 'json'] as const)(
  'no key is carried further, whoever wrote it down: %s',
  async (format) => {
    new Secret('acme-web/operations', 'KEY');
    await prepare(prepareRequest({ demo: true, format }), world);
    expect(world.printed.join('')).toMatch(/\[secret]|%5Bsecret%5D/);
    expect(world.printed.join('')).not.toContain('acme-web/operations');
  },
);

describe('a page with charts', () => {
  it('links a file beside it for each, keeps them up to date, and is the same without them elsewhere', async () => {
    const demo = readFileSync(join(PACKAGE_ROOT, 'pwg.config.yaml'), 'utf8').replace(/^replay:.*$/m, '');
    config(`${demo}\ncharts: svg\n`);
    const run = (different: Partial<PrepareRequest> = {}) =>
      prepare(
        prepareRequest({
          replay: join(PACKAGE_ROOT, 'fixtures/demo'),
          only: ['slo'],
          target: { output: null, mode: 'write' },
          ...different,
        }),
        world,
      );
    await run();
    const page = join(folder, 'minutes/shop/2026-10.md');
    const charts = join(folder, 'minutes/shop/2026-10.charts');
    const linked = [...readFileSync(page, 'utf8').matchAll(/\]\(2026-10\.charts\/(\S+)\)/g)].map(
      ([, file]) => file,
    );
    expect(linked.length).toBeGreaterThan(0);
    expect(readdirSync(charts)).toEqual(linked.toSorted());
    expect(await run({ target: { output: null, mode: 'check' } })).toBe(EXIT.ok);

    const own = readFileSync(page, 'utf8').replace('判断:', '判断: 様子を見る');
    writeFileSync(page, own);
    rmSync(join(charts, linked[0] ?? ''));
    await run({ format: 'html' });
    expect(readFileSync(page, 'utf8')).toBe(own);
    expect(readdirSync(charts)).toHaveLength(linked.length);

    await run({ target: { output: '-', mode: 'write' } });
    expect(world.printed.join('')).not.toContain('.charts');

    config(demo);
    await run();
    const plain = readFileSync(page, 'utf8');
    expect(plain).toContain('判断: 様子を見る');
    expect(plain).not.toContain('.charts');
    expect(readdirSync(charts)).toEqual([]);
  });
});

describe('--record', () => {
  it('leaves no folder behind when the command can not be meant', async () => {
    config(SHOP);
    const request = prepareRequest({ services: ['shpo'], record: 'answers' });
    await expect(prepare(request, world)).rejects.toMatchObject({ exit: EXIT.usage });
    expect(existsSync(join(folder, 'answers'))).toBe(false);
  });
});

describe('the doctor', () => {
  it('asks no API where saved answers stand in for it', async () => {
    config(SHOP);
    await writeInstant(world, join(folder, 'saved'), new Date('2026-11-16T00:00:00Z'));
    const project = { ...prepareRequest(), replay: 'saved', format: 'text' } as const;
    expect(await examine(project, world)).toBe(EXIT.ok);
    expect(world.said.at(-1)).toContain('saved: no key and no API is asked');
  });
});
