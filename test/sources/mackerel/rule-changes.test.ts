import { describe, expect, it } from 'vitest';
import { ruleLedger } from '../../../src/sources/mackerel/rule-changes.ts';
import type { Kept, KeptList } from '../../../src/sources/mackerel/snapshots.ts';

const day = (n: number): Date => new Date(Date.UTC(2026, 9, n));
const list = (from: number, until: number, ...entries: Kept[]): KeptList => ({
  at: day(from),
  until: day(until),
  entries,
});
const rule = (different: Record<string, Kept[string]> = {}): Kept => ({
  id: '4a',
  type: 'host',
  name: 'CPU',
  isMute: false,
  warning: 80,
  scopes: ['shop: web'],
  ...different,
});

const ledger = (rules: readonly KeptList[], checks: readonly KeptList[] = []) =>
  ruleLedger(rules, checks, {
    source: 'mackerel',
    link: (id) => `https://mackerel.io/orgs/acme/monitors/${id}`,
    at: day(20),
    isOurs: (_, named) => named.length === 0 || named.includes('shop'),
  });
const told = (rules: readonly KeptList[], checks: readonly KeptList[] = []) =>
  ledger(rules, checks).changes.map(({ name, field, before, after }) => [name, field, before, after]);

describe('what changed of the rules', () => {
  it('lies between the last run that saw the old and the first that saw the new', () => {
    expect(ledger([list(1, 8, rule()), list(15, 20, rule({ warning: 90, isMute: true }))])).toEqual({
      since: day(1),
      changes: [
        expect.objectContaining({ field: 'isMute', before: false, after: true }),
        {
          origin: { source: 'mackerel', id: '4a', url: 'https://mackerel.io/orgs/acme/monitors/4a' },
          name: 'CPU',
          type: 'host',
          field: 'warning',
          before: 80,
          after: 90,
          between: { from: day(8), to: day(15) },
        },
      ],
    });
  });

  it('is told again and again, oldest first, when it goes to and fro', () => {
    const lists = [80, 90, 80].map((warning, i) => list(i * 3 + 1, i * 3 + 2, rule({ warning })));
    expect(told(lists)).toEqual([
      ['CPU', 'warning', 80, 90],
      ['CPU', 'warning', 90, 80],
    ]);
  });

  it('includes rules that came and went, with the name they had and no page to open', () => {
    const gone = ledger([list(1, 1, rule()), list(2, 2)]).changes;
    expect(gone).toEqual([
      expect.objectContaining({ name: 'CPU', field: 'rule', before: true, after: null }),
    ]);
    expect(gone[0]?.origin.url).toBeNull();
    expect(told([list(1, 1), list(2, 2, rule())])).toEqual([['CPU', 'rule', null, true]]);
  });

  it('includes thresholds that were set or taken away, and lists as text', () => {
    const { warning: _, ...bare } = rule({ scopes: ['shop', 'shop: app'] });
    expect(told([list(1, 1, rule()), list(2, 2, bare as Kept)])).toEqual([
      ['CPU', 'warning', 80, null],
      ['CPU', 'scopes', 'shop: web', 'shop, shop: app'],
    ]);
  });

  it('leaves out rules of other services, and keeps those that left ours', () => {
    const theirs = rule({ id: '4b', scopes: ['infra'] });
    expect(told([list(1, 1, theirs), list(2, 2, { ...theirs, warning: 1 })])).toEqual([]);
    expect(told([list(1, 1, rule()), list(2, 2, rule({ scopes: ['infra'] }))])).toEqual([
      ['CPU', 'scopes', 'shop: web', 'infra'],
    ]);
    expect(
      told([
        list(1, 1, rule({ id: '4c', scopes: [] })),
        list(2, 2, rule({ id: '4c', scopes: [], warning: 1 })),
      ]),
    ).toEqual([['CPU', 'warning', 80, 1]]);
  });

  it('tells check rules apart', () => {
    const checks = [list(1, 1, { id: '4chk', name: 'procs' }), list(2, 2)];
    expect(ledger([list(1, 2, rule())], checks).changes).toEqual([
      expect.objectContaining({ name: 'procs', type: 'check', field: 'rule', after: null }),
    ]);
  });

  it('can not be known by the first run', () => {
    expect(ledger([])).toEqual({ since: null, changes: [] });
    expect(ledger([list(20, 20, rule())])).toEqual({ since: null, changes: [] });
  });
});
