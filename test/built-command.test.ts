import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../src/problem.ts';
import { buildIfStale, CANARY, type Ended, emptyFolder, inShell, pwg } from './support/built-command.ts';
import { PACKAGE_ROOT } from './support/world.ts';

const PAGE = 'minutes/shop/2026-10.md';
const GOLDEN = join(PACKAGE_ROOT, 'fixtures/golden');

beforeAll(buildIfStale, 60_000);

let folder: string;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

const everythingSaid: string[] = [];
const kept = async (running: Promise<Ended>): Promise<Ended> => {
  const ended = await running;
  everythingSaid.push(ended.out, ended.err);
  return ended;
};
const run = (line: string, env?: Record<string, string>) => kept(pwg(line.split(' '), folder, env));
const shell = (line: string, words: string) => kept(inShell(line, words.split(' '), folder));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const config = (text: string): void => writeFileSync(join(folder, 'pwg.config.yaml'), text);

describe('what it says of itself', () => {
  it.each(['--version', '-V'])('%s is the version of the package', async (flag) => {
    const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'));
    expect(await run(flag)).toEqual({ code: EXIT.ok, out: `${version}\n`, err: '' });
  });

  it('--help names both commands', async () => {
    const { code, out, err } = await run('--help');
    expect({ code, err }).toEqual({ code: EXIT.ok, err: '' });
    expect(out).toMatch(/^ {2}prepare /m);
    expect(out).toMatch(/^ {2}doctor /m);
  });

  it.each(['--help', 'prepare --help', 'doctor --help'])('fits 80 columns: %s', async (line) => {
    const { out } = await run(line);
    expect(out.split('\n').filter((text) => text.length > 80)).toEqual([]);
  });
});

describe('a page that is written', () => {
  it('leaves standard output empty, and its path goes to standard error', async () => {
    expect(await run('prepare --demo')).toEqual({ code: EXIT.ok, out: '', err: `Wrote ${PAGE}\n` });
    expect(read(PAGE)).toContain('# PWG shop');
  });

  it('keeps its bytes in a second run', async () => {
    await run('prepare --demo');
    const first = read(PAGE);
    expect(await run('prepare --demo --check')).toMatchObject({ code: EXIT.ok });
    expect(await run('prepare --demo')).toEqual({ code: EXIT.ok, out: '', err: `${PAGE} is up to date.\n` });
    expect(read(PAGE)).toBe(first);
  });

  it('goes to standard output alone with --output -', async () => {
    const { code, out, err } = await run('prepare --demo --output -');
    expect({ code, err }).toEqual({ code: EXIT.ok, err: '' });
    expect(out).toContain('# PWG shop');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is told of by its path from where the person stands', async () => {
    mkdirSync(join(folder, 'here'));
    const { err } = await kept(pwg(['prepare', '--demo', '--output', '../there.md'], join(folder, 'here')));
    expect(err).toBe('Wrote ../there.md\n');
  });

  it('is silent with --quiet', async () => {
    expect(await run('prepare --demo --quiet')).toEqual({ code: EXIT.ok, out: '', err: '' });
  });
});

it('needs no environment', async () => {
  const { code, err } = await shell('env -i "$@"', 'prepare --demo');
  expect({ code, err }).toEqual({ code: EXIT.ok, err: `Wrote ${PAGE}\n` });
});

const ZONES = [
  'UTC',
  'Asia/Tokyo',
  'America/New_York',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
];

it.each(['--locale ja', '--locale en', '--format json'])(
  'gives the same bytes wherever the machine stands: %s',
  async (flags) => {
    const pages = await Promise.all(
      ZONES.map(async (TZ) => {
        const { code, out } = await run(`prepare --demo --output - ${flags}`, { TZ });
        expect({ TZ, code }).toEqual({ TZ, code: EXIT.ok });
        return out;
      }),
    );
    expect(pages[0]?.length).toBeGreaterThan(1000);
    expect(new Set(pages).size).toBe(1);
  },
  30_000,
);

