import { describe, expect, it } from 'vitest';
import { existingServices } from '../../../src/sources/mackerel/services.ts';
import { webLinks } from '../../../src/sources/mackerel/web-links.ts';

describe('the services of an entry', () => {
  it('are those that exist, with a complaint for each that does not', () => {
    const { names, missing } = existingServices(['shop', 'shop-admn'], ['infra', 'shop', 'shop-admin']);
    expect(names).toEqual(['shop']);
    expect(missing.map(({ what, try: next }) => [what, next])).toEqual([
      [
        'Mackerel has no service "shop-admn".',
        "In the service's entry of pwg.config.yaml: mackerel: { service: shop-admin }",
      ],
    ]);
  });

  it('are a Problem when none exists: every count would be a silent 0', () => {
    expect(() => existingServices(['blog'], ['infra', 'shop'])).toThrow('Mackerel has no service "blog".');
  });
});

describe('web addresses', () => {
  it('carry names as one piece of the path, whatever is in them', () => {
    const links = webLinks('a/c&me');
    expect(links.metric('sh/op', 'a.b&c=d')).toBe(
      'https://mackerel.io/orgs/a%2Fc%26me/services/sh%2Fop/-/graphs?name=a.b%26c%3Dd',
    );
    expect(links.dashboard('weekly review')).toBe(
      'https://mackerel.io/orgs/a%2Fc%26me/dashboards/weekly%20review',
    );
    expect(links.channel('5ch#1')).toBe('https://mackerel.io/orgs/a%2Fc%26me/channels#5ch%231');
    expect(links.annotation('shop', '5ann1')).toBe('https://mackerel.io/orgs/a%2Fc%26me/services/shop#5ann1');
  });
});
