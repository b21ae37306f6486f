/** A slip of the finger in a config or a template is told before anything is asked, wherever it is. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { sampleIndex } from '../src/fleet/index-page.ts';
import { EXIT, Problem } from '../src/problem.ts';
import { prepare } from '../src/run.ts';
import { SECTIONS } from '../src/sections/index.ts';
import { SOURCES } from '../src/sources/index.ts';
import { openIndexWords, openWords } from '../src/templates.ts';
import { type FaultServer, faultServer } from './support/fault-server.ts';
import { prepareRequest } from './support/request.ts';
import { PACKAGE_ROOT, testWorld } from './support/world.ts';

const parts = { sources: SOURCES, sections: SECTIONS.map(({ name }) => name) };

const EVERY_KEY = `timezone: Asia/Tokyo
locale: ja
output: minutes/{service}/{month}.md
sources:
  mackerel:
    apiKey: env:MACKEREL_APIKEY
    url: https://api.mackerelio.com
  github:
    token: env:GITHUB_TOKEN
    writeToken: env:PWG_WRITE_TOKEN
    url: https://api.github.com
services:
  - name: blog
    repo: acme/blog
    mackerel:
      service: blog
    github:
      incidents:
        - repo: acme/ops
          labels: [incident]
        - repo: acme/docs
          search: 障害 in:title
      worklog:
        - issue: acme/ops#12
      topics:
        - repo: acme/ops
      todos:
        - repo: acme/ops
      changes:
        - repo: acme/blog
    links:
      worklog:
        - log: https://example.com/log
    attribution:
      - monitor: 3monXYZ
        service: blog
    slos:
      - name: availability
        total: request.count
        bad: request.error_count
        target: 99.9
    publish: github-issue:acme/ops
sections:
  - overview
  - name: alerts
    title: アラート
rules:
  night:
    from: 22
    to: 7
  flapping:
    alerts: 10
    hours: 6
    closedWithinMinutes: 15
  holidays: jp
known:
  - match:
      monitor: 3monXYZ
    explanation: 深夜のバッチ
    until: '2026-12-31'
`;

/** Free words: a source and a link may be called anything. */
const FREE = ['log'];

/** One letter too many, too few, twice, another, two changed about, and the first one large. */
const slips = (name: string): readonly string[] => [
  `${name}x`,
  name.slice(0, -1),
  name.slice(0, 1) + name,
  `${name.slice(0, 1)}q${name.slice(2)}`,
  name.slice(0, -2) + name.slice(-1) + name.slice(-2, -1),
  name.slice(0, 1).toUpperCase() + name.slice(1),
];

describe('in a config', () => {
  it('without a slip there is nothing to tell', () => {
    expect(readConfig(EVERY_KEY, parts).services).toHaveLength(1);
  });

  const lines = EVERY_KEY.split('\n');
  const keys = lines.flatMap((line, at) => {
    const key = /^[\s-]*([A-Za-z]+):(?: |$)/.exec(line)?.[1];
    return key === undefined || FREE.includes(key) ? [] : [{ key, at }];
  });

  it.each(keys)('$key, line $at: every slip is told with its line', ({ key, at }) => {
    for (const slip of slips(key)) {
      if (slip === key || slip === '') continue;
      const text = lines.map((line, i) => (i === at ? line.replace(`${key}:`, `${slip}:`) : line)).join('\n');
      const problem = thrown(() => readConfig(text, parts));
      expect(problem, slip).toBeInstanceOf(Problem);
      expect(problem).toMatchObject({ exit: EXIT.badConfig, why: expect.stringMatching(/line \d+/) });
    }
  });
});

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

