import { describe, expect, it } from 'vitest';
import { type RawDowntime, toDowntime } from '../../../src/sources/mackerel/downtimes.ts';
import { webLinks } from '../../../src/sources/mackerel/web-links.ts';

const raw: RawDowntime = { id: '5dt1', name: 'reboot', start: 1_790_000_000, duration: 45 };
const context = {
  source: 'mackerel',
  links: webLinks('acme'),
  services: ['shop', 'shop-admin'],
  rules: new Set(['4ours', '4ours-too']),
};
const downtime = (different: Partial<RawDowntime>) => toDowntime({ ...raw, ...different }, context);
const ours = (different: Partial<RawDowntime>) => downtime(different).ours;

describe('a downtime', () => {
  it('carries its plan', () => {
    const recurrence = {
      type: 'weekly',
      interval: 2,
      weekdays: ['Sunday', 'Wednesday'],
      until: 1_800_000_000,
    };
    const scopes = {
      serviceScopes: ['shop'],
      roleScopes: ['search: api'],
      monitorScopes: ['4ours'],
      roleExcludeScopes: ['shop: worker'],
    };
    expect(downtime({ memo: 'ask ops', recurrence, ...scopes })).toEqual({
      origin: { source: 'mackerel', id: '5dt1', url: 'https://mackerel.io/orgs/acme/downtimes#5dt1' },
      name: 'reboot',
      memo: 'ask ops',
      start: new Date('2026-09-21T14:13:20Z'),
      minutes: 45,
      recurrence: { every: 'week', interval: 2, weekdays: [0, 3], until: new Date('2027-01-15T08:00:00Z') },
      ours: true,
      covers: { places: ['shop', 'search: api'], rules: ['4ours'] },
      spares: { places: ['shop: worker'], rules: [] },
    });
  });

  it('takes a repetition of an unknown kind as planned once, and an impossible interval as the nearest possible', () => {
    expect(downtime({ recurrence: { type: 'fortnightly' } }).recurrence).toBeNull();
    expect(downtime({ recurrence: { type: 'daily', interval: 0 } }).recurrence?.interval).toBe(1);
    expect(downtime({ recurrence: { type: 'daily', interval: 1e300 } }).recurrence?.interval).toBe(1000);
  });

  it('is ours when it has no scope: it silences everything', () => {
    expect(ours({})).toBe(true);
    expect(ours({ serviceScopes: [], roleScopes: null, monitorScopes: [] })).toBe(true);
  });

  it('is ours when a service or a role names us', () => {
    expect(ours({ serviceScopes: ['search', 'shop-admin'] })).toBe(true);
    expect(ours({ roleScopes: ['shop: web'] })).toBe(true);
    expect(ours({ serviceScopes: ['search'], roleScopes: ['shop-v2: web'] })).toBe(false);
  });

  it('is ours when it silences one of our rules', () => {
    expect(ours({ monitorScopes: ['4other', '4ours'] })).toBe(true);
    expect(ours({ monitorScopes: ['4other'] })).toBe(false);
  });

  it('is not ours where the rules it silences are narrowed to another service', () => {
    expect(ours({ monitorScopes: ['4ours'], serviceScopes: ['search'] })).toBe(false);
    expect(ours({ monitorScopes: ['4other'], serviceScopes: ['shop'] })).toBe(true);
  });

  it('is not ours when we are excluded', () => {
    expect(ours({ serviceExcludeScopes: ['shop', 'shop-admin'] })).toBe(false);
    expect(ours({ serviceExcludeScopes: ['shop'] })).toBe(true);
    expect(ours({ serviceExcludeScopes: ['shop'], roleScopes: ['shop: web'] })).toBe(false);
    expect(ours({ monitorScopes: ['4ours'], monitorExcludeScopes: ['4ours'] })).toBe(false);
  });
});
