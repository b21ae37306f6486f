import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod';
import type { Explanation, Problem } from './problem.ts';
import { disk } from './world/disk.ts';
import { questions } from './world/questions.ts';
import { type Manner, terminal } from './world/terminal.ts';

/** The outside as a value. Nothing else in the program reads the clock, the environment, the disk or the terminal. */
export interface World {
  readonly now: () => Date;
  readonly env: (name: string) => string | undefined;
  /** Version of Node.js, '20.19.5'. */
  readonly node: string;
  /** The installed package: its templates and its demo. */
  readonly packageRoot: string;
  /** Where relative paths start. */
  readonly cwd: string;
  readonly files: Files;
  readonly out: Output;
  /** Puts a question to the person at the terminal; `null` where there is none, as in cron. Ctrl-C ends the process. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Milliseconds that only go forward, for deadlines. */
  readonly elapsed: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Calls back when so many milliseconds are over: no request may take longer. What it gives calls that off. */
  readonly deadline: (ms: number, passed: () => void) => () => void;
  /** [0, 1), for jitter. */
  readonly random: () => number;
  /**
   * Runs a program without a shell and gives its standard output; for `cmd:` secrets and git. Rejects on failure or after
   * `timeoutMs`. `env` is added to the environment: there, and not among the arguments, a key may stand.
   */
  readonly run: (
    program: string,
    args: readonly string[],
    timeoutMs: number,
    env?: Readonly<Record<string, string>>,
  ) => Promise<string>;
}

