import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { BEGINNING } from '../../src/charts/frame.ts';
import { GALLERY_BEGINNING } from '../../src/charts/gallery.ts';
import { putCharts, putGallery } from '../../src/outputs/charts.ts';
import { EXIT } from '../../src/problem.ts';
import { thrownBy } from '../support/door.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let root: string;
let page: string;
let world: TestWorld;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-charts-')));
  page = join(root, '2026-10.md');
  writeFileSync(page, '# PWG\n');
  world = testWorld({ cwd: root });
});

const svg = (of: string): string => `${BEGINNING}>${of}</svg>\n`;
const files = (of: Record<string, string>) => new Map(Object.entries(of));
const put = (charts: Record<string, string>, mode: 'write' | 'dry-run' | 'check' = 'write') =>
  putCharts(world, { root, page }, files(charts), mode);
const there = () => readdirSync(join(root, '2026-10.charts')).sort();

describe('the charts beside a page', () => {
  it('are written, and the second time nothing is', async () => {
    expect(await put({ 'slo-a.svg': svg('a'), 'slo-b.svg': svg('b') })).toBe(EXIT.ok);
    expect(readFileSync(join(root, '2026-10.charts/slo-a.svg'), 'utf8')).toBe(svg('a'));
    const before = statSync(join(root, '2026-10.charts/slo-a.svg')).mtimeMs;
    await put({ 'slo-a.svg': svg('a'), 'slo-b.svg': svg('b') });
    expect(statSync(join(root, '2026-10.charts/slo-a.svg')).mtimeMs).toBe(before);
    expect(world.said).toEqual(['Brought 2 charts in 2026-10.charts up to date.']);
  });

  it('go when they are drawn no more, unless the page still links them or somebody else made them', async () => {
    await put({ 'slo-a.svg': svg('a'), 'slo-b.svg': svg('b') });
    writeFileSync(join(root, '2026-10.charts/slo-c.svg'), '<?xml version="1.0"?><svg>drawn by hand</svg>');
    writeFileSync(join(root, '2026-10.charts/notes.txt'), 'ours');
    writeFileSync(page, '# PWG\n\n- x ／ [図](2026-10.charts/slo-b.svg)\n');
    await put({});
    expect(there()).toEqual(['notes.txt', 'slo-b.svg', 'slo-c.svg']);
  });

  it('are only looked at by --check and --dry-run', async () => {
    expect(await put({ 'slo-a.svg': svg('a') }, 'check')).toBe(EXIT.differs);
    expect(await put({ 'slo-a.svg': svg('a') }, 'dry-run')).toBe(EXIT.ok);
    expect(existsSync(join(root, '2026-10.charts'))).toBe(false);
    await put({ 'slo-a.svg': svg('a') });
    expect(await put({ 'slo-a.svg': svg('a') }, 'check')).toBe(EXIT.ok);
    expect(await put({ 'slo-a.svg': svg('other') }, 'check')).toBe(EXIT.differs);
    expect(readFileSync(join(root, '2026-10.charts/slo-a.svg'), 'utf8')).toBe(svg('a'));
  });

  it('never replace what somebody else put under their name', async () => {
    mkdirSync(join(root, '2026-10.charts'));
    writeFileSync(join(root, '2026-10.charts/slo-a.svg'), 'mine');
    expect(await thrownBy(put({ 'slo-a.svg': svg('a') }))).toMatchObject({ exit: EXIT.unmergeable });
    expect(readFileSync(join(root, '2026-10.charts/slo-a.svg'), 'utf8')).toBe('mine');
  });

  it('never leave the project through a link, nor take anything away there', async () => {
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-elsewhere-')));
    writeFileSync(join(elsewhere, 'slo-z.svg'), svg('z'));
    symlinkSync(elsewhere, join(root, '2026-10.charts'));
    expect(await thrownBy(put({ 'slo-a.svg': svg('a') }))).toMatchObject({ exit: EXIT.notPermitted });
    await put({});
    expect(readdirSync(elsewhere)).toEqual(['slo-z.svg']);
  });
});

describe('a folder of charts that a person named', () => {
  it('holds those of this run and an index, and what was there of somebody else', async () => {
    const index = `${GALLERY_BEGINNING}<p>`;
    await putGallery(world, 'graphs', files({ 'shop-a.svg': svg('a'), 'index.html': index }));
    writeFileSync(join(root, 'graphs/mine.svg'), '<svg/>');
    await putGallery(world, 'graphs', files({ 'shop-b.svg': svg('b'), 'index.html': index }));
    expect(readdirSync(join(root, 'graphs')).sort()).toEqual(['index.html', 'mine.svg', 'shop-b.svg']);
    expect(world.said).toEqual([
      'Wrote 1 chart and an index to graphs',
      'Wrote 1 chart and an index to graphs',
    ]);
  });

  it('does not replace an index that somebody else wrote', async () => {
    writeFileSync(join(root, 'index.html'), '<h1>Our site</h1>');
    const wanted = files({ 'index.html': GALLERY_BEGINNING });
    expect(await thrownBy(putGallery(world, '.', wanted))).toMatchObject({ exit: EXIT.unmergeable });
  });
});
