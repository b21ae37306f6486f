/** `prepare --all` as a whole, on the saved answers of the demo: two services that share one, and one nobody answers for. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { list } from '../src/list.ts';
import { EXIT } from '../src/problem.ts';
import { prepare } from '../src/run.ts';
import { prepareRequest } from './support/request.ts';
import { PACKAGE_ROOT, type TestWorld, testWorld } from './support/world.ts';

let folder: string;
let world: TestWorld;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-fleet-')));
  world = testWorld({ cwd: folder });
});
afterEach(() => rmSync(folder, { recursive: true }));

const SOURCES = `
sources:
  mackerel: {}
  github: {}
  mackerel-eu: { type: mackerel }
  github-eu: { type: github }
`;
const GITHUB = `
    github:
      incidents: [{ repo: acme-web/operations, labels: [incident, 'service:shop'] }]
      todos: [{ repo: acme-web/operations, labels: [pwg, 'service:shop'] }]
    slos: [{ name: availability, total: http.requests, bad: http.errors, target: 99.9 }]
`;
const SHOP = `
  - name: shop
    mackerel: { service: shop }${GITHUB}`;
const TWIN = `
  - name: shop-api
    mackerel: { service: shop }${GITHUB}`;
const ABROAD = `
  - { name: abroad, mackerel-eu: {}, github-eu: { incidents: [{ repo: acme/eu }] } }`;

const config = (services: readonly string[], more = ''): void =>
  writeFileSync(join(folder, 'pwg.config.yaml'), `${SOURCES}services:${services.join('')}\n${more}`);
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

const all = (different: Parameters<typeof prepareRequest>[0] = {}) =>
  prepare(
    prepareRequest({
      all: true,
      replay: join(PACKAGE_ROOT, 'fixtures/demo'),
      only: ['todos'],
      target: { output: null, mode: 'write' },
      ...different,
    }),
    world,
  );
const INDEX = 'minutes/index/2026-10.md';

describe('prepare --all', () => {
  it('makes a page of each service and an index; one that fails is told in it and does not stop the others', async () => {
    config([SHOP, ABROAD, TWIN]);
    expect(await all({ only: ['todos', 'slo'] })).toBe(EXIT.partial);
    const index = read(INDEX);
    expect(index).toContain('- 3 サービス、うち **1 つはページを作れませんでした**');
    expect(index).toMatch(/^- \[abroad\]\(.*\): ページを作れませんでした。No source answered\. /m);
    expect(index).toMatch(/^\| \[shop\]\(\.\.\/shop\/2026-10\.md\) \| \*\*\d+%（未達）\*\* \|/m);
    expect(index).toMatch(/^\| \[abroad\]\(\.\.\/abroad\/2026-10\.md\) \| \*\*ページなし\*\* \|/m);
    for (const service of ['shop', 'shop-api'])
      expect(read(`minutes/${service}/2026-10.md`)).toMatch(/^# PWG /);
    expect(() => read('minutes/abroad/2026-10.md')).toThrow('ENOENT');
    expect(world.said.join('\n')).toContain('abroad | No source answered.');
  });

  it('says in the index what the pages say, line by line for machines', async () => {
    config([SHOP, TWIN]);
    expect(await all({ format: 'json', only: ['todos', 'incidents', 'slo', 'alerts'] })).toBe(EXIT.ok);
    const [shop, twin, fleet, ...more] = world.printed
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(more).toEqual([]);
    expect([shop.schema, twin.schema, fleet.schema]).toEqual(['pwg.agenda/1', 'pwg.agenda/1', 'pwg.fleet/1']);
    const facts = (name: string) =>
      shop.sections.find((section: { name: string }) => section.name === name).facts;
    const [first, second] = fleet.services;
    const { objectives } = facts('slo');
    const { fired, firedEarlier } = facts('alerts');
    expect(first).toMatchObject({
      service: 'shop',
      problem: null,
      incidents: facts('incidents').opened,
      alerts: { fired, firedEarlier },
      todos: {
        carried: facts('todos').carried,
        oldestDays: Math.max(...facts('todos').items.map(({ ageDays }: { ageDays: number }) => ageDays)),
      },
      budgets: [{ name: 'availability', target: 99.9, budgetUsed: objectives[0].budgetUsed }],
    });
    expect(second).toMatchObject({ ...first, service: 'shop-api' });
    expect(fleet.ofNoService.alerts).toMatchObject({ fired: facts('alerts').unattributed.fired });
    const noisy = new Map<string, { services: unknown }>(
      fleet.noisyRules.map((rule: { id: string }) => [rule.id, rule]),
    );
    for (const rule of facts('alerts').monitors) {
      const both = ['shop', 'shop-api'].map((service) => ({ service, fired: rule.fired }));
      expect(noisy.get(rule.id)?.services).toEqual(rule.fired >= 5 ? both : undefined);
    }
  });

  it('keeps what people write into the index, and changes nothing where nothing changed', async () => {
    config([SHOP, TWIN]);
    await all();
    const before = read(INDEX);
    await all();
    expect(read(INDEX)).toBe(before);

    const noted = before
      .replace(/(\| \[shop-api\].*\|) \|$/m, '$1 来月は aoi が開く |')
      .replace('エラー予算は、', '（全員で読むこと）\n\nエラー予算は、')
      .concat('\n## 手で足した節\n\n- 合同の勉強会をする\n');
    write(INDEX, noted);
    await all({ at: '2026-11-17T09:00:00+09:00' });
    const after = read(INDEX);
    expect(after).toMatch(/^\| \[shop-api\]\(\.\.\/shop-api\/2026-10\.md\) .*\| 来月は aoi が開く \|$/m);
    expect(after).toContain('\n（全員で読むこと）\n');
    expect(after).toContain('- 合同の勉強会をする');
    expect(after).toContain('11-17 09:00');
  });

  it('keeps the note on the row of a service that fails later', async () => {
    config([SHOP, TWIN]);
    await all();
    write(INDEX, read(INDEX).replace(/(\| \[shop-api\].*\|) \|$/m, '$1 大事 |'));
    write('minutes/shop-api/2026-10.md', '<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n');
    expect(await all({ at: '2026-11-17T09:00:00+09:00' })).toBe(EXIT.partial);
    expect(read(INDEX)).toMatch(/^\| \[shop-api\]\(\.\.\/shop-api\/2026-10\.md\) .*大事.*\|$/m);
    expect(read(INDEX)).toContain('ページを作れませんでした');
    expect(read('minutes/shop-api/2026-10.md')).toContain('<<<<<<< ours');
  });

  it('keeps the note on the row of a service that has its first page later', async () => {
    config([SHOP, ABROAD]);
    await all();
    write(INDEX, read(INDEX).replace(/^(\| \[abroad\].*\|) \|$/m, '$1 鍵を頼んだ |'));
    config([SHOP, SHOP.replace('name: shop', 'name: abroad')]);
    expect(await all()).toBe(EXIT.ok);
    expect(read(INDEX).match(/^\|.*\[abroad\].*$/gm)).toEqual([
      expect.stringMatching(/^\| \[abroad\]\(\.\.\/abroad\/2026-10\.md\) .*鍵を頼んだ.*\|$/),
    ]);
  });

  it('goes on after a bug of ours in one service, tells it in the index, and ends with it', async () => {
    config([SHOP, TWIN]);
    const { files } = world;
    const replace: typeof files.replace = (path, ...rest) =>
      path.includes('/shop/') ? Promise.reject(new Error('no such thing')) : files.replace(path, ...rest);
    world = { ...world, files: { ...files, replace } };
    await expect(all()).rejects.toThrow('no such thing');
    expect(read(INDEX)).toContain(
      '- [shop](../shop/2026-10.md): ページを作れませんでした。This is a bug in pwg.',
    );
    expect(read('minutes/shop-api/2026-10.md')).toMatch(/^# PWG /);
  });

  it('names the services whose meetings stopped, by what people wrote into their pages', async () => {
    config([SHOP, TWIN]);
    await all({ month: '2026-09' });
    write('minutes/shop/2026-07.md', '# PWG shop\n');
    await all();
    const index = read(INDEX);
    expect(index).toContain('## PWG が 2 か月開かれていないサービス');
    expect(index).toContain('最後に書き込みがあったのは 7 月分のページです');
    expect(index).toContain('[前回の一覧](2026-09.md)');

    write('minutes/shop/2026-09.md', `${read('minutes/shop/2026-09.md')}\n- 決めたこと: 監視を減らす\n`);
    write('.pwg/published/github-issue/acme/ops/shop-api/2026-09.json', JSON.stringify(PUBLISHED));
    await all();
    expect(read(INDEX)).not.toContain('## PWG が 2 か月開かれていないサービス');
  });

  it('is exit 69 when there is no page at all', async () => {
    config([ABROAD]);
    expect(await all()).toBe(EXIT.unavailable);
    expect(read(INDEX)).toContain('- 1 サービス、うち **1 つはページを作れませんでした**');
  });

  it('writes nothing to look only', async () => {
    config([SHOP]);
    expect(await all({ target: { output: null, mode: 'check' } })).toBe(EXIT.differs);
    expect(await all({ target: { output: null, mode: 'dry-run' } })).toBe(EXIT.ok);
    expect(world.printed.at(-1)).toMatch(/^# PWG 全サービス 2026 年 10 月\n/);
    expect(() => read(INDEX)).toThrow('ENOENT');
    expect(() => read('minutes/shop/2026-10.md')).toThrow('ENOENT');
  });

  it('goes where --output says, the index in the place of a service called index', async () => {
    config([SHOP]);
    await all({
      target: { output: 'out/{month}/{service}.md', mode: 'write' },
      locale: 'en',
      format: 'html',
    });
    expect(read('out/2026-10/index.html')).toMatch(/<h1\b[^>]*>PWG of all services, October 2026/);
    expect(read('out/2026-10/index.md')).toMatch(/^# PWG of all services, October 2026\n/);
    expect(read('out/2026-10/index.md')).toContain('| [shop](shop.md) |');
  });
});

const PUBLISHED = {
  page: 'shop-api/2026-09',
  to: 'github-issue:acme/ops',
  number: 1,
  url: 'https://github.com/acme/ops/issues/1',
  base: '',
};

describe('what can not be meant is told before anything is asked', () => {
  it('--all with some of the services', async () => {
    config([SHOP, TWIN]);
    await expect(all({ services: ['shop'] })).rejects.toMatchObject({
      what: '--all is for all services.',
      exit: EXIT.usage,
    });
  });

  it.each(['index', 'INDEX'])(
    'a service called %s, unless the index has a place of its own',
    async (name) => {
      config([SHOP, SHOP.replace('name: shop', `name: ${name}`)]);
      await expect(all()).rejects.toMatchObject({
        exit: EXIT.usage,
        what: expect.stringContaining(`page of ${name}`),
      });
      config([SHOP], 'index: minutes/all/{month}.md\n');
      await all();
      expect(read('minutes/all/2026-10.md')).toContain('| [shop](../shop/2026-10.md) |');
    },
  );

  it('a path that has no place for the index', async () => {
    config([SHOP]);
    await expect(all({ target: { output: 'page.md', mode: 'write' } })).rejects.toMatchObject({
      exit: EXIT.usage,
    });
  });

  it('a mistake in the template of the index', async () => {
    config([SHOP], 'templates: words\n');
    write('words/fleet.md.hbs', '{{serivces}}');
    await expect(all()).rejects.toMatchObject({
      exit: EXIT.badConfig,
      why: expect.stringContaining('fleet.md.hbs, line 1'),
    });
  });
});

describe('list', () => {
  const listed = async (format: 'text' | 'json', services: readonly string[] = []) => {
    config([SHOP, TWIN]);
    await list({ ...prepareRequest({ services }), format }, world);
    return world.printed.join('');
  };

  it('prints a name a line', async () => expect(await listed('text')).toBe('shop\nshop-api\n'));
  it('prints what a matrix takes', async () => expect(await listed('json')).toBe('["shop","shop-api"]\n'));
  it('refuses a service that is not there', () =>
    expect(listed('text', ['shpo'])).rejects.toMatchObject({ exit: EXIT.usage }));
});
