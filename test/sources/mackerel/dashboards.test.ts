import { describe, expect, it } from 'vitest';
import { mackerelApi, openMackerel, seconds } from '../../support/mackerel.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

const unknown = { type: 'hologram', title: 'to come', metric: 'cpu', graph: 7, layout: {} };
const graph = {
  type: 'graph',
  title: 'CPU',
  graph: { type: 'host', hostId: '3web', name: 'cpu' },
  range: null,
};

describe('dashboards', () => {
  it('are those that show the service; one listed without its widgets is asked for', async () => {
    const api = start([
      {
        id: '5a',
        title: 'first look',
        urlPath: 'look',
        createdAt: 1_700_000_000_000,
        widgets: [graph, unknown],
      },
      { id: '5b', title: 'second', urlPath: 'second', createdAt: 1_700_000_000 },
      { id: '5c', title: 'infra only', widgets: [unknown] },
      { id: '5d', title: 'shop of tomorrow', createdAt: seconds(tokyo('2026-11-17')), widgets: [] },
    ]);
    const widgets = [{ type: 'alertStatus', title: 'alerts', roleFullname: 'shop: db' }, { type: 'graph' }];
    api.get('/dashboards/5b').reply(200, { id: '5b', title: 'second', urlPath: 'second', widgets });

    const { records } = await openMackerel().ask('dashboards');

    expect(records).toEqual([
      {
        origin: { source: 'mackerel', id: '5a', url: 'https://mackerel.io/orgs/acme/dashboards/look' },
        title: 'first look',
        widgets: [
          { title: 'CPU', type: 'graph', broken: false, fixed: null },
          { title: 'to come', type: 'hologram', broken: false, fixed: null },
        ],
      },
      {
        origin: { source: 'mackerel', id: '5b', url: 'https://mackerel.io/orgs/acme/dashboards/second' },
        title: 'second',
        widgets: [
          { title: 'alerts', type: 'alertStatus', broken: false, fixed: null },
          { title: '', type: 'graph', broken: true, fixed: null },
        ],
      },
    ]);
  });

  it('have their widgets in the order in which people read them', async () => {
    const at = (title: string, x: number, y: number) => ({ ...graph, title, layout: { x, y } });
    const widgets = [at('below', 0, 8), at('right', 12, 0), at('left', 0, 0)];
    start([{ id: '5a', title: 'shop', urlPath: 'look', widgets }]);
    const { records } = await openMackerel().ask('dashboards');
    expect(records[0]?.widgets.map(({ title }) => title)).toEqual(['left', 'right', 'below']);
  });

  it('are not ours when the title names another service, whatever graph of ours is on them', async () => {
    start([{ id: '5e', title: 'weekly: search', widgets: [graph] }]);
    expect(await openMackerel().ask('dashboards')).toMatchObject({ records: [] });
  });

  it('are those the config names, by id or by title, and one that is not there is said', async () => {
    start([
      { id: '5a', title: 'weekly review', widgets: [] },
      { id: '5b', title: 'shop', widgets: [] },
      { id: '5c', title: 'capacity', widgets: [] },
    ]);
    const settings = { dashboards: ['5c', 'weekly review', 'weekly reviews'] };

    const { records, shortfalls } = await openMackerel({ settings }).ask('dashboards', meeting());

    expect(records.map(({ title }) => title)).toEqual(['weekly review', 'capacity']);
    expect(shortfalls?.map(({ problem }) => `${problem.what} ${problem.try}`)).toEqual([
      'Mackerel has no dashboard "weekly reviews". Did you mean "weekly review"?',
    ]);
  });
});

function start(dashboards: readonly object[]) {
  const api = mackerelApi();
  api.get('/services').reply(200, { services: [{ name: 'shop' }, { name: 'search' }] });
  api.get('/org').reply(200, { name: 'acme' });
  const status = ['working', 'standby', 'maintenance', 'poweroff'];
  api
    .get('/hosts')
    .query({ status })
    .reply(200, { hosts: [{ id: '3web', name: 'web01', roles: { shop: ['web'] } }] });
  api.get('/dashboards').reply(200, { dashboards });
  return api;
}
