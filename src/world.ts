import type { z } from 'zod';

/** The outside as a value. Nothing else in the program reads the clock, the environment, the disk or the terminal. */
export interface World {
  readonly now: () => Date;
  readonly env: (name: string) => string | undefined;
  /** Where relative paths start. */
  readonly cwd: string;
  readonly files: Files;
  readonly out: Output;
  /** Milliseconds that only go forward, for deadlines. */
  readonly elapsed: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** [0, 1), for jitter. */
  readonly random: () => number;
  /** Runs a program without a shell and gives its standard output; for `cmd:` secrets. Rejects on failure or after `timeoutMs`. */
  readonly run: (program: string, args: readonly string[], timeoutMs: number) => Promise<string>;
}

export interface Files {
  /** `null` when there is no such file; other failures throw. */
  read(path: string): Promise<Buffer | null>;
  /** File mode bits, or `null` when there is no such file. */
  mode(path: string): Promise<number | null>;
  list(folder: string): Promise<readonly string[]>;
  /** Makes folders as needed. Old or new content, whole, never a mixture. */
  write(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
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
