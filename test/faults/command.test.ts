/** The faults that matter to a process: it ends, with a code that is documented, and no stream and no file tells a key. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/problem.ts';
import { buildIfStale, type Ended, pwg } from '../support/built-command.ts';
import { faultServer } from '../support/fault-server.ts';
import { everyByte, keysIn } from '../support/keys-seen.ts';
import { selfSigned } from '../support/self-signed.ts';
import { PACKAGE_ROOT } from '../support/world.ts';
import { AT, ATTACKED, type Attacked, KEYS } from './attacked.ts';
import { FAULTS, type Fault } from './catalogue.ts';
import { projectAt, stage } from './runs.ts';
import { well } from './well.ts';

beforeAll(buildIfStale, 120_000);

const FAST_CLOCK = join(PACKAGE_ROOT, 'test/support/fast-clock.cjs');

/** `pwg prepare`, and everything that is left of the run. */
async function run(
  folder: string,
  flags: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended & { readonly page: string }> {
  const keys = Object.fromEntries(ATTACKED.map(({ keyIn, key }) => [keyIn, key]));
  const env = { ...keys, HOME: folder, NODE_OPTIONS: `--require ${FAST_CLOCK}`, ...environment };
  const ended = await pwg(['prepare', '--at', AT, '--output', 'page.md', ...flags], folder, env);
  const page = readFileSync(join(folder, 'page.md'), 'utf8');
  expect(keysIn(`${ended.out}\n${ended.err}\n${everyByte(folder)}`, KEYS)).toEqual([]);
  rmSync(folder, { recursive: true });
  return { ...ended, page };
}

const named = (...names: readonly string[]): readonly Fault[] =>
  names.map((name) => {
    const fault = FAULTS.find((candidate) => candidate.name === name);
    if (fault === undefined) throw new Error(`there is no fault "${name}"`);
    return fault;
  });

const OF_PROCESSES = named(
  'never answers',
  'a body drips in',
  'resets every connection',
  'a flood of headers',
  'ends with the connection',
  'a gzip bomb',
  'a sign-in page',
  'rows of other types',
  '302 to another place',
  '400',
  '401',
  '403 until the limit is reset',
  '429, Retry-After: 1000000000',
  '500 twice',
);

/** One source after the other: what differs between them shows in one process already. */
const inTurn = (i: number): Attacked => ATTACKED[i % ATTACKED.length] as Attacked;

describe.concurrent('the command, while a source is broken', () => {
  const cases = OF_PROCESSES.map((fault, i) => ({ ...fault, attacked: inTurn(i) }));

  it.each(cases)('$attacked.source: $name → $ends', async ({ attacked, ...fault }) => {
    const scene = await stage(fault, [attacked]);
    const { code, out, err, page } = await run(projectAt(scene.addresses), [
      attacked.source === 'mackerel' ? '--verbose' : '--no-color',
    ]);
    const exit = { page: EXIT.ok, 'another page': EXIT.ok, gap: EXIT.partial, refused: EXIT.refused };
    expect({ code, out, err }).toEqual({ code: exit[fault.ends], out: '', err });
    const missing = fault.ends === 'gap' || fault.ends === 'refused' ? attacked.source : 'なし';
    expect(page).toMatch(new RegExp(`^- データの欠け: .*${missing}`, 'm'));
    if (missing === attacked.source) expect(err).toContain(attacked.source);
    expect(scene.elsewhere.requests).toEqual([]);
    await scene.close();
  });
});

describe.concurrent('the command, where a source', () => {
  const others: { close: () => unknown }[] = [];
  afterAll(() => Promise.all(others.map((other) => other.close())));
  const opened = <T extends { close: () => unknown }>(server: T): T => {
    others.push(server);
    return server;
  };

  const listening = async (server: Server): Promise<number> => {
    opened({ close: () => server.close() });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return (server.address() as AddressInfo).port;
  };

  /** An address where the source can't be reached. */
  const NOWHERE: Readonly<Record<string, () => Promise<string>>> = {
    'has no server': async () => {
      const server = createServer();
      const port = await listening(server);
      server.close();
      return `http://127.0.0.1:${port}`;
    },
    'has no address': async () => 'https://api.pwg.invalid',
    'takes the connection and says nothing': async () =>
      `http://127.0.0.1:${await listening(createServer(() => {}))}`,
    'shows a certificate that nobody vouches for': async () =>
      opened(await faultServer({}, { otherwise: well, tls: selfSigned('127.0.0.1') })).url,
    'shows a certificate of another time': async () => {
      const tls = selfSigned('127.0.0.1', ['200101000000Z', '210101000000Z']);
      return opened(await faultServer({}, { otherwise: well, tls })).url;
    },
    'speaks plain HTTP where TLS is expected': async () =>
      opened(await faultServer({}, { otherwise: well })).url.replace('http:', 'https:'),
  };
  const cases = Object.keys(NOWHERE).map((name, i) => ({ name, attacked: inTurn(i) }));

  it.each(cases)('$name: $attacked.source', async ({ name, attacked }) => {
    const scene = await stage(null, []);
    const address = (await NOWHERE[name]?.()) ?? '';
    const { code, err, page } = await run(projectAt({ ...scene.addresses, [attacked.source]: address }), [
      '--verbose',
    ]);
    expect(code).toBe(EXIT.partial);
    expect(err).toContain(attacked.source);
    if (name.includes('certificate')) expect(err).toContain('NODE_EXTRA_CA_CERTS');
    expect(page).toContain('⚠');
    await scene.close();
  });

  it('shows a certificate that the team vouches for is read over TLS', async () => {
    const scene = await stage(null, []);
    const tls = selfSigned('localhost');
    const server = opened(await faultServer({}, { otherwise: well, tls }));
    const folder = projectAt({
      ...scene.addresses,
      mackerel: server.url.replace('127.0.0.1', 'localhost'),
    });
    const certificate = join(folder, 'ours.pem');
    writeFileSync(certificate, tls.cert);
    const { code, err, page } = await run(folder, [], { NODE_EXTRA_CA_CERTS: certificate });
    expect({ code, err }).toEqual({ code: EXIT.ok, err });
    expect(page).toContain('データの欠け: なし');
    expect(server.requests.length).toBeGreaterThan(5);
    await scene.close();
  });
});
