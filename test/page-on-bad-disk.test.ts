/** A page on a disk that is full, may not be written or takes a part of a write: it is the old one, whole, and a code says why. */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { merge, nextBase } from '../src/agenda/merge.ts';
import { readableDiff } from '../src/agenda/readable-diff.ts';
import { putPage, whileMine } from '../src/outputs/index.ts';
import { EXIT, Problem } from '../src/problem.ts';
import type { Files } from '../src/world.ts';
import { thrownBy } from './support/door.ts';
import { testWorld } from './support/world.ts';

const names = { service: 'shop', month: '2026-10' };
const target = { output: null, mode: 'write' } as const;
const said = (n: number): string =>
  `# PWG\n\n## Alerts\n\n- [rule](https://m.example/monitors/1) ${n} alerts\n  - Decision:\n`;
const written = (n: number): string => said(n).replace('Decision:', 'Decision: mine');

/** A project with a page that a person has written into. */
async function project(root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-bad-disk-')))) {
  const path = join(root, 'minutes/shop/2026-10.md');
  const run = (n: number, files: Partial<Files> = {}) => {
    const alive = testWorld({ cwd: root });
    const world = { ...alive, files: { ...alive.files, ...files } };
    const where = { root, output: 'minutes/{service}/{month}.md' };
    const page = {
      ...{ names, merge, nextBase, compare: readableDiff },
      render: () => said(n),
      at: new Date(Date.UTC(2026, 10, n)),
      sameDay: () => false,
    };
    return whileMine(world, where, target, names, () => putPage(world, where, target, page));
  };
  await run(1);
  writeFileSync(path, written(1));
  return { root, path, run };
}

const STEPS = ['write', 'replace', 'remove'] as const;

describe('a disk that refuses', () => {
  const refusal = (exit: typeof EXIT.ioError | typeof EXIT.cannotCreate) =>
    new Problem({ what: 'no', why: 'no', try: 'no' }, exit);

  it.each([
    ['it is full', EXIT.ioError],
    ['it may only be read', EXIT.cannotCreate],
  ])('any one write, since %s, leaves the page old or new and the next run in order', async (_, exit) => {
    let refused = 0;
    for (let step = 0; step < 8; step += 1) {
      const { path, run } = await project();
      let done = 0;
      const { files } = testWorld();
      const failing = Object.fromEntries(
        STEPS.map((name) => [
          name,
          async (...args: readonly unknown[]) => {
            done += 1;
            if (done - 1 === step) throw refusal(exit);
            return (files[name] as (...args: readonly unknown[]) => Promise<void>)(...args);
          },
        ]),
      ) as Partial<Files>;
      const problem = await run(2, failing).then(
        () => null,
        (error: unknown) => error,
      );
      if (problem !== null) {
        refused += 1;
        expect(problem).toMatchObject({ exit });
      }
      expect([written(1), written(2)]).toContain(readFileSync(path, 'utf8'));
      await run(3);
      expect(readFileSync(path, 'utf8')).toBe(written(3));
      expect(readdirSync(dirname(path))).toEqual(['2026-10.md']);
    }
    // Of what is kept, the base before, the page, the base after.
    expect(refused).toBe(4);
  });
});

describe('a real disk', () => {
  const mounts: string[] = [];
  afterEach(() => {
    for (const mount of mounts.splice(0)) system('umount', mount);
  });
  const mount = (options: string, ...what: readonly string[]): string | null => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-mount-')));
    if (!system('mount', ...what, '-o', options, folder)) return null;
    mounts.push(folder);
    return folder;
  };

  it('that is full leaves the page as it was, says 74, and goes on when there is room', async (test) => {
    const root = mount('size=256k', '-t', 'tmpfs', 'tmpfs');
    if (root === null) return test.skip('only the superuser may mount');
    const { path, run } = await project(root);
    const ballast = join(root, 'ballast');
    for (const size of [4096, 1]) fill(ballast, size);
    expect(await thrownBy(run(2))).toMatchObject({ exit: EXIT.ioError });
    expect(readFileSync(path, 'utf8')).toBe(written(1));
    rmSync(ballast);
    await run(3);
    expect(readFileSync(path, 'utf8')).toBe(written(3));
    expect(readdirSync(dirname(path))).toEqual(['2026-10.md']);
  });

  it('that may only be read leaves the page as it was and says 73', async (test) => {
    const root = mount('size=256k', '-t', 'tmpfs', 'tmpfs');
    if (root === null) return test.skip('only the superuser may mount');
    const { path, run } = await project(root);
    system('mount', '-o', 'remount,ro', root);
    expect(await thrownBy(run(2))).toMatchObject({ exit: EXIT.cannotCreate });
    expect(readFileSync(path, 'utf8')).toBe(written(1));
    system('mount', '-o', 'remount,rw', root);
    await run(3);
    expect(readFileSync(path, 'utf8')).toBe(written(3));
  });

  it('on which somebody put a link in the place of the page keeps link and target', async () => {
    const { root, path, run } = await project();
    const elsewhere = join(root, 'elsewhere.md');
    writeFileSync(elsewhere, 'theirs\n');
    rmSync(path);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(elsewhere, path);
    expect(await thrownBy(run(2))).toMatchObject({ exit: EXIT.notPermitted });
    expect(readFileSync(elsewhere, 'utf8')).toBe('theirs\n');
  });
});

/** Whether the system's program did it. */
function system(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}

/** Until not one more piece of `size` fits. */
function fill(path: string, size: number): void {
  const piece = Buffer.alloc(size);
  try {
    for (;;) writeFileSync(path, piece, { flag: 'a' });
  } catch {
    // Full: that was the purpose.
  }
}