/** What the operating system refuses is a Problem: 66 for reading, 73 or 74 for writing. */
export interface Files {
  /** `null` when there is no such file. */
  read(path: string): Promise<Buffer | null>;
  /** File mode bits, or `null` when there is no such file. */
  mode(path: string): Promise<number | null>;
  list(folder: string): Promise<readonly string[]>;
  /** In bytes, or `null` when there is no such file. */
  size(path: string): Promise<number | null>;
  /** Makes folders as needed, as open as `mode` says. Old or new content, whole, never a mixture. */
  write(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
  /** As `write`, but only while the file still holds `before` (`null`: while there is none): else a Problem (75). */
  replace(path: string, before: Buffer | null, content: string | Uint8Array): Promise<void>;
  /** Returns when the text is on the disk, at the end of a file that is ours alone. */
  append(path: string, text: string): Promise<void>;
  /** Takes away what processes that died left in a folder in the middle of a write. */
  sweep(folder: string): Promise<void>;
  /** Runs `action` while nobody else can who asks for the same; a Problem (75) when somebody is at it. */
  lock<T>(path: string, action: () => Promise<T>): Promise<T>;
  /** Gives a file another name; one that has the name already is replaced. Folders it makes are ours alone. */
  move(path: string, to: string): Promise<void>;
  /** Takes a file or a folder with all in it away; not there is as good. */
  remove(path: string): Promise<void>;
  /** The path with links resolved as far as it exists. */
  real(path: string): Promise<string>;
  isLink(path: string): Promise<boolean>;
}

/** Standard output is the page or JSON; everything said to people goes to standard error. */
export interface Output {
  /** Bytes of the page or JSON. */
  page(text: string): void;
  /** A line for people. Control characters are removed. */
  say(line: string): void;
  /** A failure we can explain: what, why, what to try; `about` names whose it is. */
  problem(problem: Explanation, about: string | null): void;
  /** A line only with --verbose. */
  detail(line: string): void;
  /** A status line that replaces itself; on a terminal only. */
  progress(line: string): void;
}

export type QueryValue = string | number | boolean | readonly string[];

export interface Get<T> {
  /** Starts with '/', relative to the base URL; every piece percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Only the fields used. A mismatch is a Problem ("not the answer we know"), never a half-read record. */
  readonly schema: z.ZodType<T>;
  /** Uses the reserved lane: for chains of pages, where each waits for the one before. Also not remembered. */
  readonly chain?: boolean;
  /** Not remembered, since it is asked once and large. */
  readonly forget?: boolean;
  /** Statuses that are an answer and not a failure: `null` is returned for them, e.g. [404, 410]. */
  readonly absent?: readonly number[];
}

/** A good answer. */
export interface Answer<T> {
  readonly value: T;
  /** RFC 8288 links of the same origin, as paths with query that `follow` takes. */
  readonly links: Readonly<Record<string, string>>;
  /** Set when the request was answered at another path of the same origin (301): the repository was renamed. */
  readonly movedTo: string | null;
}

/**
 * The door to one API. Retries, waits, deadlines, size caps, redirects, secrets, recording and replay are its business;
 * what leaves it is a good answer or a Problem without a request in it. Equal look-ups are made once per run.
 */
export interface Http {
  get<T>(request: Get<T>): Promise<Answer<T>>;
  /** As `get`, but with `null` for the statuses in `absent`. */
  find<T>(request: Get<T> & { readonly absent: readonly number[] }): Promise<Answer<T> | null>;
  /** Scopes and rights that the last answer's headers told, lower-case names ('x-oauth-scopes'); for the doctor. */
  readonly seenHeaders: () => Readonly<Record<string, string>>;
}

/** A write. What it carries is JSON. */
export interface Send<T> {
  readonly method: 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly body: unknown;
  readonly schema: z.ZodType<T>;
}

/** How a write ended. Only the first two are certain. */
export type Sent<T> =
  | { readonly is: 'done'; readonly value: T }
  /** Surely not done: it never got out, or was refused as a whole. */
  | { readonly is: 'refused'; readonly problem: Problem; readonly status: number | null }
  /** No answer that could be read: it may have been done. */
  | { readonly is: 'unknown'; readonly problem: Problem };

/** The door for writes: one at a time, and repeated only where it surely was not done and that may pass. */
export interface Writer {
  send<T>(request: Send<T>): Promise<Sent<T>>;
}

/**
 * What one source keeps from one run to the next, as plain JSON under `.pwg/`. Rows and contents are the source's own JSON,
 * unread here. What is damaged or was kept for another request is as if it were not there; reading and keeping never
 * fail a run.
 */
export interface Archive {
  /** The rows kept for a month ('2026-10', UTC) of a listing ('alerts', or one of many: 'minutes/shop/latency.p95'). */
  month(listing: string, month: string): Promise<KeptMonth | null>;
  keepMonth(listing: string, kept: KeptMonth): Promise<void>;
  /** Drops the months before `oldest` of the listings under one ('minutes': of 'minutes/…'). */
  dropMonths(listings: string, oldest: string): Promise<void>;
  /** Of one subject ('rules'), oldest first. */
  snapshots(subject: string): Promise<readonly Snapshot[]>;
  /** Written only when it differs from the last one; else only the last one's `until` moves. */
  keepSnapshot(subject: string, snapshot: Snapshot): Promise<void>;
}

export interface KeptMonth {
  /** 'YYYY-MM', UTC. */
  readonly month: string;
  /** What was asked, so that an answer to another question is not taken for this one. Holds no key. */
  readonly request: string;
  /** The server's clock when the month had been read whole. */
  readonly fetchedAt: Date;
  /** A cursor with which a walk back in time continues right before this month; `null` = the list ends here. */
  readonly boundary: string | null;
  readonly rows: readonly unknown[];
}

/** What was found alike by every run from `at` to `until`. */
export interface Snapshot {
  readonly at: Date;
  readonly until: Date;
  readonly content: unknown;
}

/** How to talk to the vendor: where, and with which secret in which header. Values of secrets never leave the door. */
export interface Transport {
  readonly baseUrl: string;
  /** Where the secret is: 'env:NAME' | 'file:PATH' | 'cmd:PROGRAM ARG…'; tried in order, null = go anonymous. */
  readonly secrets: readonly string[];
  /** What to say when none of `secrets` is there; null when the source works without. */
  readonly withoutSecret: Explanation | null;
  readonly auth: (secret: string) => Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Names of JSON fields in answers that hold secrets: blanked in recordings and never read. */
  readonly secretFields: readonly string[];
  /** Answers carry an ETag that is worth keeping: what has not changed is not sent again. */
  readonly conditional?: boolean;
}

/** The process as it is. `packageRoot` is where the installed package stands. */
export function realWorld({ packageRoot, ...manner }: Manner & { readonly packageRoot: string }): World {
  const noColor = (process.env.NO_COLOR ?? '') !== '';
  return {
    now: () => new Date(),
    env: (name) => process.env[name],
    node: process.versions.node,
    packageRoot,
    cwd: process.cwd(),
    files: disk,
    out: terminal({ ...manner, color: manner.color && !noColor }),
    ask: questions(),
    elapsed: () => performance.now(),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    deadline: (ms, passed) => {
      const timer = setTimeout(passed, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    run: runProgram,
  };
}

/** In bytes: a page that git hands out may be long. */
const MOST_OUTPUT = 16 * 1024 * 1024;

/** What goes wrong is told without the output, which may hold the secret that was asked for. */
async function runProgram(
  program: string,
  args: readonly string[],
  timeoutMs: number,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { execFile } = await import('node:child_process');
  const options = {
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: MOST_OUTPUT,
  } as const;
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${program} failed: ${error.killed ? 'it took too long' : error.code}`));
    });
  });
}
