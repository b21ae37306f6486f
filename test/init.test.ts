import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type InitRequest, init } from '../src/init.ts';
import { EXIT } from '../src/problem.ts';
import { isThere, type Organisation, startOrganisation } from './support/test-organisation.ts';
import { testWorld } from './support/world.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pwg-init-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const REQUEST: InitRequest = {
  configFile: null,
  services: [],
  repos: [],
  locale: 'ja',
  urls: {},
  yes: true,
  at: '2026-11-16T09:00:00+09:00',
};

const config = (): string => readFileSync(join(root, 'pwg.config.yaml'), 'utf8');

it('never touches a config that is there, and asks nobody', async () => {
  writeFileSync(join(root, 'pwg.config.yaml'), 'mine');
  await expect(init(REQUEST, testWorld({ cwd: root }))).rejects.toMatchObject({ exit: EXIT.cannotCreate });
  expect(config()).toBe('mine');
});

describe.runIf(isThere)('beside the test organisation', () => {
  let organisation: Organisation;
  beforeAll(async () => {
    organisation = await startOrganisation();
  });
  afterAll(() => organisation.close());

  const KEYS: Readonly<Record<string, string>> = {
    MACKEREL_APIKEY: 'mk-dev-read',
    GH_ENTERPRISE_TOKEN: 'ghp_devread00000000000000000000000000',
  };
  const there = (): InitRequest => ({
    ...REQUEST,
    repos: ['acme-web/operations', 'acme-web/shop'],
    urls: { mackerel: organisation.mackerelUrl, github: organisation.githubUrl },
  });

  it('goes from nothing to the first page without a question', async () => {
    const world = testWorld({ cwd: root, env: (name) => KEYS[name] });
    expect(await init(there(), world)).toBe(EXIT.ok);
    expect(config()).toContain('{ repo: acme-web/operations, labels: [incident, service:shop] }');
    expect(config()).toContain('{ repo: acme-web/shop, labels: [incident] }');
    expect(readFileSync(join(root, 'minutes', 'shop', '2026-10.md'), 'utf8')).toContain('2026 年 10 月');
    expect(world.said.at(-1)).toBe('Wrote minutes/shop/2026-10.md');
  });

  it('asks which services, and takes the answer', async () => {
    const asked: string[] = [];
    const ask = async (question: string): Promise<string> => {
      asked.push(question);
      return 'search';
    };
    const world = testWorld({ cwd: root, env: (name) => KEYS[name], ask });
    await init({ ...there(), yes: false }, world);
    expect(asked).toEqual([expect.stringContaining('[shop]')]);
    expect(existsSync(join(root, 'minutes', 'search', '2026-10.md'))).toBe(true);
  });

  it('reads the labels of repositories that were typed, and asks again where one is not there', async () => {
    const answers = ['shop', 'acme-web/operatoins', 'acme-web/operations acme-web/shop'];
    const world = testWorld({ cwd: root, env: (name) => KEYS[name], ask: async () => answers.shift() ?? '' });
    await init({ ...there(), repos: [], yes: false }, world);
    expect(world.said.join('\n')).toContain('acme-web/operatoins was not found');
    expect(config()).toContain('{ repo: acme-web/operations, labels: [incident, service:shop] }');
  });

  it('says which key is missing and where to make it, and writes nothing', async () => {
    const world = testWorld({ cwd: root });
    await expect(init({ ...there(), repos: [] }, world)).rejects.toMatchObject({ exit: EXIT.badConfig });
    expect(world.said.join('\n')).toContain('mackerel.io: organisation settings, API keys');
    expect(existsSync(join(root, 'pwg.config.yaml'))).toBe(false);
  });
});
