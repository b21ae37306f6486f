import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../src/records.ts';
import { alertBook, type OwnedAlerts } from '../../../src/sources/mackerel/alerts.ts';

const history = { from: new Date('2026-05-01T00:00:00+09:00'), to: new Date('2026-11-01T00:00:00+09:00') };
const shop = { name: 'shop', names: ['shop', 'shop-admin'] };

const entries: OwnedAlerts['entries'] = [
  owned('a', '2026-04-30T23:59:59+09:00', { services: ['shop'] }),
  owned('b', '2026-05-01T00:00:00+09:00', { services: ['infra', 'shop-admin'] }),
  owned('c', '2026-06-01T00:00:00+09:00', { services: ['search'] }),
  owned('d', '2026-07-01T00:00:00+09:00', { perhaps: ['search', 'shop'] }),
  owned('e', '2026-08-01T00:00:00+09:00', { perhaps: ['search'] }),
  owned('f', '2026-09-01T00:00:00+09:00', { overridden: ['shop'] }),
  owned('g', '2026-11-01T00:00:00+09:00', { services: ['shop'] }),
];
const made: string[] = [];
const book = alertBook({ entries, toAlert }, shop, history);
const ids = (alerts: readonly Alert[]) => alerts.map(({ origin }) => origin.id);

describe('the alert book of a service', () => {
  it('holds what is exactly known to be ours, in the order of time', () => {
    expect(ids(book.ours)).toEqual(['a', 'b', 'f', 'g']);
  });

  it('holds what belongs to no service, and which of that may be ours', () => {
    expect(ids(book.unattributed)).toEqual(['d', 'e']);
    expect(ids(book.perhapsOurs)).toEqual(['d']);
  });

  it("makes records of nothing that is somebody else's", () => {
    expect(made).toEqual(['a', 'b', 'd', 'e', 'f', 'g']);
  });

  it('knows every rule of the organisation that fired in the history', () => {
    expect([...book.firedRules]).toEqual(['rule b', 'rule c', 'rule d', 'rule e', 'rule f']);
  });
});

type Entry = OwnedAlerts['entries'][number];

function owned(id: string, openedAt: string, owners: Partial<Entry['owners']>): Entry {
  const raw = {
    id,
    type: 'host',
    status: 'OK',
    monitorId: `rule ${id}`,
    openedAt: Date.parse(openedAt) / 1000,
  };
  return { raw, owners: { services: [], overridden: [], perhaps: [], ...owners } };
}

function toAlert({ id, openedAt }: Entry['raw']): Alert {
  made.push(id);
  return {
    origin: { source: 'mackerel', id, url: null },
    rule: null,
    host: null,
    series: null,
    type: 'host',
    status: 'ok',
    openedAt: new Date(openedAt * 1000),
    closedAt: null,
    reason: null,
    message: null,
    value: null,
  };
}
