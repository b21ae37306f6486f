import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/fleet/digest.ts';
import { alikeFailures, noisyRules } from '../../src/fleet/together.ts';
import { digestOf, firedRule } from '../support/digests.ts';

const fired = (service: string, ...rules: readonly (readonly [id: string, fired: number, name?: string])[]) =>
  digestOf(service, { rules: rules.map(([id, times, name = id]) => firedRule(id, times, { name })) });

describe('a rule that is noisy in several services', () => {
  it('is told once, with the service where it fires most first', () => {
    const found = noisyRules([
      fired('shop', ['mem', 5]),
      fired('search', ['mem', 12]),
      fired('infra', ['mem', 4]),
    ]);
    expect(found).toEqual([
      {
        rule: firedRule('mem', 5),
        services: [
          { service: 'search', fired: 12 },
          { service: 'shop', fired: 5 },
        ],
      },
    ]);
  });

  it('is not one that is noisy in one service only', () => {
    expect(noisyRules([fired('shop', ['mem', 50]), fired('search', ['mem', 4])])).toEqual([]);
  });

  it('is another one in another organisation, whatever its id', () => {
    const abroad = digestOf('search', { rules: [firedRule('mem', 9, { source: 'mackerel-eu' })] });
    expect(noisyRules([fired('shop', ['mem', 9]), abroad])).toEqual([]);
  });
});

describe('rules of several services', () => {
  it.each([
    ['CPU 使用率 / shop', 'CPU 使用率 / search'],
    ['shop の死活', 'search の死活'],
    ['disk-health', 'disk-health'],
    ['Ｐ９５ (shop)', 'p95 [search]'],
  ])('are alike when only the name of the service differs: %s, %s', (one, other) => {
    const found = alikeFailures([fired('shop', ['a', 1, one]), fired('search', ['b', 3, other])], []);
    expect(found).toMatchObject([
      {
        is: 'rules',
        rule: { id: 'b' },
        services: [
          { service: 'search', fired: 3 },
          { service: 'shop', fired: 1 },
        ],
      },
    ]);
  });

  it.each([
    ['p95', 'p99'],
    ['workshop', 'worksearch'],
    ['shop', 'search'],
  ])('are not alike: %s, %s', (one, other) => {
    expect(alikeFailures([fired('shop', ['a', 1, one]), fired('search', ['b', 1, other])], [])).toEqual([]);
  });

  it('take the longest name of a service for the name of the service', () => {
    const services = [
      fired('shop', ['a', 1, 'queue / shop']),
      fired('shop-api', ['b', 1, 'queue / shop-api']),
    ];
    expect(alikeFailures(services, [])).toHaveLength(1);
  });

  it('are not told again where they were told as noisy', () => {
    const services = [fired('shop', ['mem', 9]), fired('search', ['mem', 9])];
    expect(alikeFailures(services, noisyRules(services))).toEqual([]);
  });
});

describe('incidents of several services', () => {
  const report = (n: number, title: string): Report => ({
    id: `acme/ops#${n}`,
    ref: `#${n}`,
    title,
    url: `https://github.com/acme/ops/issues/${n}`,
  });
  const with_ = (service: string, ...reports: readonly Report[]) => digestOf(service, { reports });

  it('are alike whatever their date, their number and the service in their titles', () => {
    const alike = alikeFailures(
      [
        with_('shop', report(1, '障害: 10月3日 証明書の期限切れ')),
        with_('search', report(2, '証明書の期限切れ (2 回目)'), report(4, '[障害] search 証明書の期限切れ')),
        with_('infra', report(3, '回線の不調')),
      ],
      [],
    );
    expect(alike).toMatchObject([
      {
        is: 'incidents',
        title: '10月3日 証明書の期限切れ',
        services: [
          { service: 'shop', reports: [{ ref: '#1' }] },
          { service: 'search', reports: [{ ref: '#2' }, { ref: '#4' }] },
        ],
      },
    ]);
  });

  it('are no two when it is one incident of both', () => {
    const both = report(1, '全体の停止が起きた');
    expect(alikeFailures([with_('shop', both), with_('search', both)], [])).toEqual([]);
  });

  it('are not alike for a title that says nothing', () => {
    expect(alikeFailures([with_('shop', report(1, '障害')), with_('search', report(2, '障害'))], [])).toEqual(
      [],
    );
  });
});
