import { describe, expect, it } from 'vitest';
import { findIssues } from '../../../src/sources/github/find-issues.ts';
import { tokyo } from '../../support/meeting.ts';
import { answering, askFor, hasLabels, labelled, openedGithub, rawIssue } from './opened.ts';

const all = [{ state: 'all', since: null }] as const;
const query = { state: 'all', sort: 'created', direction: 'asc', per_page: 100 };
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

describe('issues by labels', () => {
  const entry = { incidents: [{ repo: 'acme/ops', labels: ['incident', 'service:shop'] }] };

  it('are asked for without the label of the service and told apart here', async () => {
    hasLabels('acme/ops', 'incident', 'service:shop');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, [
        rawIssue(1, labelled('incident', 'service:shop')),
        rawIssue(2, labelled('Incident', 'Service:Shop')),
        rawIssue(3, { labels: ['incident', 'service:search'] }),
        rawIssue(4, { labels: ['incident', { name: null }] }),
      ]);
    const found = await findIssues(openedGithub(), 'incidents', askFor(entry), all);
    expect(ids(found.ours)).toEqual(['acme/ops#1', 'acme/ops#2']);
    expect(ids(found.perhapsOurs)).toEqual(['acme/ops#4']);
    expect(found.missingLabels).toEqual([]);
    expect(found.ours[0]).toMatchObject({
      ref: '#1',
      issue: { openedAt: new Date('2026-10-03T02:11:09Z'), closedAt: null, by: 'hana', body: '' },
    });
  });

  it('serve several services with one request', async () => {
    hasLabels('acme/ops', 'incident', 'service:shop', 'service:search');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .once()
      .reply(200, [rawIssue(1, labelled('incident', 'service:search'))]);
    const api = openedGithub();
    const search = { incidents: [{ repo: 'acme/ops', labels: ['incident', 'service:search'] }] };
    expect((await findIssues(api, 'incidents', askFor(entry), all)).ours).toEqual([]);
    expect(ids((await findIssues(api, 'incidents', askFor(search), all)).ours)).toEqual(['acme/ops#1']);
  });

  it('hold no pull requests and nothing that was opened later, and closings after the instant are open', async () => {
    hasLabels('acme/ops', 'incident', 'service:shop');
    const ours = labelled('incident', 'service:shop');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, [
        rawIssue(1, { ...ours, pull_request: { url: 'x', merged_at: null } }),
        rawIssue(2, { ...ours, created_at: '2026-11-16T00:00:01Z' }),
        rawIssue(3, {
          ...ours,
          state: 'closed',
          closed_at: '2026-11-16T00:00:01Z',
          state_reason: 'not_planned',
        }),
        rawIssue(4, { ...ours, state: 'closed', closed_at: '2026-11-16T00:00:00Z', user: null }),
      ]);
    const at = tokyo('2026-11-16 09:00');
    const found = await findIssues(openedGithub(), 'incidents', askFor(entry, { at }), all);
    expect(found.ours.map(({ issue }) => [issue.number, issue.closedAt, issue.dropped, issue.by])).toEqual([
      [3, null, false, 'hana'],
      [4, at, false, null],
    ]);
  });

  it('say which label a repository does not have', async () => {
    hasLabels('acme/ops', 'INCIDENT');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, []);
    const found = await findIssues(openedGithub(), 'incidents', askFor(entry), all);
    expect(found.missingLabels).toEqual([{ repo: 'acme/ops', label: 'service:shop' }]);
  });

  it('with a comma are told apart here, since GitHub takes it for a separator', async () => {
    const commas = { incidents: [{ repo: 'acme/ops', labels: ['incident', 'x,y'] }] };
    hasLabels('acme/ops', 'incident', 'x,y');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, [rawIssue(1, labelled('incident', 'x', 'y')), rawIssue(2, labelled('incident', 'x,y'))]);
    const found = await findIssues(openedGithub(), 'incidents', askFor(commas), all);
    expect(ids(found.ours)).toEqual(['acme/ops#2']);
    expect(found.perhapsOurs).toEqual([]);
  });

  it('are asked for by the label of the service where it is the only one', async () => {
    const service = { incidents: [{ repo: 'acme/ops', labels: ['service:shop'] }] };
    hasLabels('acme/ops', 'service:shop');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'service:shop' })
      .reply(200, [rawIssue(1, labelled('service:shop'))]);
    const found = await findIssues(openedGithub(), 'incidents', askFor(service), all);
    expect(ids(found.ours)).toEqual(['acme/ops#1']);
    expect(found.perhapsOurs).toEqual([]);
  });

  it('of several entries are a union, oldest first, each issue once and no longer only perhaps ours', async () => {
    const union = {
      incidents: [
        { repo: 'acme/ops', labels: ['incident', 'service:shop'] },
        { repo: 'acme/ops', labels: ['障害'] },
        { repo: 'acme/shop', labels: ['incident'] },
      ],
    };
    hasLabels('acme/ops', 'incident', '障害', 'service:shop');
    hasLabels('acme/shop', 'incident');
    const both = rawIssue(2, labelled('incident', '障害'));
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, [rawIssue(1, labelled('incident', 'service:shop')), both]);
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: '障害' })
      .reply(200, [both]);
    answering()
      .get('/repos/acme/shop/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, [
        rawIssue(9, {
          created_at: '2026-01-01T00:00:00Z',
          repository_url: 'https://api.github.com/repos/acme/shop',
        }),
      ]);
    const found = await findIssues(openedGithub(), 'incidents', askFor(union), all);
    expect(found.ours.map(({ id, ref }) => [id, ref])).toEqual([
      ['acme/shop#9', 'shop#9'],
      ['acme/ops#1', '#1'],
      ['acme/ops#2', '#2'],
    ]);
    expect(found.perhapsOurs).toEqual([]);
  });
});

