import type { RuleChange, RuleLedger } from '../../src/records.ts';
import { tokyo } from './meeting.ts';
import { ruleOf } from './monitors.ts';

type Value = RuleChange['before'];

/** A field of the rule `name` that was found changed on `found`, a week after the run before. */
export function ruleChange(
  name: string,
  field: string,
  [before, after]: readonly [Value, Value],
  found = '2026-10-19 09:00',
): RuleChange {
  const { id, url } = ruleOf(name);
  const to = tokyo(found);
  const between = { from: new Date(to.getTime() - 7 * 24 * 3_600_000), to };
  return { origin: { source: 'mackerel', id, url }, name, type: 'service', field, before, after, between };
}

/** Snapshots are kept since August. */
export function ledger(...changes: readonly RuleChange[]): RuleLedger {
  return { since: tokyo('2026-08-03 09:00'), changes };
}
