import { describe, expect, it } from 'vitest';
import { attribution, type Known, standing } from '../../../src/sources/mackerel/attribution.ts';
import type { Rule } from '../../../src/sources/mackerel/monitors.ts';

const rules: readonly Rule[] = [
  { id: 'svc', type: 'service', service: 'shop' },
  { id: 'ext', type: 'external', service: 'shop' },
  { id: 'ext-free', type: 'external', service: null },
  { id: 'cpu', type: 'host', scopes: ['search: api', 'infra'] },
  { id: 'expr', type: 'expression', expression: 'diff(service(shop, a), role(search:api, b))' },
  { id: 'query', type: 'query' },
  { id: 'future', type: 'syntheticBrowser', service: 'shop' },
];
const known: Known = {
  rules: new Map(rules.map((rule) => [rule.id, rule])),
  servicesOfHost: (id) => ({ both: ['shop', 'infra'], one: ['search'] })[id] ?? [],
  overrides: new Map([
    ['query', ['blog']],
    ['svc-given', ['blog', 'shop-admin']],
  ]),
};
const ownersOf = attribution(known);

describe('whose an alert is', () => {
  it('is exactly the service of its rule for service and external rules', () => {
    expect(ownersOf({ type: 'service', monitorId: 'svc' }).services).toEqual(['shop']);
    expect(ownersOf({ type: 'external', monitorId: 'ext' }).services).toEqual(['shop']);
  });

  it.each(['host', 'connectivity', 'check', 'anomalyDetection'])(
    'is every service among the roles of its host for %s alerts, whatever the rule says',
    (type) => {
      const owners = ownersOf({ type, monitorId: 'cpu', hostId: 'both' });
      expect(owners).toEqual({ services: ['shop', 'infra'], overridden: [], perhaps: [] });
    },
  );

  it('goes by the host even when the rule is deleted', () => {
    expect(ownersOf({ type: 'host', monitorId: 'gone', hostId: 'one' }).services).toEqual(['search']);
  });

  it('is not known for a deleted service or external rule, and an external rule of no service', () => {
    for (const monitorId of ['gone', 'ext-free', null, undefined, '']) {
      const owners = ownersOf({ type: 'external', monitorId });
      expect(standing(owners, { name: 'shop', names: ['shop'] })).toBe('nobodys');
    }
  });

  it('is only perhaps known from what the expression reads', () => {
    const owners = ownersOf({ type: 'expression', monitorId: 'expr' });
    expect(owners).toEqual({ services: [], overridden: [], perhaps: ['shop', 'search'] });
  });

  it('is only perhaps known from the scopes of the rule when the host has no role', () => {
    const owners = ownersOf({ type: 'host', monitorId: 'cpu', hostId: 'without roles' });
    expect(owners).toEqual({ services: [], overridden: [], perhaps: ['search', 'infra'] });
  });

  it('is only perhaps known for a type to come, even where its rule names a service', () => {
    const owners = ownersOf({ type: 'syntheticBrowser', monitorId: 'future', hostId: 'both' });
    expect(owners).toEqual({ services: [], overridden: [], perhaps: ['shop'] });
  });

  it('is what an override says, by the name in the config, and the data is not asked', () => {
    const given = ownersOf({ type: 'host', monitorId: 'svc-given', hostId: 'both' });
    expect(given).toEqual({ services: [], overridden: ['blog', 'shop-admin'], perhaps: [] });
    expect(standing(given, { name: 'blog', names: ['blog-in-mackerel'] })).toBe('ours');
    expect(standing(given, { name: 'other', names: ['blog', 'shop'] })).toBe('others');
  });

  it('is ours when one of our names in Mackerel owns it', () => {
    const owners = ownersOf({ type: 'service', monitorId: 'svc' });
    expect(standing(owners, { name: 'store', names: ['shop', 'shop-admin'] })).toBe('ours');
    expect(standing(owners, { name: 'shop', names: ['shop-v2'] })).toBe('others');
  });
});
