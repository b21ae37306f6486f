import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_ROOT } from './world.ts';

/** In the environment of every run, and to be seen in nothing that comes out of one. */
export const CANARY = 'canary-5f1e0c7a9b-of-the-team';

export const BIN = join(PACKAGE_ROOT, 'bin/pwg.cjs');

export interface Ended {
  /** 'SIGTERM' and so on where a signal ended it. */
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
}

/** Builds when anything that is bundled is younger than the bundle: once, however many test files ask for it together. */
export function buildIfStale(): void {
  if (isBuilt()) return;
  const mine = join(
    tmpdir(),
    `pwg-build-${createHash('sha256').update(PACKAGE_ROOT).digest('hex').slice(0, 12)}`,
  );
  const lastLook = Date.now() + LONGEST_BUILD_MS;
  while (!made(mine) && Date.now() < lastLook) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    if (isBuilt()) return;
  }
  try {
    if (!isBuilt()) execFileSync(process.execPath, ['bin/build.mjs'], { cwd: PACKAGE_ROOT });
  } finally {
    rmSync(mine, { recursive: true, force: true });
  }
}

/** After that, whoever was at it is gone. */
const LONGEST_BUILD_MS = 60_000;

function made(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function isBuilt(): boolean {
  // The build writes it last.
  const built = join(PACKAGE_ROOT, 'dist/config.schema.json');
  const parts = ['src', 'templates', 'bin', 'package.json'].map((part) => join(PACKAGE_ROOT, part));
  return existsSync(built) && statSync(built).mtimeMs > Math.max(...parts.map(youngest));
}

function youngest(path: string): number {
  const files = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  return Math.max(...['.', ...files].map((file) => statSync(join(path, file)).mtimeMs));
}

/** An empty folder, by its real path. */
export const emptyFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'pwg-command-')));

/** Runs the command in `cwd`; of the environment it gets the PATH, canaries for keys, and `env`. */
export function pwg(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return launch(process.execPath, [BIN, ...words], cwd, env);
}

/** A line of a shell in which "$@" is the command. */
export function inShell(
  line: string,
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return launch('bash', ['-c', line, 'bash', process.execPath, BIN, ...words], cwd, env);
}

function launch(
  file: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const keys = { MACKEREL_APIKEY: CANARY, GH_TOKEN: CANARY, GITHUB_TOKEN: CANARY };
  // bash takes a socket on standard input for a log-in from afar, and reads the person's .bashrc.
  const child = spawn(file, args, {
    cwd,
    env: { PATH: process.env.PATH, ...keys, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? signal ?? 'unknown', ...printed }));
  });
}
