/** Every way the command ends, as a process: the codes that the README lists, and no other. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { constants, hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../src/problem.ts';
import { BIN, buildIfStale, CANARY, emptyFolder, inShell, pwg } from './support/built-command.ts';
import { type FaultServer, faultServer, hang, json } from './support/fault-server.ts';
import { everyByte, keysIn } from './support/keys-seen.ts';
import { PACKAGE_ROOT } from './support/world.ts';

const PAGE = 'minutes/photo/2026-10.md';
const OLD = '# PWG photo\n\n判断: 続ける\n';
const QUIET = join(PACKAGE_ROOT, 'fixtures/golden/quiet');

let refusing: FaultServer;
let silent: FaultServer;
beforeAll(async () => {
  buildIfStale();
  refusing = await faultServer({}, { otherwise: json({ message: `no: ${CANARY}` }, { status: 401 }) });
  silent = await faultServer({}, { otherwise: hang });
}, 120_000);
afterAll(() => Promise.all([refusing.close(), silent.close()]));

let folder: string;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** A project with saved answers of a quiet month. */
function quietMonth(): void {
  cpSync(join(QUIET, 'pwg.config.yaml'), join(folder, 'pwg.config.yaml'));
  symlinkSync(join(QUIET, 'answers'), join(folder, 'answers'));
}

/** A project whose sources are both at `url`. */
function projectAt(url: string): void {
  write(
    'pwg.config.yaml',
    `sources: { mackerel: { url: '${url}' }, github: { url: '${url}' } }\nservices: [{ name: photo, repo: acme/photo }]\n`,
  );
}

const lockOf = (holder: object): string =>
  JSON.stringify({ host: hostname(), since: new Date().toISOString(), started: null, ...holder });

interface Case {
  readonly code: number;
  readonly why: string;
  readonly words: string;
  readonly before?: () => void;
  /** What of the process's surroundings is different; "$@" is the command. */
  readonly shell?: string;
  /** The page was there before and may be written. */
  readonly writes?: true;
}

const CASES: readonly Case[] = [
  { code: EXIT.ok, why: 'the page is written', words: 'prepare', before: quietMonth, writes: true },
  { code: EXIT.ok, why: 'help', words: 'prepare --help' },
  {
    code: EXIT.bug,
    why: 'something nobody foresaw, which is told without keys',
    words: 'prepare',
    before: () => {
      projectAt(refusing.url);
      write(
        'broken.cjs',
        "globalThis.setTimeout = () => { throw new TypeError('at ' + process.env.GITHUB_TOKEN); };",
      );
    },
    shell: 'NODE_OPTIONS="--require ./broken.cjs" "$@"',
  },
  {
    code: EXIT.partial,
    why: 'a source did not answer',
    words: 'prepare',
    before: () => {
      quietMonth();
      write('pwg.config.yaml', read('pwg.config.yaml').replace('replay: answers', 'replay: some'));
      cpSync(join(QUIET, 'answers'), join(folder, 'some'), { recursive: true });
      rmSync(join(folder, 'some/github'), { recursive: true });
    },
    writes: true,
  },
  {
    code: EXIT.refused,
    why: 'the keys are refused',
    words: `prepare --output ${PAGE}`,
    before: () => projectAt(refusing.url),
  },
  {
    code: EXIT.differs,
    why: '--check, and the page would change',
    words: `prepare --check --output ${PAGE}`,
    before: () => {
      quietMonth();
      write(PAGE, '');
    },
  },
  { code: EXIT.usage, why: 'a service nobody knows', words: 'prepare shpo', before: quietMonth },
  { code: EXIT.usage, why: 'a flag nobody knows', words: 'prepare --ouptut x', before: quietMonth },
  {
    code: EXIT.unmergeable,
    why: 'a page that is not of pwg',
    words: 'prepare',
    before: () => {
      quietMonth();
      write(PAGE, OLD);
    },
  },
  { code: EXIT.noInput, why: 'no config', words: 'prepare' },
  { code: EXIT.noInput, why: 'no page', words: 'todo nowhere.md', before: quietMonth },
  {
    code: EXIT.unavailable,
    why: 'no source can be reached',
    words: `prepare --output ${PAGE}`,
    before: () => {
      quietMonth();
      write('pwg.config.yaml', read('pwg.config.yaml').replace('replay: answers', 'replay: some'));
      mkdirSync(join(folder, 'some'));
      cpSync(join(QUIET, 'answers/recording.json'), join(folder, 'some/recording.json'));
    },
  },
  {
    code: EXIT.cannotCreate,
    why: 'a file where a folder should be',
    words: 'prepare --output file/page.md',
    before: () => {
      quietMonth();
      write('file', '');
    },
  },
  {
    code: EXIT.cannotCreate,
    why: 'a file where its own folder should be',
    words: 'prepare',
    before: () => {
      quietMonth();
      write('.pwg', '');
    },
  },
  {
    code: EXIT.ioError,
    why: 'no room on the disk for the page',
    words: 'prepare',
    before: quietMonth,
    shell: 'ulimit -f 0; "$@"',
  },
  {
    code: EXIT.ioError,
    why: 'no room on the disk under standard output',
    words: 'prepare --output -',
    before: quietMonth,
    shell: '"$@" > /dev/full',
  },
  {
    code: EXIT.tryLater,
    why: 'another run is at it',
    words: 'prepare',
    before: () => {
      quietMonth();
      write('.pwg/locks/minutes.photo.2026-10.md', lockOf({ pid: process.pid }));
    },
  },
  {
    code: EXIT.notPermitted,
    why: 'a link where the page should be',
    words: 'prepare',
    before: () => {
      quietMonth();
      mkdirSync(join(folder, 'minutes/photo'), { recursive: true });
      symlinkSync('/etc/passwd', join(folder, PAGE));
    },
  },
  {
    code: EXIT.badConfig,
    why: 'a key of the config that nobody knows',
    words: 'prepare',
    before: () => write('pwg.config.yaml', 'services: [{ name: photo }]\nlocal: en\n'),
  },
  {
    code: EXIT.badConfig,
    why: 'the same, and the doctor looks at the rest',
    words: 'doctor',
    before: () => {
      projectAt(refusing.url);
      write('pwg.config.yaml', `${read('pwg.config.yaml')}rules: { night: { form: 22 } }\n`);
    },
  },
];

