import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptListings, refuseOpenState } from '../../src/history/state.ts';
import { EXIT } from '../../src/problem.ts';
import { disk } from '../../src/world/disk.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pwg-state-'));
  mkdirSync(join(root, '.pwg/history/mackerel/alerts'), { recursive: true, mode: 0o700 });
  writeFileSync(join(root, '.pwg/history/mackerel/alerts/2026-09.json'), '{}', { mode: 0o600 });
});
afterEach(() => rmSync(root, { recursive: true }));

describe('what is kept', () => {
  it('may be read by others, as in a checkout, but changed by us alone', async () => {
    chmodSync(join(root, '.pwg/history/mackerel/alerts/2026-09.json'), 0o644);
    chmodSync(join(root, '.pwg'), 0o755);
    await refuseOpenState(disk, root);
    await refuseOpenState(disk, join(root, 'nothing here'));
  });

  it.each([
    ['.pwg', 0o775, '.pwg'],
    ['.pwg/history/mackerel', 0o777, '.pwg/history/mackerel'],
    ['.pwg/history/mackerel/alerts/2026-09.json', 0o660, '.pwg/history/mackerel/alerts/2026-09.json'],
  ])('is refused when others can change %s', async (path, mode, named) => {
    chmodSync(join(root, path), mode);
    await expect(refuseOpenState(disk, root)).rejects.toMatchObject({
      what: `Others on this machine can change ${named}.`,
      try: 'chmod -R go-w .pwg',
      exit: EXIT.notPermitted,
    });
  });

  it('is refused when it lies elsewhere', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'pwg-elsewhere-'));
    symlinkSync(elsewhere, join(root, '.pwg/snapshots'));
    await expect(refuseOpenState(disk, root)).rejects.toMatchObject({
      what: '.pwg/snapshots is a symbolic link.',
      exit: EXIT.notPermitted,
    });
    rmSync(elsewhere, { recursive: true });
  });

  it('is told by source and listing', async () => {
    for (const name of ['2026-08.json', '2026-07.json.damaged', '.pwg-0.tmp']) {
      writeFileSync(join(root, '.pwg/history/mackerel/alerts', name), '{}');
    }
    expect(await keptListings(disk, root)).toEqual([
      { source: 'mackerel', listing: 'alerts', months: ['2026-08', '2026-09'] },
    ]);
    expect(await keptListings(disk, join(root, 'nothing here'))).toEqual([]);
  });
});
