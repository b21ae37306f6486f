import { describe, expect, it } from 'vitest';
import { type RawDashboard, showsService } from '../../../src/sources/mackerel/dashboards.ts';
import { type RawWidget, toWidget } from '../../../src/sources/mackerel/widgets.ts';

const graph = (shown: RawWidget['graph']): RawWidget => ({ type: 'graph', title: 'g', graph: shown });

describe('a widget', () => {
  it('is broken when what it showed is gone', () => {
    const broken: readonly RawWidget[] = [
      graph({ type: 'unknown' }),
      graph(null),
      { type: 'value', metric: { type: 'unknown' } },
      { type: 'alertStatus', roleFullname: null },
    ];
    expect(broken.map((widget) => toWidget(widget).broken)).toEqual([true, true, true, true]);
  });

  it('is whole when it shows something, and whatever its type when we do not know it', () => {
    const whole: readonly RawWidget[] = [
      graph({ type: 'query' }),
      { type: 'value', metric: { type: 'service', serviceName: 'shop' } },
      { type: 'alertStatus', roleFullname: 'shop:db' },
      { type: 'markdown' },
      { type: 'hologram', title: 'to come' },
    ];
    expect(whole.map((widget) => toWidget(widget).broken)).toEqual([false, false, false, false, false]);
    expect(toWidget({ type: 'hologram', title: 'to come' })).toEqual({
      title: 'to come',
      type: 'hologram',
      broken: false,
      fixed: null,
    });
  });

  it('is fixed when its range is absolute, in seconds or milliseconds', () => {
    const october = {
      from: new Date('2026-10-01T00:00:00+09:00'),
      to: new Date('2026-11-01T00:00:00+09:00'),
    };
    const range = { type: 'absolute', start: 1_790_780_400, end: 1_793_458_800_000 };
    expect(toWidget({ ...graph({ type: 'query' }), range }).fixed).toEqual(october);
    expect(toWidget({ ...graph({ type: 'query' }), range: { type: 'relative' } }).fixed).toBeNull();
  });
});

describe('a dashboard', () => {
  it.each<[string, Partial<RawDashboard>]>([
    ['a service graph', board(graph({ type: 'service', serviceName: 'shop' }))],
    ['a role graph', board(graph({ type: 'role', roleFullname: 'shop: web' }))],
    ['a graph of one of its hosts', board(graph({ type: 'host', hostId: '3web' }))],
    ['an expression', board(graph({ type: 'expression', expression: 'stack(service(shop, access.*))' }))],
    ['a value', board({ type: 'value', metric: { type: 'service', serviceName: 'shop' } })],
    ['the alerts of a role', board({ type: 'alertStatus', roleFullname: 'shop:db' })],
    ['its name in the title', { title: '定例: Shop' }],
  ])('shows a service by %s', (_, different) => {
    expect(shows(different)).toBe(true);
  });

  it.each<[string, Partial<RawDashboard>]>([
    ['graphs of others', board(graph({ type: 'service', serviceName: 'shop-v2' }))],
    ['hosts of others', board(graph({ type: 'host', hostId: '3other' }))],
    ['a longer word in the title', { title: 'workshop and shop-v2' }],
    ['no widgets at all', { title: 'draft', widgets: null }],
  ])('does not show a service by %s', (_, different) => {
    expect(shows(different)).toBe(false);
  });

  it('takes names literally', () => {
    expect(
      showsService(
        { id: '5db', title: 'shoop' },
        { ours: ['sh.p', 'sh*p'], all: ['sh.p', 'sh*p'] },
        () => [],
      ),
    ).toBe(false);
  });
});

function board(widget: RawWidget): Partial<RawDashboard> {
  return { widgets: [widget] };
}

function shows(different: Partial<RawDashboard>): boolean {
  const servicesOfHost = (id: string) => (id === '3web' ? ['shop'] : []);
  return showsService(
    { id: '5db', title: 'overview', ...different },
    { ours: ['shop'], all: ['shop', 'search'] },
    servicesOfHost,
  );
}