describe('the exit code', () => {
  it.each(CASES)('$code: $why', async ({ code, words, before, shell = '"$@"', writes }) => {
    before?.();
    const old = existsSync(join(folder, PAGE)) ? read(PAGE) : null;
    const ended = await inShell(shell, words.split(' '), folder);
    expect(ended, ended.err).toMatchObject({ code });
    expect(keysIn(`${ended.out}${ended.err}${everyByte(folder)}`, [CANARY])).toEqual([]);
    if (code !== EXIT.ok) expect(ended.err).not.toBe('');
    if (!writes) expect(existsSync(join(folder, PAGE)) ? read(PAGE) : null).toBe(old);
    expect(everyByte(folder)).not.toMatch(/\.pwg-\d+-[0-9a-f]+\.tmp/);
  });

  it.each(['SIGHUP', 'SIGINT', 'SIGTERM'] as const)(
    '128 and more: %s, and the next run goes on',
    async (signal) => {
      projectAt(silent.url);
      write(PAGE, OLD);
      const asked = silent.requests.length;
      const env = { PATH: process.env.PATH, MACKEREL_APIKEY: CANARY, GITHUB_TOKEN: CANARY };
      const child = spawn(process.execPath, [BIN, 'prepare', '--output', PAGE], {
        cwd: folder,
        env,
        stdio: ['ignore', 'ignore', 'ignore'],
      });
      const ended = new Promise((resolve) => child.once('close', (_, by) => resolve(by)));
      while (silent.requests.length === asked) await new Promise((soon) => setTimeout(soon, 10));
      child.kill(signal);
      // By this a shell makes 128 + n of it.
      expect(await ended).toBe(signal);
      expect(constants.signals[signal]).toBeLessThan(16);
      expect(read(PAGE)).toBe(OLD);
      expect(keysIn(everyByte(folder), [CANARY])).toEqual([]);
      projectAt(refusing.url);
      expect(await pwg(['prepare', '--output', PAGE], folder)).toMatchObject({ code: EXIT.refused });
    },
  );

  it('is one of those above, and the README lists each', () => {
    expect([...new Set(CASES.map(({ code }) => code))].sort()).toEqual(Object.values(EXIT).sort());
    const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
    const listed = [...readme.matchAll(/^\| (?:`)?(\d+)(?:`)? \|/gm)].map(([, code]) => Number(code));
    for (const code of Object.values(EXIT)) expect(listed).toContain(code);
  });
});

describe('twenty runs at once', () => {
  it('make one page, and whoever came too late says so', async () => {
    quietMonth();
    const ends = await Promise.all(Array.from({ length: 20 }, () => pwg(['prepare'], folder)));
    const codes = ends.map(({ code }) => code);
    expect(codes).toContain(EXIT.ok);
    expect(codes.filter((code) => code !== EXIT.ok && code !== EXIT.tryLater)).toEqual([]);
    const page = read(PAGE);
    expect(await pwg(['prepare', '--check'], folder)).toMatchObject({ code: EXIT.ok });
    expect(read(PAGE)).toBe(page);
    expect(readdirSync(join(folder, 'minutes/photo'))).toEqual(['2026-10.md']);
    expect(readdirSync(join(folder, '.pwg/locks'))).toEqual([]);
  }, 60_000);
});

it.each([
  ['no standard input', '"$@" <&-'],
  ['no standard error', '"$@" 2>&-'],
  ['no standard output', '"$@" >&-'],
  ['a home that can not be written', 'HOME=/proc/1 "$@"'],
  ['a home that is not there', 'HOME=/nowhere XDG_CACHE_HOME=relative "$@"'],
])('a process with %s makes the page all the same', async (_, shell) => {
  quietMonth();
  expect(await inShell(shell, ['prepare'], folder)).toMatchObject({ code: EXIT.ok });
  expect(read(PAGE)).toContain('# PWG photo');
});