describe('issues of a repository without labels in the config', () => {
  const entry = { incidents: [{ repo: 'acme/ops' }] };

  it('are those with a usual label, narrowed to the service where it has one', async () => {
    hasLabels('acme/ops', '障害', 'service:shop');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: '障害' })
      .reply(200, [rawIssue(1, labelled('障害', 'service:shop')), rawIssue(2, labelled('障害'))]);
    const found = await findIssues(openedGithub(), 'incidents', askFor(entry), all);
    expect(ids(found.ours)).toEqual(['acme/ops#1']);
    expect(ids(found.perhapsOurs)).toEqual(['acme/ops#2']);
    expect(found.missingLabels).toEqual([]);
  });

  it('are all of the kind where the service has no label', async () => {
    hasLabels('acme/ops', 'incident');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, [rawIssue(1)]);
    const found = await findIssues(openedGithub(), 'incidents', askFor(entry), all);
    expect(ids(found.ours)).toEqual(['acme/ops#1']);
    expect(found.perhapsOurs).toEqual([]);
  });

  it('are not asked for where no usual label is there, and both are said', async () => {
    hasLabels('acme/ops', 'bug');
    const found = await findIssues(openedGithub(), 'incidents', askFor(entry), all);
    expect(found.ours).toEqual([]);
    expect(found.missingLabels).toEqual([
      { repo: 'acme/ops', label: 'incident' },
      { repo: 'acme/ops', label: '障害' },
    ]);
  });
});

