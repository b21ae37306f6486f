import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../../src/examine.ts';
import { EXIT } from '../../src/problem.ts';
import { prepareRequest } from '../support/request.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pwg-doctor-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const SHOP = 'services: [{ name: shop, repo: acme/shop }]\n';
const write = (name: string, text: string | Buffer): void => {
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), text);
};

/** The doctor's exit code and findings, with keys in the environment. */
async function examined(world: TestWorld = testWorld({ cwd: root, env: () => 'a-key-of-the-team' })) {
  const code = await examine({ ...prepareRequest(), format: 'json' }, world);
  const { checks } = JSON.parse(world.printed.join('')) as {
    checks: readonly { of: string; what: string; ok: boolean; costs: string | null; try: string | null }[];
  };
  return { code, wrong: checks.filter(({ ok }) => !ok), right: checks.filter(({ ok }) => ok) };
}

/** APIs that answer the doctor that the keys are refused. */
function refusing(): readonly nock.Scope[] {
  return ['https://api.mackerelio.com', 'https://api.github.com'].map((api) =>
    nock(api).persist().get(/.*/).reply(401, {}),
  );
}
afterEach(() => nock.cleanAll());

describe('a config that leaves open who is asked', () => {
  it.each([
    [
      'an unknown key',
      `${SHOP}source: { github: { url: 'https://ghe.example.com/api/v3' } }\n`,
      'line 2: source',
    ],
    [
      'a key of a source',
      `${SHOP}sources: { github: { url: 'ftp://ghe.example.com' } }\n`,
      'sources.github.url',
    ],
    ['a service', 'services: [{ name: shop, rope: acme/shop }]\n', 'services[0].rope'],
    ['no YAML', `${SHOP}locale: "ja\n`, 'line'],
    ['a list for the whole file', '- 1\n', 'the file'],
    ['another encoding', Buffer.from([0xff, 0xfe, 0x0a]), 'not UTF-8'],
  ])('tells the mistake and sends no key anywhere: %s', async (_, config, place) => {
    write('pwg.config.yaml', config);
    const { code, wrong, right } = await examined();
    expect(code).toBe(EXIT.badConfig);
    expect(wrong[0]).toMatchObject({ of: 'config', what: expect.stringContaining(place) });
    expect(wrong[0]?.try).not.toBe('');
    expect(wrong[0]?.costs).toContain('pwg prepare stops');
    expect(wrong.at(-1)?.what).toContain('not looked at');
    expect(right.map(({ of }) => of)).toEqual(['machine', 'output', 'history', 'machine']);
  });

  it('is told each mistake alone', async () => {
    write(
      'pwg.config.yaml',
      'locale: fr\nservices: [{ name: shop, repoo: acme/shop }]\ntimezon: Asia/Tokyo\n',
    );
    const { wrong } = await examined();
    expect(wrong.map(({ what }) => what)).toEqual([
      'line 1: locale is not known (found "fr").',
      'line 2: services[0].repoo is not a known key.',
      'line 3: timezon is not a known key.',
      expect.stringContaining('not looked at'),
    ]);
    expect(wrong[1]?.try).toContain('Did you mean repo?');
  });
});

describe('a mistake that changes nothing about who is asked', () => {
  it('stands among what was found with all the rest', async () => {
    write('pwg.config.yaml', `${SHOP}timezone: Asia/Tokio\nrules: { night: { from: 99 } }\n`);
    const asked = refusing();
    const { code, wrong, right } = await examined();
    expect(code).toBe(EXIT.badConfig);
    expect(wrong.slice(0, 2).map(({ what }) => what)).toEqual([
      expect.stringContaining('line 2: timezone'),
      expect.stringContaining('line 3: rules.night.from'),
    ]);
    expect(wrong.map(({ of }) => of)).toEqual(['config', 'config', 'mackerel', 'github']);
    expect(right.map(({ what }) => what)).toContain('time zone');
    expect(asked.every((scope) => scope.isDone())).toBe(true);
  });

  it('may be in the register of known patterns', async () => {
    write('pwg.config.yaml', `${SHOP}known: known.yaml\n`);
    write('known.yaml', '- match: { monitr: disk }\n  explanation: nightly batch\n  until: 2026-12-31\n');
    refusing();
    const { code, wrong } = await examined();
    expect(code).toBe(EXIT.badConfig);
    expect(wrong[0]?.what).toContain('known.yaml, line 1: [0].match');
    expect(wrong.map(({ of }) => of)).toContain('github');
  });

  it('may be a register that is not there', async () => {
    write('pwg.config.yaml', `${SHOP}known: known.yaml\n`);
    refusing();
    const { code, wrong } = await examined();
    expect(code).toBe(EXIT.noInput);
    expect(wrong[0]?.what).toBe('There is no known.yaml.');
  });
});

describe('templates', () => {
  it.each([
    ['agenda.md.hbs', '# {{titel}}\n', 'line 1: {{titel}}'],
    ['fleet.md.hbs', '\n{{titel}}\n', 'line 2: {{titel}}'],
    ['sections/alerts.hbs', '{{#each', 'sections/alerts.hbs'],
    ['sections/alrets.hbs', 'words', 'sections/alrets.hbs'],
  ])('a mistake in %s is found with all the rest', async (file, text, place) => {
    write('pwg.config.yaml', `${SHOP}templates: words\n`);
    write(`words/${file}`, text);
    refusing();
    const { code, wrong, right } = await examined();
    expect(code).toBe(EXIT.badConfig);
    expect(wrong[0]).toMatchObject({ of: 'templates', what: expect.stringContaining(place) });
    expect(wrong.map(({ of }) => of)).toEqual(['templates', 'mackerel', 'github']);
    expect(right.map(({ what }) => what)).toContain('config is sound');
  });
});

it('a folder without templates is said to be without effect', async () => {
  write('pwg.config.yaml', `${SHOP}templates: wrods\n`);
  refusing();
  const { right } = await examined();
  expect(right).toContainEqual(
    expect.objectContaining({ of: 'templates', detail: expect.stringContaining('none in wrods') }),
  );
});

it('a page outside the project is one of the findings', async () => {
  write('pwg.config.yaml', `${SHOP}output: pages/{service}/{month}.md\n`);
  symlinkSync(tmpdir(), join(root, 'pages'));
  refusing();
  const { wrong } = await examined();
  expect(wrong.map(({ of }) => of)).toEqual(['output', 'mackerel', 'github']);
});

it('an old Node.js is one of the findings', async () => {
  write('pwg.config.yaml', SHOP);
  refusing();
  const world = testWorld({ cwd: root, env: () => 'a-key-of-the-team' });
  const { wrong } = await examined({ ...world, node: '20.9.0' });
  expect(wrong[0]).toMatchObject({ of: 'machine', what: 'Node.js 20.9.0' });
});
