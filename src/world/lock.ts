import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { millisecondsInHour } from 'date-fns/constants';
import { EXIT, Problem } from '../problem.ts';
import { codeOf, unwritable } from './refusals.ts';

/**
 * Holds `path` for this process while `action` runs. Somebody else's lock is a Problem (75); one whose holder is gone is
 * taken over. The holder is known by its process, when that started (numbers come again) and its machine.
 */
export async function holding<T>(path: string, action: () => Promise<T>): Promise<T> {
  const mine = JSON.stringify({ ...thisProcess(), nonce: randomBytes(8).toString('hex') });
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unwritable(dirname(path), error);
  }
  if (!create(path, mine) && !takeOver(path, mine)) throw held(path);
  try {
    return await action();
  } finally {
    if (contentOf(path) === mine) rmSync(path, { force: true });
  }
}

interface Holder {
  readonly pid: number;
  readonly started: string | null;
  readonly host: string;
  readonly since: string;
}

function thisProcess(): Holder {
  return {
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    since: new Date().toISOString(),
  };
}

/**
 * Two who find the same dead lock must not both get it, and the second must not throw out the first. So the dead lock is
 * moved away under a name of our own, which only one of them can do. If what was moved is not what was read, it was a
 * live one, and is put back.
 */
function takeOver(path: string, mine: string): boolean {
  const seen = contentOf(path);
  if (seen === null) return create(path, mine);
  if (isAlive(seen)) return false;
  const aside = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  if (contentOf(aside) !== seen) {
    renameSync(aside, path);
    return false;
  }
  rmSync(aside, { force: true });
  return create(path, mine);
}

/** Complete with its content or not there: a reader never finds an empty lock that is being written. */
function create(path: string, content: string): boolean {
  const whole = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    writeFileSync(whole, content, { flag: 'wx', mode: 0o600 });
    linkSync(whole, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw unwritable(path, error);
  } finally {
    rmSync(whole, { force: true });
  }
}

/** Without a process table to look into, as on another machine, a lock is good for an hour. */
const GOOD_FOR_MS = millisecondsInHour;

function isAlive(content: string): boolean {
  const holder = holderIn(content);
  // Locks appear whole: what can't be read is none of ours, or was cut off by a crash of the machine.
  if (holder === null) return false;
  if (holder.host !== hostname()) return Date.now() - Date.parse(holder.since) < GOOD_FOR_MS;
  if (!isRunning(holder.pid)) return false;
  return holder.started === null || holder.started === startOf(holder.pid);
}

/** Whether this machine has such a process, whoever's it is. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function holderIn(content: string): Holder | null {
  try {
    const { pid, started, host, since } = JSON.parse(content) as Partial<Holder>;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof since !== 'string') return null;
    return { pid, host, since, started: typeof started === 'string' ? started : null };
  } catch {
    return null;
  }
}

/** When a process began, in ticks since the machine did (Linux); elsewhere `null`. */
function startOf(pid: number): string | null {
  const stat = contentOf(`/proc/${pid}/stat`);
  // The name of the program, in brackets, may hold anything, also brackets and blanks.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function held(path: string): Problem {
  const holder = holderIn(contentOf(path) ?? '');
  return new Problem(
    {
      what: 'Another pwg is at work here.',
      why:
        holder === null
          ? `It has just begun or ended (${path}).`
          : `Process ${holder.pid} on ${holder.host}, since ${holder.since} (${path}).`,
      try: 'Run again when it is done.',
    },
    EXIT.tryLater,
  );
}