describe('the exit code', () => {
  it('3: the page is written and shows the gap', async () => {
    const answers = join(GOLDEN, 'gaps/answers');
    const golden = readFileSync(join(GOLDEN, 'gaps/pwg.config.yaml'), 'utf8');
    config(golden.replace('replay: answers', `replay: ${answers}`));
    const { code, out, err } = await run('prepare');
    expect({ code, out }).toEqual({ code: EXIT.partial, out: '' });
    expect(err).toContain(`Wrote ${PAGE}\n`);
    expect(err).toContain('acme-web/gone');
    expect(read(PAGE)).toContain('acme-web/gone');
  });

  it('5: --check where the page would change, and nothing is written', async () => {
    const { code, err } = await run('prepare --demo --check');
    expect({ code, err }).toEqual({ code: EXIT.differs, err: `${PAGE} would change.\n` });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['an unknown service', 'prepare shpo --demo', 'Did you mean "shop"?'],
    ['an unknown section', 'prepare --demo --only alrets', 'Did you mean "alerts"?'],
    ['an unknown command', 'prepar', 'Did you mean prepare?'],
    ['an unknown flag', 'prepare --ouptut x', 'Did you mean --output?'],
    ['no month', 'prepare --demo --month 2026-13', '--month 2026-10'],
    ['no instant', 'prepare --demo --at yesterday', '--at 2026-11-16T09:00:00+09:00'],
    ['no repository', 'prepare blog --repo blog', 'pwg prepare blog --repo acme/blog'],
    ['half a range', 'prepare --demo --from 2026-10-01', '--from 2026-10-01 --to 2026-10-16'],
  ])('64: %s, with words that help', async (_what, line, help) => {
    const { code, out, err } = await run(line);
    expect({ code, out }).toEqual({ code: EXIT.usage, out: '' });
    expect(err).toContain(help);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('65: a page that can not be merged keeps every byte, and the new one is beside it', async () => {
    await run('prepare --demo');
    appendFileSync(join(folder, PAGE), '<<<<<<< mine\n判断: 続ける\n=======\n>>>>>>> theirs\n');
    const edited = read(PAGE);
    const { code, err } = await run('prepare --demo --locale en');
    expect(code).toBe(EXIT.unmergeable);
    expect(err).toContain('minutes/shop/2026-10.new.md');
    expect(read(PAGE)).toBe(edited);
    expect(read('minutes/shop/2026-10.new.md')).toContain('October');
  });

  it.each(['prepare', 'doctor', 'prepare --config nowhere.yaml', 'prepare --config .'])(
    '66: nothing to read: %s',
    async (line) => {
      expect(await run(line)).toMatchObject({ code: EXIT.noInput, out: '' });
    },
  );

  it('69: no source answers, and the old page stays', async () => {
    config(
      "services: [{ name: shop, repo: acme/shop }]\nsources: { mackerel: { apiKey: 'env:NO' }, github: { token: 'env:NOPE' } }\n",
    );
    writeFileSync(join(folder, 'page.md'), 'old\n');
    const { code, err } = await run('prepare --output page.md');
    expect(code).toBe(EXIT.unavailable);
    expect(err).toMatch(/env:NO\b/);
    expect(read('page.md')).toBe('old\n');
    expect(await run('doctor')).toMatchObject({ code: EXIT.badConfig });
  });

  it('73: a page that has no place', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await run('prepare --demo --output file/page.md')).toMatchObject({ code: EXIT.cannotCreate });
  });

  it('74: a full disk under standard output', async () => {
    const { code, err } = await shell('"$@" > /dev/full', 'prepare --demo --output -');
    expect(code).toBe(EXIT.ioError);
    expect(err).toContain('ENOSPC');
  });

  it("77: a secret's file that others can read", async () => {
    config("services: [{ name: shop, repo: acme/shop }]\nsources: { mackerel: { apiKey: 'file:key' } }\n");
    writeFileSync(join(folder, 'key'), CANARY);
    chmodSync(join(folder, 'key'), 0o644);
    const { code, err } = await run('prepare');
    expect(code).toBe(EXIT.notPermitted);
    expect(err).toContain('chmod 600 key');
  });

  it('77: a link in the place of the page', async () => {
    mkdirSync(join(folder, 'minutes/shop'), { recursive: true });
    symlinkSync(join(folder, 'elsewhere.md'), join(folder, PAGE));
    expect(await run('prepare --demo')).toMatchObject({ code: EXIT.notPermitted });
  });

  it.each([
    ['no YAML', 'services: [{ name: shop'],
    ['a key in the file', `services: [{ name: shop }]\nsources: { mackerel: { apiKey: ${CANARY} } }\n`],
    ['a key nobody knows', 'services: [{ name: shop }]\nlocal: en\n'],
  ])('78: %s, before anything is asked', async (_what, text) => {
    config(text);
    const { code, out, err } = await run('prepare');
    expect({ code, out }).toEqual({ code: EXIT.badConfig, out: '' });
    expect(err).toMatch(/line \d/);
  });

  it('78: a template of the team with a name that does not exist', async () => {
    mkdirSync(join(folder, 'words/sections'), { recursive: true });
    writeFileSync(join(folder, 'words/sections/alerts.hbs'), '{{#each rulez}}x{{/each}}');
    config(`templates: words\nreplay: ${join(PACKAGE_ROOT, 'fixtures/demo')}\nservices: [{ name: shop }]\n`);
    const { code, err } = await run('prepare');
    expect(code).toBe(EXIT.badConfig);
    expect(err).toContain('words/sections/alerts.hbs, line 1');
    expect(err).toContain('rulez');
  });
});

