/** A fleet over HTTP against the test organisation with more services than it has; bench/fleet.mjs does it with fifty. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../src/problem.ts';
import { prepare } from '../src/run.ts';
import { prepareRequest } from './support/request.ts';
import { startScaled } from './support/scaled-organisation.mjs';
import { AT, isThere, WORLD_FOLDER } from './support/test-organisation.ts';
import { testWorld } from './support/world.ts';

const SERVICES = 5;

describe.runIf(isThere)('a fleet', () => {
  let organisation: Awaited<ReturnType<typeof startScaled>>;
  beforeAll(async () => {
    organisation = await startScaled(WORLD_FOLDER, SERVICES);
  });
  afterAll(() => organisation.close());

  const prepareAll = async (config: string) => {
    const { keys, state } = organisation;
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-fleet-')));
    writeFileSync(join(root, 'pwg.config.yaml'), config);
    state.requests.length = 0;
    const env: Record<string, string> = { MACKEREL_APIKEY: keys.mkRead, GITHUB_TOKEN: keys.ghRead };
    const request = { at: AT, month: '2026-10', all: true, target: { output: null, mode: 'write' } } as const;
    const only = ['todos', 'incidents', 'monitoring'];
    const world = testWorld({ cwd: root, env: (name) => env[name] });
    const exit = await prepare(prepareRequest({ ...request, only }), world);
    const made = organisation.names.filter((name) => existsSync(join(root, `minutes/${name}/2026-10.md`)));
    const index = readFileSync(join(root, 'minutes/index/2026-10.md'), 'utf8');
    rmSync(root, { recursive: true });
    return {
      exit,
      made,
      index,
      asked: state.requests.map(({ method, path, query }) => `${method} ${path}${query}`),
    };
  };

  it('asks what its services share once, and asks nothing the APIs do not know', async () => {
    const { names, configOf, state } = organisation;
    const { exit, made, asked, index } = await prepareAll(configOf(names));
    expect(exit).toBe(EXIT.ok);
    expect(made).toEqual(names);
    expect(asked.length).toBeLessThanOrEqual(1.1 * new Set(asked).size);
    expect(state.violations).toEqual([]);
    expect(index.match(/^\| \[[^\]]+\]\(\.\.\//gm)).toHaveLength(SERVICES);
    expect(index).toMatch(
      /^- \[メモリ使用率\]\(.*\): shop 18 件、shop-04 18 件、search 13 件、search-05 13 件。/m,
    );
    expect(index).toMatch(/^- 障害「日付が変わった直後に注文できない」: shop（.*）、shop-04（.*）。/m);
  });

  it('with one service nobody answers for has all other pages, and exit 3', async () => {
    const { names, configOf } = organisation;
    const [broken] = names.slice(-1);
    const { exit, made, index } = await prepareAll(configOf(names, broken));
    expect(exit).toBe(EXIT.partial);
    expect(made).toEqual(names.slice(0, -1));
    expect(index).toMatch(/^- \[search-05\]\(.*\): ページを作れませんでした。No source answered\. /m);
  });
});