describe('a repository', () => {
  const entry = {
    incidents: [
      { repo: 'acme/gone', labels: ['incident'] },
      { repo: 'acme/ops', labels: ['incident'] },
    ],
  };

  it('that fails leaves the others standing, with one shortfall', async () => {
    hasLabels('acme/ops', 'incident');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, [rawIssue(1)]);
    answering().get('/repos/acme/gone/labels').query(true).reply(404, { message: 'Not Found' });
    answering().get('/repos/acme/gone/issues').query(true).reply(404, { message: 'Not Found' });
    answering().get('/repos/acme/gone').reply(404, { message: 'Not Found' });
    const found = await findIssues(openedGithub(), 'incidents', askFor(entry), all);
    expect(ids(found.ours)).toEqual(['acme/ops#1']);
    expect(found.shortfalls.map(({ problem }) => problem.what)).toEqual([
      'The repository acme/gone was not found, or the token has no access to it.',
    ]);
  });

  it('with its issues switched off says so, and alone it is a problem', async () => {
    hasLabels('acme/ops', 'incident');
    answering().get('/repos/acme/ops/issues').query(true).reply(410, { message: 'Issues are disabled' });
    answering()
      .get('/repos/acme/ops')
      .reply(200, { full_name: 'acme/ops', private: true, has_issues: false });
    const alone = askFor({ incidents: [{ repo: 'acme/ops', labels: ['incident'] }] });
    await expect(findIssues(openedGithub(), 'incidents', alone, all)).rejects.toMatchObject({
      name: 'Problem',
      what: 'Issues are switched off in acme/ops.',
    });
  });

  it('that was renamed is read under its new name and stays home', async () => {
    const renamed = askFor({ incidents: [{ repo: 'acme/runbooks', labels: ['incident'] }] });
    for (const list of ['labels', 'issues']) {
      answering()
        .get(`/repos/acme/runbooks/${list}`)
        .query(true)
        .reply(301, {}, { location: `https://api.github.com/repositories/41/${list}` });
    }
    answering()
      .get('/repositories/41/labels')
      .reply(200, [{ name: 'incident' }]);
    answering()
      .get('/repositories/41/issues')
      .reply(200, [rawIssue(1)]);
    const found = await findIssues(openedGithub(), 'incidents', renamed, all);
    expect(found.ours).toMatchObject([{ id: 'acme/ops#1', ref: '#1' }]);
  });
});

describe('pages', () => {
  const entry = { incidents: [{ repo: 'acme/ops', labels: ['incident'] }] };
  const byId = (page: number) =>
    `https://api.github.com/repositories/41/issues?labels=incident&state=all&sort=created&direction=asc&per_page=100&page=${page}`;

  it('after the first are read by the addresses GitHub gives, and a row that moved is counted once', async () => {
    hasLabels('acme/ops', 'incident');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, [rawIssue(1), rawIssue(2)], {
        link: `<${byId(2)}>; rel="next", <${byId(3)}>; rel="last"`,
      });
    for (const [page, rows] of [
      [2, [rawIssue(2), rawIssue(3)]],
      [3, [rawIssue(4)]],
    ] as const) {
      answering()
        .get('/repositories/41/issues')
        .query({ ...query, labels: 'incident', page })
        .reply(200, rows, { link: `<${byId(1)}>; rel="first"` });
    }
    const found = await findIssues(openedGithub(), 'incidents', askFor(entry), all);
    expect(ids(found.ours)).toEqual(['acme/ops#1', 'acme/ops#2', 'acme/ops#3', 'acme/ops#4']);
  });

  it('of a list with a cursor are read one after the other', async () => {
    hasLabels('acme/ops', 'incident');
    const next = (after: string) =>
      `<https://api.github.com/repositories/41/issues?per_page=100&after=${after}&page=2>; rel="next", <https://api.github.com/repositories/41/issues?per_page=100&after=z&page=9>; rel="last"`;
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, [rawIssue(1)], { link: next('a') });
    answering()
      .get('/repositories/41/issues')
      .query({ per_page: 100, after: 'a', page: 2 })
      .reply(200, [rawIssue(2)], { link: next('b') });
    answering()
      .get('/repositories/41/issues')
      .query({ per_page: 100, after: 'b', page: 2 })
      .reply(200, [rawIssue(3)]);
    const found = await findIssues(openedGithub(), 'incidents', askFor(entry), all);
    expect(ids(found.ours)).toEqual(['acme/ops#1', 'acme/ops#2', 'acme/ops#3']);
  });

  it('without end are a problem and not a part of the truth', async () => {
    hasLabels('acme/ops', 'incident');
    answering()
      .get('/repos/acme/ops/issues')
      .query({ ...query, labels: 'incident' })
      .reply(200, [rawIssue(1)], { link: `<${byId(2)}>; rel="next", <${byId(101)}>; rel="last"` });
    await expect(findIssues(openedGithub(), 'incidents', askFor(entry), all)).rejects.toMatchObject({
      name: 'Problem',
      why: 'It has more than 100 pages of 100.',
    });
  });
});