describe('where both APIs refuse the key', () => {
  let server: Server;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(String(request.headers['x-api-key'] ?? request.headers.authorization));
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: `no: ${CANARY}`, message: `no: ${CANARY}` }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each(['prepare --output page.md', 'prepare --format json', 'doctor', 'doctor --format json'])(
    'the exit code is 4, the old page stays and no key is shown: %s',
    async (line) => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      config(
        `services: [{ name: shop, repo: acme/shop }]\nsources: { mackerel: { url: '${url}' }, github: { url: '${url}/api/v3', token: 'env:GITHUB_TOKEN' } }\n`,
      );
      writeFileSync(join(folder, 'page.md'), 'old\n');
      const { code, out, err } = await run(line);
      expect(code).toBe(EXIT.refused);
      expect(out + err).toContain('does not accept the key in MACKEREL_APIKEY');
      expect(read('page.md')).toBe('old\n');
      expect(asked).toContain(CANARY);
    },
  );
});

it('takes a reader that went away for no failure', async () => {
  const { out } = await shell('"$@" | head -1; echo "exit ${PIPESTATUS[0]}"', 'prepare --demo --output -');
  expect(out).toMatch(/^# PWG shop .*\nexit 0\n$/);
});

describe('its own code, compiled', () => {
  const keptIn = async (line: string): Promise<readonly string[]> => {
    const cache = join(folder, 'cache');
    mkdirSync(cache);
    await run(line, { XDG_CACHE_HOME: cache });
    const names = readdirSync(cache, { recursive: true, encoding: 'utf8' });
    return names.map((name) => name.replace(/-\d.*/, '')).sort();
  };

  it('is kept of a run that came to its end', async () => {
    expect(await keptIn('prepare --demo --output -')).toEqual(['pwg', 'pwg/cli', 'pwg/prepare']);
  });

  it('is not kept of a run that was refused, which has not called much of it', async () => {
    expect(await keptIn('prepare --demo --month 2026-13')).toEqual([]);
  });
});

it('runs from what the package holds', async () => {
  const pack = `npm pack --silent --ignore-scripts --pack-destination . '${PACKAGE_ROOT}' && tar xf *.tgz`;
  await kept(inShell(pack, [], folder, { HOME: folder }));
  const { code, err } = await shell('"$1" package/bin/pwg.cjs prepare --demo', '');
  expect({ code, err }).toEqual({ code: EXIT.ok, err: `Wrote ${PAGE}\n` });
}, 30_000);

it('shows no key and no escape sequence in all of the above', () => {
  expect(everythingSaid.length).toBeGreaterThan(50);
  expect(everythingSaid.filter((text) => text.includes(CANARY))).toEqual([]);
  expect(everythingSaid.filter((text) => text.includes('\u001b'))).toEqual([]);
});
