import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptCheck } from '../../src/examine/kept.ts';
import { outputChecks } from '../../src/examine/output.ts';
import { testWorld } from '../support/world.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pwg-places-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const { files } = testWorld();

it('offers a backfill where nothing is kept yet', async () => {
  expect(await keptCheck(files, root)).toMatchObject({ ok: true, try: expect.stringContaining('backfill') });
});

it('names a damaged file, and one that others can change', async () => {
  const folder = join(root, '.pwg', 'history', 'mackerel');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, '2026-09.json.damaged'), '{', { mode: 0o600 });
  expect(await keptCheck(files, root)).toMatchObject({
    ok: false,
    detail: expect.stringContaining('.pwg/history/mackerel/2026-09.json.damaged'),
  });
  chmodSync(folder, 0o777);
  expect(await keptCheck(files, root)).toMatchObject({ ok: false, try: expect.stringContaining('chmod') });
});

it('leaves nothing behind where the page can be written', async () => {
  const checks = await outputChecks(files, root, join(root, 'minutes', 'shop', '2026-10.md'));
  expect(checks).toMatchObject([{ ok: true, what: 'minutes/shop/2026-10.md can be written' }]);
  expect(readdirSync(root)).toEqual([]);
});

it('tells of a page that waits to be joined, and of one that is held', async () => {
  const page = join(root, '2026-10.md');
  writeFileSync(page.replace('.md', '.new.md'), '# fresh\n');
  await files.lock(join(root, '.pwg', 'locks', '2026-10.md'), async () => {
    const bad = (await outputChecks(files, root, page)).filter(({ ok }) => !ok);
    expect(bad.map(({ what }) => what)).toEqual([
      '2026-10.md is held by nobody',
      '2026-10.md could not be joined with the fresh page',
    ]);
  });
});
