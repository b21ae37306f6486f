import nock from 'nock';
import { beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../../../src/http/writer.ts';
import { EXIT } from '../../../src/problem.ts';
import { Secret } from '../../../src/secret.ts';
import { readAddress } from '../../../src/sources/github/publish-address.ts';
import { openPublishTarget } from '../../../src/sources/github/publish-target.ts';
import { githubService, settings } from '../../../src/sources/github/settings.ts';
import { writeTransport } from '../../../src/sources/github/transport.ts';
import type { CopyPlace, GitFile } from '../../../src/sources/publishing.ts';
import { CANARY, door, thrownBy } from '../../support/door.ts';
import { testWorld } from '../../support/world.ts';

const API = 'https://api.github.com';
const NOWHERE: CopyPlace = { read: async () => null, write: async () => ({ is: 'done' }) };

describe('an address on GitHub', () => {
  it.each([
    ['github-issue:acme/ops', { kind: 'github-issue', repo: 'acme/ops' }],
    [
      'github-file:acme/ops/minutes/shop/2026-10.md',
      { kind: 'github-file', repo: 'acme/ops', path: 'minutes/shop/2026-10.md', branch: null },
    ],
    [
      'github-file:acme/ops/a@b/2026-10.md@release/1.0',
      { kind: 'github-file', repo: 'acme/ops', path: 'a@b/2026-10.md', branch: 'release/1.0' },
    ],
    ['github-wiki:acme/ops/PWG shop.md', { kind: 'github-wiki', repo: 'acme/ops', page: 'PWG-shop' }],
  ])('%s is understood', (address, read) => expect(readAddress(address)).toEqual(read));

  it.each([
    'github-issue:acme',
    'github-issue:acme/ops/12',
    'github-issue:acme/..',
    'github-file:acme/ops',
    'github-file:acme/ops/../x.md',
    'github-file:acme/ops/a//b.md',
    'github-file:acme/ops/.git/config',
    'github-file:acme/ops/a\n.md',
    'github-wiki:acme/ops',
    'github-wiki:acme/ops/a/b',
  ])('%j is refused', (address) =>
    expect(() => readAddress(address)).toThrowError(expect.objectContaining({ exit: EXIT.usage })),
  );
});

describe('a place on GitHub', () => {
  let git: GitFile[];
  beforeEach(() => {
    git = [];
  });
  const opened = (address: string, repo: string | null = null) => {
    const read = settings.parse({});
    const transport = writeTransport(read);
    const secret = new Secret(CANARY, 'GITHUB_TOKEN');
    return openPublishTarget({
      http: door(API, { transport, source: 'github', secret }),
      writer: openWriter({ world: testWorld(), transport, source: 'github', secret }),
      settings: read,
      service: githubService({ incidents: [{ repo: 'acme/incidents' }] }, { repo }),
      address,
      meeting: 'shop/2026-10 fixes #12',
      git: (file) => {
        git.push(file);
        return NOWHERE;
      },
    });
  };
  const repository = (name: string, different: object = {}) =>
    nock(API)
      .get(`/repos/${name}`)
      .reply(200, { full_name: name, private: true, permissions: { push: true }, ...different });

  it('is read by those who can read a private repository', async () => {
    repository('acme/ops');
    expect(await opened('github-issue:acme/ops').check()).toEqual({
      who: 'who can read acme/ops',
      everybody: false,
      closedSources: [],
    });
  });

  it('names what the page draws from and not everybody can read, where everybody reads the page', async () => {
    repository('acme/site', { private: false });
    repository('acme/incidents');
    nock(API).get('/repos/acme/shop').reply(404);
    const { who, closedSources } = await opened('github-file:acme/site/a.md', 'acme/shop').check();
    expect({ who, closedSources }).toEqual({
      who: 'everybody',
      closedSources: ['acme/shop', 'acme/incidents'],
    });
  });

  it.each([
    ['github-issue:acme/ops', { has_issues: false }, EXIT.refused],
    ['github-wiki:acme/ops/PWG', { has_wiki: false }, EXIT.refused],
    ['github-file:acme/ops/a.md', { archived: true }, EXIT.refused],
    ['github-file:acme/ops/a.md', { permissions: { push: false } }, EXIT.refused],
    ['github-file:acme/ops/a.md', { full_name: 'acme/operations' }, EXIT.refused],
  ])('%s takes no page where the repository says %j', async (address, said, exit) => {
    repository('acme/ops', said);
    expect(await thrownBy(opened(address).check())).toMatchObject({ exit });
  });

  it('needs no push access for an issue', async () => {
    repository('acme/ops', { permissions: { push: false } });
    expect((await opened('github-issue:acme/ops').check()).everybody).toBe(false);
  });

  it('reads and writes the file of the branch that is named, by its sha', async () => {
    const path = '/repos/acme/ops/contents/%E6%9C%88/2026-10.md';
    const target = opened('github-file:acme/ops/月/2026-10.md@docs');
    if (target.by !== 'path') throw new Error('a file has a path');
    nock(API).get(path).query({ ref: 'docs' }).reply(200, {
      type: 'file',
      encoding: 'base64',
      content: 'IyBQ\nV0cK\n',
      sha: '3f3f',
      html_url: 'https://github.com/acme/ops/blob/docs/2026-10.md',
    });
    const before = await target.copy.read();
    expect(before).toMatchObject({ text: '# PWG\n', version: '3f3f' });
    nock(API)
      .put(path, {
        message: 'docs: PWG shop/2026-10 fixes 12',
        content: Buffer.from('# 十月\n').toString('base64'),
        branch: 'docs',
        sha: '3f3f',
      })
      .reply(200, { content: { sha: '95b9' } });
    expect(await target.copy.write('# 十月\n', before)).toEqual({ is: 'done' });
    nock(API).put(path).reply(409, { message: 'does not match 3f3f' });
    expect(await target.copy.write('# 十月\n', before)).toMatchObject({ is: 'moved' });
  });

  it('is no page where the path is a folder', async () => {
    nock(API)
      .get('/repos/acme/ops/contents/minutes.md')
      .reply(200, [{ type: 'file' }]);
    const target = opened('github-file:acme/ops/minutes.md');
    if (target.by !== 'path') throw new Error('a file has a path');
    expect(await thrownBy(target.copy.read())).toMatchObject({ exit: EXIT.unmergeable });
  });

  it('does not write over a body that changed since it was read', async () => {
    const issue = (body: string) => ({
      number: 7,
      html_url: 'https://github.com/acme/ops/issues/7',
      body,
      updated_at: '2026-11-16T00:00:00Z',
    });
    const target = opened('github-issue:acme/ops');
    if (target.by !== 'number') throw new Error('an issue has a number');
    nock(API).get('/repos/acme/ops/issues/7').reply(200, issue('theirs'));
    const before = { text: 'ours', version: '', url: '' };
    expect(await target.copy(7).write('ours again', before)).toEqual({ is: 'moved', problem: null });
    nock(API).get('/repos/acme/ops/issues/7').reply(200, issue('ours'));
    nock(API).patch('/repos/acme/ops/issues/7', { body: 'ours again' }).reply(200, issue('ours again'));
    expect(await target.copy(7).write('ours again', before)).toEqual({ is: 'done' });
  });

  it('holds charts beside a file, on the same branch', async () => {
    const target = opened('github-file:acme/ops/minutes/配送 (1).md@main');
    if (target.by !== 'path') throw new Error('a file has a path');
    expect(target.charts.folder).toBe('%E9%85%8D%E9%80%81%20%281%29.charts');
    const path = `/repos/acme/ops/contents/minutes/${encodeURIComponent('配送 (1).charts')}/slo-a.svg`;
    nock(API)
      .put(
        path,
        (body) => body.branch === 'main' && body.content === Buffer.from('<svg/>').toString('base64'),
      )
      .reply(201, { content: { sha: '1' } });
    expect(await target.charts.place('slo-a.svg').write('<svg/>', null)).toEqual({ is: 'done' });
  });

  it('holds charts beside a page of the wiki', () => {
    const target = opened('github-wiki:acme/ops/PWG shop');
    if (target.by !== 'path') throw new Error('a page has a path');
    target.charts.place('slo-a.svg');
    expect(target.charts.folder).toBe('PWG-shop.charts');
    expect(git.at(-1)).toMatchObject({ path: 'PWG-shop.charts/slo-a.svg', remote: git[0]?.remote });
  });

  it('reaches the wiki through git, with a message that closes nothing', () => {
    opened('github-wiki:acme/ops/PWG shop');
    expect(git).toMatchObject([
      {
        remote: 'https://github.com/acme/ops.wiki.git',
        user: 'x-access-token',
        path: 'PWG-shop.md',
        url: 'https://github.com/acme/ops/wiki/PWG-shop',
        message: 'docs: PWG shop/2026-10 fixes 12',
      },
    ]);
  });
});
