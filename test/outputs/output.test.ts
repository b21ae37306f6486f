import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { merge, nextBase } from '../../src/agenda/merge.ts';
import { readableDiff } from '../../src/agenda/readable-diff.ts';
import {
  otherPages,
  type Page,
  type PageTarget,
  putPage,
  refuseSharedFile,
} from '../../src/outputs/index.ts';
import { EXIT } from '../../src/problem.ts';
import type { World } from '../../src/world.ts';
import { testWorld } from '../support/world.ts';

let root: string;
let world: World & { readonly said: readonly string[]; readonly printed: readonly string[] };

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-output-')));
  world = testWorld({ cwd: root });
});

const NINE = new Date('2026-11-16T00:00:00Z');
const TEN = new Date('2026-11-16T01:00:00Z');
const TOMORROW = new Date('2026-11-17T00:00:00Z');

const page = (words: string, at = NINE): Page => ({
  render: (shownAt) => `# ${words}\n\nas of ${shownAt.toISOString()}\n`,
  at,
  sameDay: (a, b) => a.toISOString().slice(0, 10) === b.toISOString().slice(0, 10),
  names: { service: 'shop', month: '2026-10' },
  merge,
  nextBase,
  compare: readableDiff,
});
const write: PageTarget = { output: null, mode: 'write' };
const put = (what: Page, target = write, output = 'minutes/{service}/{month}.md') =>
  putPage(world, { root, output }, target, what);
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const path = 'minutes/shop/2026-10.md';

describe('a page', () => {
  it('is written where the config says, and the person is told where', async () => {
    expect(await put(page('October'))).toBe(EXIT.ok);
    expect(read(path)).toBe('# October\n\nas of 2026-11-16T00:00:00.000Z\n');
    expect(world.said).toEqual([`Wrote ${path}`]);
  });

  it('keeps its bytes and its time when nothing changed on the same day', async () => {
    await put(page('October'));
    await put(page('October', TEN));
    expect(read(path)).toContain('as of 2026-11-16T00:00:00.000Z');
    await put(page('October', TOMORROW));
    expect(read(path)).toContain('as of 2026-11-17T00:00:00.000Z');
  });

  it('is replaced when the data changed and nobody wrote into it', async () => {
    await put(page('October'));
    await put(page('October, corrected', TEN));
    expect(read(path)).toBe('# October, corrected\n\nas of 2026-11-16T01:00:00.000Z\n');
    expect(readdirSync(dirname(join(root, path)))).toEqual(['2026-10.md']);
  });

  it('keeps what people wrote and brings what is new', async () => {
    await put(page('October'));
    writeFileSync(join(root, path), `${read(path)}a note\n`);
    expect(await put(page('October', TOMORROW))).toBe(EXIT.ok);
    expect(read(path)).toBe('# October\n\nas of 2026-11-17T00:00:00.000Z\na note\n');
    expect(world.said.at(-1)).toBe(`Wrote ${path} (what people wrote in it is kept)`);
  });

  it('with the words of people stays byte for byte where nothing is new', async () => {
    await put(page('October'));
    const edited = `\ufeff${read(path).replaceAll('\n', '\r\n')}a note`;
    writeFileSync(join(root, path), edited);
    await put(page('October', TEN));
    expect(read(path)).toBe(edited);
  });

  it('that can not be merged is not touched, and the fresh one goes beside it', async () => {
    await put(page('October'));
    const edited = `${read(path)}<<<<<<< mine\na\n=======\nb\n>>>>>>> theirs\n`;
    writeFileSync(join(root, path), edited);
    await expect(put(page('October, corrected', TEN))).rejects.toMatchObject({ exit: EXIT.unmergeable });
    expect(read(path)).toBe(edited);
    expect(read('minutes/shop/2026-10.new.md')).toContain('October, corrected');
  });

  it('in another encoding is not touched', async () => {
    await put(page('October'));
    const edited = Buffer.concat([readFileSync(join(root, path)), Buffer.from([0x82, 0xa0])]);
    writeFileSync(join(root, path), edited);
    await expect(put(page('October', TOMORROW))).rejects.toMatchObject({ exit: EXIT.unmergeable });
    expect(readFileSync(join(root, path))).toEqual(edited);
  });

  it('whose record is lost is only added to', async () => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '# October\n\n- mine\n');
    await put(page('October'));
    expect(read(path)).toContain('- mine');
    expect(read(path)).toContain('as of 2026-11-16');
  });

  it('is kept in its last twenty versions', async () => {
    for (let n = 0; n < 23; n += 1) await put(page(`October ${n}`, TEN));
    expect(readdirSync(join(root, '.pwg/versions', path))).toHaveLength(20);
  });

  it('is never touched when pwg does not know who wrote it', async () => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), 'by hand\n');
    await expect(put(page('October'))).rejects.toMatchObject({ exit: EXIT.unmergeable });
    expect(read(path)).toBe('by hand\n');
  });

  it('beside a touched one is not touched either once a person wrote into it', async () => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), 'by hand\n');
    writeFileSync(join(root, 'minutes/shop/2026-10.new.md'), 'also by hand\n');
    await expect(put(page('October'))).rejects.toMatchObject({ exit: EXIT.unmergeable });
    expect(read('minutes/shop/2026-10.new.md')).toBe('also by hand\n');
  });
});

