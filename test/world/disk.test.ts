import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/problem.ts';
import { disk } from '../../src/world/disk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pwg-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (...names: readonly string[]): string => join(folder, ...names);

describe('a write', () => {
  it('makes the folders it needs and leaves nothing else behind', async () => {
    await disk.write(at('a', 'b', 'page.md'), '障害\n');
    expect(readFileSync(at('a', 'b', 'page.md'), 'utf8')).toBe('障害\n');
    expect(readdirSync(at('a', 'b'))).toEqual(['page.md']);
  });

  it('keeps the mode of the file it replaces, or sets the one asked for', async () => {
    writeFileSync(at('page.md'), 'old');
    chmodSync(at('page.md'), 0o640);
    await disk.write(at('page.md'), 'new');
    expect(statSync(at('page.md')).mode & 0o777).toBe(0o640);
    await disk.write(at('page.md'), 'new', 0o600);
    expect(statSync(at('page.md')).mode & 0o777).toBe(0o600);
  });

  it('makes folders that are as open as the file', async () => {
    await disk.write(at('ours', 'state', 'x.json'), '', 0o600);
    const modes = ['ours', 'ours/state'].map((name) => statSync(at(name)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700]);
    await disk.write(at('theirs', 'x.md'), '', 0o644);
    expect(statSync(at('theirs')).mode & 0o777 & ~0o755).toBe(0);
    expect(statSync(at('theirs')).mode & 0o100).toBe(0o100);
  });

  it('replaces a link and leaves what it pointed to', async () => {
    writeFileSync(at('other'), 'theirs');
    symlinkSync(at('other'), at('page.md'));
    await disk.write(at('page.md'), 'ours');
    expect(lstatSync(at('page.md')).isSymbolicLink()).toBe(false);
    expect(readFileSync(at('other'), 'utf8')).toBe('theirs');
  });

  it('that fails leaves no half-made file', async () => {
    mkdirSync(at('page.md', 'in the way'), { recursive: true });
    await expect(disk.write(at('page.md'), 'new')).rejects.toMatchObject({ exit: EXIT.cannotCreate });
    expect(readdirSync(folder)).toEqual(['page.md']);
  });

  it('for which the disk has no room leaves the old file whole', async () => {
    writeFileSync(at('page.md'), 'old'.repeat(1000));
    const program = await build({
      stdin: {
        contents: `import { disk } from './src/world/disk.ts';
          disk.write(process.argv[1], 'x'.repeat(100_000)).catch(({ why, exit }) => console.log(why, exit));`,
        resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
    });
    // `ulimit -f` takes a part of the write and refuses the rest, as a full disk does.
    const script = 'ulimit -f 8; exec "$0" -e "$1" "$2"';
    const args = ['-c', script, process.execPath, program.outputFiles[0]?.text ?? '', at('page.md')];
    expect(spawnSync('bash', args, { encoding: 'utf8' }).stdout).toBe('EFBIG: file too large 74\n');
    expect(readFileSync(at('page.md'), 'utf8')).toBe('old'.repeat(1000));
    expect(readdirSync(folder)).toEqual(['page.md']);
  });
});

it('where no file can be made says so, and why', async () => {
  writeFileSync(at('file'), '');
  await expect(disk.write(at('file', 'page.md'), 'new')).rejects.toMatchObject({
    what: `${at('file', 'page.md')} can not be written.`,
    why: expect.stringMatching(/^E(EXIST|NOTDIR): /),
    exit: EXIT.cannotCreate,
  });
});

describe('what is not there', () => {
  it('is a value', async () => {
    writeFileSync(at('file'), '');
    for (const path of [at('no'), at('no', 'no'), at('file', 'no')]) {
      expect(await disk.read(path)).toBeNull();
      expect(await disk.mode(path)).toBeNull();
      expect(await disk.list(path)).toEqual([]);
      expect(await disk.isLink(path)).toBe(false);
    }
  });

  it('is not what can not be read', async () => {
    await expect(disk.read(folder)).rejects.toMatchObject({
      what: `${folder} can not be read.`,
      why: 'EISDIR: illegal operation on a directory',
      exit: EXIT.noInput,
    });
  });
});

it('resolves links as far as a path exists', async () => {
  mkdirSync(at('real'));
  symlinkSync(at('real'), at('link'));
  const real = await disk.real(folder);
  expect(await disk.real(at('link', 'a', 'b.md'))).toBe(join(real, 'real', 'a', 'b.md'));
  expect(await disk.isLink(at('link'))).toBe(true);
});

describe('what is no file', () => {
  it('is refused at once: a device may have no end', async () => {
    await expect(disk.read('/dev/zero')).rejects.toMatchObject({ what: '/dev/zero can not be read.' });
  });

  it.runIf(existsSync('/proc/self'))('is no place for a page, where folders can not be made', async () => {
    await expect(disk.write('/proc/nowhere/x.md', 'page')).rejects.toMatchObject({ exit: EXIT.cannotCreate });
  });
});

describe('a file', () => {
  it('takes another name, in a folder that is made for it, and replaces what had the name', async () => {
    writeFileSync(at('a'), 'new');
    mkdirSync(at('kept'));
    writeFileSync(at('kept', 'b'), 'old');
    await disk.move(at('a'), at('kept', 'b'));
    expect(readFileSync(at('kept', 'b'), 'utf8')).toBe('new');
    await disk.move(at('kept', 'b'), at('further', 'c'));
    expect(statSync(at('further')).mode & 0o777).toBe(0o700);
    expect(existsSync(at('kept', 'b'))).toBe(false);
    await expect(disk.move(at('nothing'), at('d'))).rejects.toMatchObject({ exit: EXIT.cannotCreate });
  });

  it('goes away, with a folder all that is in it, and need not be there', async () => {
    mkdirSync(at('a', 'b'), { recursive: true });
    writeFileSync(at('a', 'b', 'c'), '');
    await disk.remove(at('a'));
    await disk.remove(at('a'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('has a size in bytes, or is not there', async () => {
    writeFileSync(at('a'), '障害');
    expect(await disk.size(at('a'))).toBe(6);
    expect(await disk.size(at('b'))).toBeNull();
  });
});
