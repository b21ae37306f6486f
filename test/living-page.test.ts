/** A page under everything that can happen to it: crashes between any two steps, many runs at once, a person who saves. */
import { mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge, nextBase } from '../src/agenda/merge.ts';
import { readableDiff } from '../src/agenda/readable-diff.ts';
import { type Page, putPage, whileMine } from '../src/outputs/index.ts';
import { EXIT } from '../src/problem.ts';
import type { Files } from '../src/world.ts';
import { testWorld } from './support/world.ts';

const NAME = 'minutes/shop/2026-10.md';
const target = { output: null, mode: 'write' } as const;
const names = { service: 'shop', month: '2026-10' };

const page = (n: number): Page => ({
  render: (shownAt) =>
    `# PWG\n\n## Alerts\n\n- [rule](https://m.example/monitors/1) ${n} alerts\n  - Decision:\n\nas of ${shownAt.toISOString()}\n`,
  at: new Date(Date.UTC(2026, 10, 16 + n)),
  sameDay: (a, b) => a.getTime() === b.getTime(),
  names,
  merge,
  nextBase,
  compare: readableDiff,
});

function project() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-living-')));
  return { root, path: join(root, NAME), where: { root, output: 'minutes/{service}/{month}.md' } };
}

describe('a page that people write into', () => {
  it('is the old or the new one, whole, wherever a run dies, and the next run leaves nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(9), fc.boolean(), fc.boolean(), async (step, after, edited) => {
        const { root, path, where } = project();
        const alive = testWorld({ cwd: root });
        await putPage(alive, where, target, page(1));
        const words = edited ? '  - Decision: keep\n' : '  - Decision:\n';
        writeFileSync(path, readFileSync(path, 'utf8').replace('  - Decision:\n', words));
        const old = readFileSync(path, 'utf8');

        const dying = { ...alive, files: diesAt(alive.files, step, after) };
        await putPage(dying, where, target, page(2)).catch((error: unknown) => {
          if (!(error instanceof Died)) throw error;
        });
        const left = readFileSync(path, 'utf8');
        expect([old, page(2).render(page(2).at).replace('  - Decision:\n', words)]).toContain(left);

        await putPage(alive, where, target, page(3));
        expect(readFileSync(path, 'utf8')).toBe(page(3).render(page(3).at).replace('  - Decision:\n', words));
        expect(readdirSync(dirname(path))).toEqual(['2026-10.md']);
      }),
      { seed: 20261116, numRuns: 200 },
    );
  });

  it('with nothing new costs no write at all', async () => {
    const { root, path, where } = project();
    const world = testWorld({ cwd: root });
    await putPage(world, where, target, page(1));
    writeFileSync(path, `${readFileSync(path, 'utf8')}mine\n`);
    await putPage(world, where, target, page(2));
    const dying = { ...world, files: diesAt(world.files, 0, false) };
    expect(await putPage(dying, where, target, page(2))).toBe(EXIT.ok);
  });

  it('is made by one of twenty runs at once; the others come again later', async () => {
    const { root, path, where } = project();
    const world = testWorld({ cwd: root });
    await putPage(world, where, target, page(1));
    writeFileSync(path, `${readFileSync(path, 'utf8')}mine\n`);
    const runs = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        whileMine(world, where, target, names, () => putPage(world, where, target, page(2))),
      ),
    );
    expect(runs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const run of runs) {
      if (run.status === 'rejected') expect(run.reason).toMatchObject({ exit: EXIT.tryLater });
    }
    expect(readFileSync(path, 'utf8')).toContain('mine');
    expect(readFileSync(path, 'utf8')).toContain('2 alerts');
  });

  it('that somebody saves in the middle of a run keeps what they saved', async () => {
    const { root, path, where } = project();
    const world = testWorld({ cwd: root });
    await putPage(world, where, target, page(1));
    const saved = `${readFileSync(path, 'utf8')}saved meanwhile\n`;
    const files: Files = {
      ...world.files,
      replace: async (...args) => {
        writeFileSync(path, saved);
        return world.files.replace(...args);
      },
    };
    await expect(putPage({ ...world, files }, where, target, page(2))).rejects.toMatchObject({
      exit: EXIT.tryLater,
    });
    expect(readFileSync(path, 'utf8')).toBe(saved);
  });
});

class Died extends Error {}

/** The disk of a process that dies before or after its `step`th change of a file. */
function diesAt(files: Files, step: number, after: boolean): Files {
  let done = 0;
  const change =
    <A extends readonly unknown[]>(perform: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      const last = done === step;
      done += 1;
      if (last && !after) throw new Died();
      await perform(...args);
      if (last) throw new Died();
    };
  return {
    ...files,
    write: change(files.write),
    replace: change(files.replace),
    remove: change(files.remove),
    append: change(files.append),
    move: change(files.move),
  };
}
