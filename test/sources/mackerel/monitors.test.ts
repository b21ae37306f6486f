import { describe, expect, it } from 'vitest';
import type { Monitor } from '../../../src/records.ts';
import { mackerelApi, openMackerel } from '../../support/mackerel.ts';

const SECRET = 'Basic c2VjcmV0';

describe('the rules', () => {
  it('come with every type, their limits, and whether they name the service', async () => {
    const monitors = await ask([
      {
        id: '4host',
        type: 'host',
        name: 'cpu',
        memo: 'see runbook',
        isMute: true,
        metric: 'cpu%',
        duration: 3,
        operator: '>',
        warning: 0,
        critical: null,
        maxCheckAttempts: 2,
        scopes: ['infra', 'shop: web'],
      },
      { id: '4conn', type: 'connectivity', alertStatusOnGone: 'WARNING', scopes: ['shop-v2'] },
      { id: '4expr', type: 'expression', name: 'left', expression: 'service(shop, x)', operator: '<' },
    ]);
    expect(monitors).toEqual([
      {
        origin: { source: 'mackerel', id: '4host', url: 'https://mackerel.io/orgs/acme/monitors/4host' },
        name: 'cpu',
        type: 'host',
        muted: true,
        memo: 'see runbook',
        ours: true,
        nobodys: false,
        metric: 'cpu%',
        operator: '>',
        warning: 0,
        critical: null,
        durationPoints: 3,
        attempts: 2,
        certificateWarningDays: null,
      },
      expect.objectContaining({
        name: null,
        type: 'connectivity',
        muted: false,
        ours: false,
        nobodys: false,
      }),
      expect.objectContaining({ name: 'left', operator: '<', ours: false, nobodys: true }),
    ]);
  });

  it('keep a rule of a type to come, whatever its fields mean', async () => {
    const [future] = await ask([
      {
        id: '4new',
        type: 'syntheticBrowser',
        name: 'login',
        duration: '5m',
        scopes: [{}],
        metric: [1],
        service: 'shop',
      },
    ]);
    expect(future).toMatchObject({
      name: 'login',
      type: 'other',
      ours: true,
      durationPoints: null,
      metric: null,
    });
  });

  it('never hold what an external rule sends, which may be secret', async () => {
    const monitors = await ask([
      {
        id: '4ext',
        type: 'external',
        name: 'top page',
        service: 'shop',
        url: `https://user:${SECRET}@shop.example/`,
        headers: [{ name: 'Authorization', value: SECRET }],
        requestBody: SECRET,
        certificationExpirationWarning: 21,
        certificationExpirationCritical: 5,
      },
      { id: '4ext2', type: 'external', service: null, headers: null, certificationLimitWarning: 30 },
    ]);
    expect(JSON.stringify(monitors)).not.toContain(SECRET);
    expect(monitors.map(({ ours, certificateWarningDays }) => [ours, certificateWarningDays])).toEqual([
      [true, 21],
      [false, 30],
    ]);
  });

  it('are not half read when a known type has an unknown shape', async () => {
    await expect(ask([{ id: '4host', type: 'host', warning: 'high' }])).rejects.toThrow(
      'sent an answer that pwg does not know',
    );
  });
});

describe('the check rules', () => {
  it('are a Problem when the cursor does not move on', async () => {
    const api = rules([]);
    api
      .get('/monitoring/checks')
      .query({ limit: 100 })
      .reply(200, { checks: [{ id: '4c1', name: 'procs' }], nextId: '4c2' });
    api
      .get('/monitoring/checks')
      .query({ limit: 100, nextId: '4c2' })
      .reply(200, { checks: [{ id: '4c2', name: 'disk' }], nextId: '4c2' });
    await expect(openMackerel().ask('monitors')).rejects.toThrow("Mackerel's list does not end");
  });

  it('come from every page of a list whose cursor is the first id of the page to come, each once', async () => {
    const api = rules([]);
    api
      .get('/monitoring/checks')
      .query({ limit: 100 })
      .reply(200, { checks: [{ id: '4c1', name: 'procs' }], nextId: '4c2' });
    api
      .get('/monitoring/checks')
      .query({ limit: 100, nextId: '4c2' })
      .reply(200, {
        checks: [
          { id: '4c1', name: 'procs' },
          { id: '4c2', name: 'disk' },
        ],
      });
    const { records } = await openMackerel().ask('monitors');
    expect(records.map(({ origin, name, type, ours }) => [origin.id, name, type, ours])).toEqual([
      ['4c1', 'procs', 'check', false],
      ['4c2', 'disk', 'check', false],
    ]);
  });

  it('are left out where the edition has no such list', async () => {
    rules([{ id: '4host', type: 'host' }])
      .get('/monitoring/checks')
      .query({ limit: 100 })
      .reply(404, '');
    const { records } = await openMackerel().ask('monitors');
    expect(records.map(({ origin }) => origin.id)).toEqual(['4host']);
  });
});

function rules(monitors: readonly object[]) {
  const api = mackerelApi();
  api.get('/org').reply(200, { name: 'acme' });
  api.get('/services').reply(200, { services: [{ name: 'shop' }] });
  api.get('/monitors').reply(200, { monitors });
  return api;
}

async function ask(monitors: readonly object[]): Promise<readonly Monitor[]> {
  rules(monitors).get('/monitoring/checks').query({ limit: 100 }).reply(200, { checks: [] });
  return (await openMackerel().ask('monitors')).records;
}
