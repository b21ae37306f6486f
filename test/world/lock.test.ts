import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { EXIT } from '../../src/problem.ts';
import { holding } from '../../src/world/lock.ts';

const fresh = async () => join(await mkdtemp(join(tmpdir(), 'pwg-lock-')), 'lock');

it('lets one in, turns the others away, and leaves nothing behind', async () => {
  const path = await fresh();
  let inside = 0;
  const visits = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      holding(path, async () => {
        inside += 1;
        expect(inside).toBe(1);
        await setTimeout(20);
        inside -= 1;
      }),
    ),
  );
  expect(visits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const visit of visits) {
    if (visit.status === 'rejected') expect(visit.reason).toMatchObject({ exit: EXIT.tryLater });
  }
  expect(await readdir(join(path, '..'))).toEqual([]);
});

it('lets the next one in after an action that failed', async () => {
  const path = await fresh();
  await expect(holding(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await holding(path, async () => 'in')).toBe('in');
});

it('takes over from a process that is gone', async () => {
  const path = await fresh();
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  await writeFile(path, lock({ pid }));
  expect(await holding(path, async () => 'in')).toBe('in');
});

it('takes over where the number of the process belongs to another one now', async () => {
  const path = await fresh();
  await writeFile(path, lock({ pid: process.pid, started: 'long ago' }));
  expect(await holding(path, async () => 'in')).toBe('in');
});

it('trusts a lock of another machine for an hour', async () => {
  const path = await fresh();
  const elsewhere = { pid: 1, host: 'elsewhere' };
  await writeFile(path, lock(elsewhere));
  await expect(holding(path, async () => 'in')).rejects.toMatchObject({ exit: EXIT.tryLater });
  await writeFile(path, lock({ ...elsewhere, since: new Date(Date.now() - 3_700_000).toISOString() }));
  expect(await holding(path, async () => 'in')).toBe('in');
});

it('takes over what was cut off in the writing', async () => {
  const path = await fresh();
  await writeFile(path, '{"pid":');
  expect(await holding(path, async () => readFile(path, 'utf8'))).toContain(`"pid":${process.pid}`);
});

const lock = (said: object): string =>
  JSON.stringify({ host: hostname(), since: new Date().toISOString(), started: null, ...said });