describe('where a page may go', () => {
  it.each(['../outside.md', '/etc/pwg.md', 'minutes/../../outside.md', 'a\0b.md'])(
    'never outside the project: %j',
    async (output) => {
      await expect(put(page('x'), write, output)).rejects.toMatchObject({ exit: EXIT.notPermitted });
    },
  );

  it('never through a link out of the project', async () => {
    symlinkSync(tmpdir(), join(root, 'minutes'));
    await expect(put(page('x'))).rejects.toMatchObject({ exit: EXIT.notPermitted });
  });

  it('never in place of a link', async () => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, 'elsewhere.md'), 'mine\n');
    symlinkSync(join(root, 'elsewhere.md'), join(root, path));
    await expect(put(page('x'))).rejects.toMatchObject({ exit: EXIT.notPermitted });
    expect(read('elsewhere.md')).toBe('mine\n');
  });

  it('anywhere when a person typed it', async () => {
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-typed-')));
    await put(page('x'), { output: join(elsewhere, '{service}.md'), mode: 'write' });
    expect(readFileSync(join(elsewhere, 'shop.md'), 'utf8')).toContain('# x');
  });

  it('to standard output as nothing but the page', async () => {
    expect(await put(page('x'), { output: '-', mode: 'write' })).toBe(EXIT.ok);
    expect(world.printed.join('')).toBe('# x\n\nas of 2026-11-16T00:00:00.000Z\n');
    expect(readdirSync(root)).toEqual([]);
  });

  it('to one file for several services is refused', () => {
    expect(() => refuseSharedFile(write, { output: 'pwg.md' }, 2)).toThrow(/one file/);
    expect(() => refuseSharedFile(write, { output: '{service}.md' }, 2)).not.toThrow();
    expect(() => refuseSharedFile(write, { output: 'pwg.md' }, 1)).not.toThrow();
  });
});

describe('without writing', () => {
  it('--check tells by its exit code whether the page would change', async () => {
    expect(await put(page('October'), { output: null, mode: 'check' })).toBe(EXIT.differs);
    await put(page('October'));
    expect(await put(page('October', TEN), { output: null, mode: 'check' })).toBe(EXIT.ok);
    expect(await put(page('Other', TEN), { output: null, mode: 'check' })).toBe(EXIT.differs);
    expect(read(path)).toContain('# October');
  });

  it('--dry-run shows what would change of a page that is there', async () => {
    await put(page('October'));
    await put(page('November', TEN), { output: null, mode: 'dry-run' });
    expect(world.printed.join('')).toContain('- # October\n');
    expect(world.printed.join('')).toContain('+ # November\n');
    expect(read(path)).toContain('# October');
  });

  it('--dry-run shows a page that is not there', async () => {
    expect(await put(page('October'), { output: null, mode: 'dry-run' })).toBe(EXIT.ok);
    expect(world.printed.join('')).toContain('# October');
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('the page of the month before', () => {
  const names = { service: 'shop', month: '2026-10' };
  const september = async (typed: string | null) => {
    const target: PageTarget = { output: typed, mode: 'write' };
    const project = { root, output: 'minutes/{service}/{month}.md' };
    const [found] = await otherPages(world, project, target, names, ['2026-09']);
    return found?.path ?? null;
  };

  it('is named by its path from this one, wherever in the project that is', async () => {
    expect(await september(null)).toBeNull();
    mkdirSync(join(root, 'minutes/shop'), { recursive: true });
    writeFileSync(join(root, 'minutes/shop/2026-09.md'), '# September\n');
    expect(await september(null)).toBe('2026-09.md');
    expect(await september('-')).toBe('2026-09.md');
    expect(await september('draft.md')).toBe('minutes/shop/2026-09.md');
  });

  it('is not named from outside the project, where the way there is that of this machine', async () => {
    mkdirSync(join(root, 'minutes/shop'), { recursive: true });
    writeFileSync(join(root, 'minutes/shop/2026-09.md'), '# September\n');
    expect(await september(join(tmpdir(), 'pwg-elsewhere.md'))).toBeNull();
  });
});
