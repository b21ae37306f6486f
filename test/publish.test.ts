/** The command's story as a whole, GitHub being nock's and the wiki a repository on this disk. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { beforeEach, describe, expect, it } from 'vitest';
import { BEGINNING } from '../src/charts/frame.ts';
import { examine } from '../src/examine.ts';
import { EXIT } from '../src/problem.ts';
import { type PublishRequest, publish } from '../src/publish.ts';
import type { World } from '../src/world.ts';
import { CANARY, thrownBy } from './support/door.ts';
import { testWorld } from './support/world.ts';

const PAGE = '# PWG shop 2026-10\n\n## Alerts\n\n- [a](https://x.test/1) 3 times\n';
const PROJECT = {
  configFile: null,
  repo: null,
  services: [],
  replay: null,
  record: null,
  refresh: false,
  demo: false,
  at: null,
};
const REQUEST: PublishRequest = {
  ...PROJECT,
  page: null,
  month: '2026-10',
  to: null,
  mode: 'write',
  allowPublic: false,
  backlinks: true,
};

describe('pwg publish', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-publish-')));
    mkdirSync(join(root, 'minutes/shop'), { recursive: true });
    writeFileSync(join(root, 'minutes/shop/2026-10.md'), PAGE);
  });
  const config = (publishTo: string) =>
    writeFileSync(
      join(root, 'pwg.config.yaml'),
      `sources: { github: { token: env:TOKEN } }\nservices:\n  - { name: shop, repo: acme/shop${publishTo} }\n`,
    );
  const world = (different: Partial<Pick<World, 'run'>> = {}) => ({
    ...testWorld({ cwd: root, env: (name) => (name === 'TOKEN' ? CANARY : undefined) }),
    ...different,
  });
  const repository = (name: string, isPrivate: boolean) =>
    nock('https://api.github.com')
      .get(`/repos/${name}`)
      .reply(200, { full_name: name, private: isPrivate, permissions: { push: true } });

  it('refuses a place that everybody can read while a source is private, before anything is read or written', async () => {
    config('');
    repository('acme/site', false);
    repository('acme/shop', true);
    const request = { ...REQUEST, to: 'github-file:acme/site/{service}/{month}.md' };
    expect(await thrownBy(publish(request, world()))).toMatchObject({
      exit: EXIT.notPermitted,
      why: expect.stringContaining('acme/shop'),
    });
    expect(existsSync(join(root, '.pwg/published'))).toBe(false);
  });

  it('publishes there all the same when told so, and says who reads it', async () => {
    config(", publish: 'github-file:acme/site/{service}/{month}.md'");
    repository('acme/site', false);
    repository('acme/shop', true);
    const file = nock('https://api.github.com');
    file.get('/repos/acme/site/contents/shop/2026-10.md').reply(404);
    file.put('/repos/acme/site/contents/shop/2026-10.md').reply(201, { content: { sha: '1' } });
    file.get('/repos/acme/site/contents/shop/2026-10.md').reply(200, {
      type: 'file',
      encoding: 'base64',
      content: Buffer.from(PAGE).toString('base64'),
      sha: '1',
      html_url: 'https://github.com/acme/site/blob/main/shop/2026-10.md',
    });
    const told = world();
    expect(await publish({ ...REQUEST, allowPublic: true }, told)).toBe(EXIT.ok);
    expect(told.said).toEqual([
      'Published minutes/shop/2026-10.md at https://github.com/acme/site/blob/main/shop/2026-10.md, read by everybody.',
    ]);
  });

  it('brings the charts that the page links along, before the page that links them there', async () => {
    config(", publish: 'github-file:acme/ops/shop/{month}-page.md'");
    const linking = PAGE.replace('3 times', '3 times / [chart](2026-10.charts/slo-a.svg)');
    const svg = `${BEGINNING}></svg>\n`;
    mkdirSync(join(root, 'minutes/shop/2026-10.charts'));
    writeFileSync(join(root, 'minutes/shop/2026-10.charts/slo-a.svg'), svg);
    writeFileSync(join(root, 'minutes/shop/2026-10.md'), linking);
    repository('acme/ops', true);
    const put: string[] = [];
    const files = new Map<string, string>();
    nock('https://api.github.com')
      .persist()
      .get(/\/contents\//)
      .reply((uri) => {
        const content = files.get(uri);
        return content === undefined
          ? [404]
          : [200, { type: 'file', encoding: 'base64', content, sha: '1', html_url: `https://x.test${uri}` }];
      })
      .put(/\/contents\//)
      .reply((uri, body) => {
        put.push(uri);
        files.set(uri, String((body as { content: string }).content));
        return [201, { content: { sha: '1' } }];
      });
    const [chart, page] = ['2026-10-page.charts/slo-a.svg', '2026-10-page.md'].map(
      (name) => `/repos/acme/ops/contents/shop/${name}`,
    );
    expect(await publish(REQUEST, world())).toBe(EXIT.ok);
    expect(put).toEqual([chart, page]);
    const there = (uri = '') => Buffer.from(files.get(uri) ?? '', 'base64').toString();
    expect(there(chart)).toBe(svg);
    expect(there(page)).toContain('3 times / [chart](2026-10-page.charts/slo-a.svg)');

    repository('acme/ops', true);
    expect(await publish(REQUEST, world())).toBe(EXIT.ok);
    expect(put).toHaveLength(2);

    config(", publish: { to: 'github-file:acme/ops/shop/plain.md', charts: sparkline }");
    repository('acme/ops', true);
    await publish(REQUEST, world());
    expect(put.slice(2)).toEqual(['/repos/acme/ops/contents/shop/plain.md']);
    expect(there(put[2])).toBe(PAGE);
  });

  it('says where to publish to, where neither flag nor config does', async () => {
    config('');
    expect(await thrownBy(publish(REQUEST, world()))).toMatchObject({ exit: EXIT.usage });
    // Before it is looked for a key.
    const keyless = testWorld({ cwd: root });
    for (const to of ['esa:acme/minutes', 'github-file:acme/site/x.txt', 'github-wiki:acme']) {
      expect(await thrownBy(publish({ ...REQUEST, to }, keyless))).toMatchObject({ exit: EXIT.usage });
    }
  });

  it('says that there is no page to publish', async () => {
    config('');
    const request = { ...REQUEST, month: '2026-09', to: 'github-issue:acme/ops' };
    expect(await thrownBy(publish(request, world()))).toMatchObject({ exit: EXIT.noInput });
  });

  it('goes on with the other places where one fails, and ends with its code', async () => {
    config(', publish: [github-issue:acme/gone, github-issue:acme/lost]');
    nock('https://api.github.com').get('/repos/acme/gone').reply(404).get('/repos/acme/lost').reply(403);
    const told = world();
    expect(await publish(REQUEST, told)).toBe(EXIT.refused);
    expect(told.said).toEqual([expect.stringContaining('acme/gone'), expect.stringContaining('acme/lost')]);
  });

  it('lets the doctor say who can read the places of the config', async () => {
    config(', publish: [github-issue:acme/ops, github-wiki:acme/site/PWG]');
    repository('acme/ops', true);
    repository('acme/site', false);
    repository('acme/shop', true);
    // What the doctor asks of the sources is not what is told here.
    nock('https://api.github.com').get('/rate_limit').reply(404);
    nock('https://api.github.com').get('/repos/acme/shop').reply(404);
    nock('https://api.github.com').get('/repos/acme/shop/labels').query(true).optionally().reply(200, []);
    const told = world();
    await examine({ ...PROJECT, format: 'text' }, told);
    const lines = told.said.filter((line) => line.includes('publish shop'));
    expect(lines).toEqual([
      'ok publish shop: github-issue:acme/ops is read by who can read acme/ops',
      expect.stringMatching(
        /^NOT OK publish shop \| github-wiki:acme\/site\/PWG is read by everybody .*acme\/shop/,
      ),
    ]);
  });

  it('writes into a wiki and keeps what people wrote there', async () => {
    config(", publish: 'github-wiki:acme/ops/PWG-{service}-{month}'");
    const [wiki, clone] = [join(root, 'ops.wiki.git'), join(root, 'clone')];
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', clone, '-c', 'user.name=aoi', '-c', 'user.email=aoi@example.com', ...args], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    execFileSync('git', ['init', '-q', '--bare', '-b', 'master', wiki]);
    execFileSync('git', ['init', '-q', '-b', 'master', clone]);
    const push = (text: string, name: string) => {
      writeFileSync(join(clone, name), text);
      git('add', '.');
      git('commit', '-qm', 'by hand');
      git('push', '-q', wiki, 'HEAD:master');
    };
    push('hello\n', 'Home.md');
    const settings = join(root, 'gitconfig');
    writeFileSync(settings, `[url "${wiki}"]\n\tinsteadOf = https://github.com/acme/ops.wiki.git\n`);
    const real = testWorld();
    let pushes = 0;
    const local = world({
      run: (program, args, timeoutMs, env) => {
        pushes += args[0] === 'push' ? 1 : 0;
        return real.run(program, args, timeoutMs, { ...env, GIT_CONFIG_GLOBAL: settings });
      },
    });
    const run = () => {
      repository('acme/ops', true);
      return publish(REQUEST, local);
    };
    const page = () => {
      git('pull', '-q', '--rebase', wiki, 'master');
      return git('show', 'HEAD:PWG-shop-2026-10.md');
    };

    expect(await run()).toBe(EXIT.ok);
    expect(page()).toBe(PAGE);
    expect(await run()).toBe(EXIT.ok);
    expect(pushes).toBe(1);
    push(`${PAGE}  - 判断: raise it\n`, 'PWG-shop-2026-10.md');
    const here = join(root, 'minutes/shop/2026-10.md');
    writeFileSync(here, PAGE.replace('3 times', '4 times'));
    // As prepare would have written it.
    mkdirSync(join(root, '.pwg/base/minutes/shop'), { recursive: true });
    writeFileSync(
      join(root, '.pwg/base/minutes/shop/2026-10.md.json'),
      JSON.stringify({ page: '', shownAt: '2026-11-16T00:00:00Z', text: PAGE.replace('3 times', '4 times') }),
    );
    // What a run left that died while it talked to git.
    mkdirSync(join(root, '.pwg/git/dead/objects'), { recursive: true });
    expect(await run()).toBe(EXIT.ok);
    const joined = `${PAGE.replace('3 times', '4 times')}  - 判断: raise it\n`;
    expect(page()).toBe(joined);
    expect(pushes).toBe(2);
    expect(existsSync(join(root, '.pwg/git/dead'))).toBe(false);

    // And it came back here, so that todo and next month's page know of it.
    expect(readFileSync(here, 'utf8')).toBe(joined);
    expect(local.said.join('\n')).toContain('is in minutes/shop/2026-10.md now.');
    expect(await run()).toBe(EXIT.ok);
    expect(pushes).toBe(2);
    expect(readFileSync(here, 'utf8')).toBe(joined);

    // Changed there, then here: the other one follows, and nothing is there twice.
    push(joined.replace('raise it', 'raise it to 0.6'), 'PWG-shop-2026-10.md');
    expect(await run()).toBe(EXIT.ok);
    expect(readFileSync(here, 'utf8')).toBe(joined.replace('raise it', 'raise it to 0.6'));
    writeFileSync(here, joined.replace('raise it', 'lower it'));
    expect(await run()).toBe(EXIT.ok);
    expect(page()).toBe(joined.replace('raise it', 'lower it'));
  });
});
