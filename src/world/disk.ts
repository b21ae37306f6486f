import { randomBytes } from 'node:crypto';
import { constants, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EXIT, Problem } from '../problem.ts';
import type { Files } from '../world.ts';
import { holding, isRunning } from './lock.ts';
import { codeOf, unreadable, unwritable } from './refusals.ts';

/**
 * The file system, with what it lacks: "not there" as a value, writes that are whole or not at all, and failures that a
 * person can act on. Small questions are answered at once: the detour over the thread pool takes longer than they do.
 */
export const disk: Files = {
  read: async (path) => unlessMissing(path, () => readRegular(path), null),
  mode: async (path) => unlessMissing(path, () => statSync(path).mode & 0o7777, null),
  list: async (folder) => unlessMissing(folder, () => readdirSync(folder).sort(), []),
  size: async (path) => unlessMissing(path, () => statSync(path).size, null),
  write: (path, content, mode) => writing(path, () => writeWhole(path, content, mode)),
  replace: (path, before, content) => writing(path, () => writeWhole(path, content, undefined, before)),
  append: (path, text) => writing(path, () => appendDurably(path, text)),
  sweep: (folder) => writing(folder, () => sweep(folder)),
  lock: holding,
  move: (path, to) =>
    writing(to, async () => {
      await makeFolder(dirname(to), PRIVATE);
      await rename(path, to);
    }),
  remove: (path) => writing(path, () => rm(path, { recursive: true, force: true })),
  real: async (path) => realAsFarAsItExists(path),
  isLink: async (path) => unlessMissing(path, () => lstatSync(path).isSymbolicLink(), false),
};

const PRIVATE = 0o600;

function writing(path: string, write: () => Promise<void>): Promise<void> {
  return write().catch((error: unknown) => {
    throw unwritable(path, error);
  });
}

/**
 * Whoever reads `path`, now or after a crash, finds the old bytes or the new ones. The new ones go to a file of their own
 * in the same folder, reach the disk, and only then take the name. A link is replaced, not followed. Without `mode` the
 * mode of the old file stays.
 */
async function writeWhole(
  path: string,
  content: string | Uint8Array,
  mode?: number,
  before?: Buffer | null,
): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder, mode);
  const keep = mode ?? (await disk.mode(path));
  const fresh = join(folder, `.pwg-${process.pid}-${randomBytes(8).toString('hex')}.tmp`);
  try {
    await fill(fresh, typeof content === 'string' ? Buffer.from(content) : content, keep);
    if (before !== undefined) await unlessChanged(path, before);
    await rename(fresh, path);
  } catch (error) {
    await unlink(fresh).catch(() => {});
    throw error;
  }
  await settle(folder);
}

/** Somebody may have saved the file since it was read: theirs stays. */
async function unlessChanged(path: string, before: Buffer | null): Promise<void> {
  const now = await disk.read(path);
  if (before === null ? now === null : now?.equals(before)) return;
  throw new Problem(
    {
      what: `${path} was changed while pwg was at work.`,
      why: 'Somebody saved it in between; that version stays as it is.',
      try: 'Run again.',
    },
    EXIT.tryLater,
  );
}

async function appendDurably(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path), PRIVATE);
  const file = await open(path, 'a', PRIVATE);
  try {
    const bytes = Buffer.from(text);
    for (let out = 0; out < bytes.length; ) out += (await file.write(bytes, out)).bytesWritten;
    await file.sync();
  } finally {
    await file.close();
  }
}

async function sweep(folder: string): Promise<void> {
  for (const name of await disk.list(folder)) {
    const owner = /^\.pwg-(\d+)-[0-9a-f]{16}\.tmp$/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await rm(join(folder, name), { force: true });
  }
}

/** A device may have no end, a pipe may wait for ever. */
function readRegular(path: string): Buffer {
  const kind = statSync(path);
  if (kind.isFile() || kind.isDirectory()) return readFileSync(path);
  throw Object.assign(new Error('not a file'), { code: 'not a file', syscall: 'read' });
}

/**
 * Who may read the file may enter the folder. mkdir's own `recursive` never ends on file systems that take no folders and
 * say "no such file", such as /proc.
 */
async function makeFolder(path: string, fileMode = 0o666): Promise<void> {
  const mode = fileMode | ((fileMode & 0o444) >> 2);
  try {
    await mkdir(path, mode);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path), fileMode);
    await mkdir(path, mode).catch((again: unknown) => {
      if (codeOf(again) !== 'EEXIST') throw again;
    });
  }
}

/** 'wx' never follows what somebody put under the name before. A full disk can take a part of a write and say no more. */
async function fill(path: string, bytes: Uint8Array, mode: number | null): Promise<void> {
  const file = await open(path, 'wx', mode ?? 0o666);
  try {
    for (let out = 0; out < bytes.length; ) out += (await file.write(bytes, out)).bytesWritten;
    if (mode !== null) await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The new name is on the disk once its folder is. Some file systems can't be asked for that. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'EISDIR'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

function realAsFarAsItExists(path: string): string {
  const found = unlessMissing(path, () => realpathSync(path), null);
  if (found !== null) return found;
  const above = dirname(path);
  return above === path ? path : join(realAsFarAsItExists(above), basename(path));
}

function unlessMissing<T, U>(path: string, ask: () => T, otherwise: U): T | U {
  try {
    return ask();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return otherwise;
    throw unreadable(path, error);
  }
}
