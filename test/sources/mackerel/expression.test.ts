import { describe, expect, it } from 'vitest';
import { servicesInExpression } from '../../../src/sources/mackerel/expression.ts';

const hosts = (id: string) => (id === '3hostAAA001' ? ['shop', 'ops'] : []);
const named = (expression: string) => servicesInExpression(expression, hosts);

describe('the services an expression reads', () => {
  it('names the service of a service metric, once', () => {
    expect(named('divide(service(shop, http.errors), service(shop, http.requests))')).toEqual(['shop']);
  });

  it('names the service of a role, with or without the space the API puts in', () => {
    expect(named('avg(role(shop:web, loadavg5))')).toEqual(['shop']);
    expect(named("sum(roleSlots('search: api', cpu.user.percentage))")).toEqual(['search']);
  });

  it('names the services of a host', () => {
    expect(named('timeLeftForecast(host(3hostAAA001, filesystem.sda1.used), 3mo, 2e12)')).toEqual([
      'shop',
      'ops',
    ]);
    expect(named('host(3gone, loadavg5)')).toEqual([]);
  });

  it('takes quotes of both kinds and any spacing', () => {
    expect(named('max( service( "shop" , \'http.requests\' ), service(\n  infra,\n  x) )')).toEqual([
      'shop',
      'infra',
    ]);
  });

  it('is not misled by names that only end like a function, or by a metric', () => {
    expect(named('myservice(shop, x)')).toEqual([]);
    expect(named('service(blog, service.shop)')).toEqual(['blog']);
    expect(named('')).toEqual([]);
  });

  it('stays fast on text that never ends an argument', () => {
    expect(named(`${'service('.repeat(50)}${' '.repeat(20_000)}`)).toEqual([]);
  });
});
