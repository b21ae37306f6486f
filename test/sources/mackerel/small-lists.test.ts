import { describe, expect, it } from 'vitest';
import { mackerelApi, openMackerel, seconds } from '../../support/mackerel.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

const HOOK = 'https://hooks.example/T000/very-secret';

describe('channels', () => {
  it('tell since when they are silent, as of `at`, and never where they lead', async () => {
    const api = mackerelApi();
    api.get('/org').reply(200, { name: 'acme' });
    const channels = [
      { id: '5a', name: 'oncall', type: 'slack', url: HOOK, suspendedAt: null },
      {
        id: '5b',
        name: 'mail',
        type: 'email',
        emails: ['a@b.example'],
        suspendedAt: seconds(tokyo('2026-09-15')),
      },
      { id: '5c', name: 'later', type: 'new-kind', suspendedAt: seconds(tokyo('2026-11-17')) },
    ];
    api.get('/channels').reply(200, { channels });

    const { records } = await openMackerel().ask('channels');

    expect(records).toEqual([
      {
        origin: { source: 'mackerel', id: '5a', url: 'https://mackerel.io/orgs/acme/channels#5a' },
        name: 'oncall',
        type: 'slack',
        suspendedAt: null,
      },
      expect.objectContaining({ name: 'mail', suspendedAt: tokyo('2026-09-15') }),
      expect.objectContaining({ name: 'later', type: 'new-kind', suspendedAt: null }),
    ]);
    expect(JSON.stringify(records)).not.toContain(HOOK);
  });
});

describe('downtimes', () => {
  it('are ours when they silence a rule whose scope names us', async () => {
    const api = mackerelApi();
    api.get('/org').reply(200, { name: 'acme' });
    const monitors = [
      { id: '4ours', type: 'host', scopes: ['shop: web'] },
      { id: '4other', type: 'host', scopes: ['infra'] },
    ];
    api.get('/monitors').reply(200, { monitors });
    const planned = { name: 'batch', start: seconds(tokyo('2026-10-01')), duration: 30, memo: null };
    const downtimes = [
      { id: '5a', ...planned, monitorScopes: ['4ours'] },
      { id: '5b', ...planned, monitorScopes: ['4other'] },
    ];
    api.get('/downtimes').reply(200, { downtimes });

    const { records } = await openMackerel().ask('downtimes');
    expect(records.map(({ origin, ours }) => [origin.id, ours])).toEqual([
      ['5a', true],
      ['5b', false],
    ]);
  });
});

describe('changes', () => {
  it('are the annotations of each service of the entry, from the period before to `at`, in the order of time', async () => {
    const api = mackerelApi();
    api.get('/org').reply(200, { name: 'acme' });
    api.get('/services').reply(200, { services: [{ name: 'shop' }, { name: 'infra' }] });
    const window = { from: seconds(tokyo('2026-09-01')), to: seconds(tokyo('2026-11-16 09:00')) };
    const note = (id: string, service: string, from: string, lasts: number) => {
      const start = seconds(tokyo(from));
      return { id, title: `release ${id}`, description: '', from: start, to: start + lasts, service };
    };
    api
      .get('/graph-annotations')
      .query({ service: 'shop', ...window })
      .reply(200, { graphAnnotations: [note('5b', 'shop', '2026-10-06 14:17', 90)] });
    api
      .get('/graph-annotations')
      .query({ service: 'infra', ...window })
      .reply(200, { graphAnnotations: [{ ...note('5a', 'infra', '2026-09-02', 0), roles: null }] });

    const { records } = await openMackerel({ settings: { service: ['shop', 'infra'] } }).ask(
      'changes',
      meeting(),
    );

    expect(records).toEqual([
      {
        origin: { source: 'mackerel', id: '5a', url: 'https://mackerel.io/orgs/acme/services/infra#5a' },
        kind: 'annotation',
        title: 'release 5a',
        at: tokyo('2026-09-02'),
        until: null,
        environment: null,
      },
      expect.objectContaining({ at: tokyo('2026-10-06 14:17'), until: tokyo('2026-10-06 14:18:30') }),
    ]);
  });
});
