import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { findRule } from '../../src/whatif/find-rule.ts';
import { monitor } from '../support/monitors.ts';

const named = (id: string, name: string | null) => ({
  ...monitor(name ?? 'x', { name, type: name === null ? ('connectivity' as const) : ('service' as const) }),
  origin: { source: 'mackerel', id, url: null },
});
const rules = [
  named('1', 'shop p95'),
  named('2', 'Shop P95'),
  named('3', 'top'),
  named('4', 'top'),
  named('5', null),
];

const found = (said: string) => findRule(said, rules, 'en').origin.id;
const refused = (said: string): Problem => {
  try {
    found(said);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('nothing was refused');
};

describe('the rule that somebody means', () => {
  it('is found by its id, by its name, and by what an unnamed one is called', () => {
    expect(['3', 'shop p95', 'Shop P95', 'host connectivity'].map(found)).toEqual(['3', '1', '2', '5']);
  });

  it('may be written in other capitals where only one can be meant', () => {
    expect(found('Host Connectivity')).toBe('5');
    expect(refused('SHOP P95').what).toContain('2 rules');
  });

  it('must be one: several are listed with their ids', () => {
    expect(refused('top')).toMatchObject({ exit: 64, why: '3  service\n4  service' });
  });

  it('must be there: near names are told', () => {
    expect(refused('shop p96')).toMatchObject({ exit: 64, try: 'Did you mean "shop p95"?' });
    expect(refused('zzz').why).toContain('There are 5 rules: shop p95');
  });
});