const TEMPLATES = join(PACKAGE_ROOT, 'templates');
const FILES = (readdirSync(join(TEMPLATES, 'ja'), { recursive: true }) as string[]).filter((file) =>
  file.endsWith('.hbs'),
);

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-typos-')));
  mkdirSync(join(folder, 'words/sections'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What is said of a template of the team's in this place; `null` = nothing. */
async function told(locale: 'ja' | 'en', file: string, text: string): Promise<Problem | null> {
  writeFileSync(join(folder, 'words', file), text);
  const sections = SECTIONS.filter(({ name }) => file === 'agenda.md.hbs' || file === `sections/${name}.hbs`);
  const own = { root: folder, folder: 'words' };
  try {
    if (file === 'fleet.md.hbs') await openIndexWords(testWorld(), locale, sampleIndex(), own);
    else await openWords(testWorld(), locale, sections, own);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

describe('in a template', () => {
  it('is looked for in all of them', () => {
    expect(FILES).toHaveLength(SECTIONS.length + ['agenda', 'fleet'].length);
    const english = readdirSync(join(TEMPLATES, 'en'), { recursive: true }) as string[];
    expect(english.filter((file) => file.endsWith('.hbs')).sort()).toEqual([...FILES].sort());
  });

  it.each(FILES)('%s: a slip in any of its names is told with its line', async (file) => {
    const text = readFileSync(join(TEMPLATES, 'ja', file), 'utf8');
    expect(await told('ja', file, text)).toBeNull();
    const names = [...text.matchAll(/\{\{(?:#each )?(?:\.\.\/)*([A-Za-z]\w*)\}\}/g)].filter(
      ([, name]) => name !== 'else' && name !== 'this',
    );
    for (const match of names) {
      const [whole, name = ''] = match;
      for (const slip of [`${name}x`, `${name.slice(0, 1)}q${name.slice(2)}`, `q${name}`]) {
        const wrong = whole.replace(name, slip);
        const at = match.index;
        const problem = await told('ja', file, text.slice(0, at) + wrong + text.slice(at + whole.length));
        expect(problem, `${wrong} in ${file}`).toMatchObject({ exit: EXIT.badConfig });
        expect(problem?.why).toContain(`line ${text.slice(0, at).split('\n').length}`);
      }
    }
  });

  it.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{__proto__.polluted}}',
    '{{this.constructor.constructor}}',
    '{{#each constructor}}{{/each}}',
    '{{#each __proto__}}{{/each}}',
    '{{toString}}',
    '{{title.constructor}}',
    '{{title.toString}}',
    '{{lookup this "constructor"}}',
    '{{lookup . "title"}}',
    '{{#with this}}{{title}}{{/with}}',
    '{{#if title}}x{{/if}}',
    '{{#unless title}}x{{/unless}}',
    '{{log title}}',
    '{{helperMissing}}',
    '{{blockHelperMissing}}',
    '{{#title}}x{{/title}}',
    '{{^title}}x{{/title}}',
    '{{> sections/alerts}}',
    '{{> (lookup . "title")}}',
    '{{#> layout}}x{{/layout}}',
    '{{#*inline "x"}}x{{/inline}}{{> x}}',
    '{{*decorator}}',
    '{{@root}}',
    '{{@root.title}}',
    '{{@data}}',
    '{{@level}}',
    '{{@partial-block}}',
    '{{process.env.GITHUB_TOKEN}}',
    '{{env}}',
    '{{config}}',
    '{{../title}}',
    '{{[constructor]}}',
    '{{"constructor"}}',
    '{{1}}',
    '{{true}}',
    '{{undefined}}',
    '{{title',
    '{{/each}}',
    `${'{{#each chapters}}'.repeat(5000)}`,
    'x'.repeat(300_000),
  ])('nothing but its own words can be reached: %.60s', async (text) => {
    expect(await told('en', 'agenda.md.hbs', text)).toMatchObject({ exit: EXIT.badConfig });
  });
});

describe('before anything is asked', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = await faultServer({});
  });
  afterAll(() => server.close());

  it.each([
    ['a config', 'locale: ja\nlocal: en\n', '{{title}}'],
    ['a template', 'locale: ja\ntemplates: words\n', '{{titel}}'],
    ['a config larger than any', `locale: ja\n# ${'x'.repeat(2 ** 20)}\n`, ''],
  ])('%s with a mistake ends the run', async (_, config, template) => {
    writeFileSync(join(folder, 'words/agenda.md.hbs'), template);
    writeFileSync(
      join(folder, 'pwg.config.yaml'),
      `${config}services: [{ name: blog, repo: acme/blog }]\nsources: { mackerel: { url: '${server.url}' }, github: { url: '${server.url}' } }\n`,
    );
    const world = testWorld({ cwd: folder, env: () => 'a-key-of-the-team' });
    await expect(prepare(prepareRequest(), world)).rejects.toMatchObject({ exit: EXIT.badConfig });
    expect(server.requests).toEqual([]);
  });
});
