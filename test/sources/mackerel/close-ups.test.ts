import { describe, expect, it } from 'vitest';
import type { CloseUp } from '../../../src/records/queries.ts';
import { mackerelApi, openMackerel, seconds } from '../../support/mackerel.ts';
import { tokyo } from '../../support/meeting.ts';
import { host, metric } from '../../support/metrics.ts';

const from = tokyo('2026-10-06 11:00');
const to = tokyo('2026-10-06 18:00');
const closeUp = (id: string, series: CloseUp['series']): CloseUp => ({
  origin: { source: 'mackerel', id, url: null },
  series,
  period: { from, to },
});

describe('close-ups', () => {
  it('are the points of each stretch, by the id of the question; what is gone is absent', async () => {
    const api = mackerelApi();
    const query = (name: string) => ({ name, from: seconds(from), to: seconds(to) - 1 });
    api
      .get('/services/shop/metrics')
      .query(query('latency'))
      .reply(200, { metrics: [{ time: seconds(from), value: 7 }] });
    api.get('/hosts/id-web1/metrics').query(query('loadavg5')).reply(404, { error: 'gone' });
    const replies = await openMackerel().lookUp('closeUps', [
      closeUp('a', metric('latency')),
      closeUp('b', metric('loadavg5', { host: host('web1') })),
    ]);
    expect([...replies]).toEqual([['a', [{ at: from.getTime(), value: 7 }]]]);
  });
});
