import type { RuleChange, RuleLedger } from '../../records.ts';
import { alertType } from './monitors.ts';
import { serviceOfScope } from './scopes.ts';
import type { Kept, KeptList } from './snapshots.ts';

interface LedgerContext {
  readonly source: string;
  readonly link: (ruleId: string) => string;
  /** The time of this run. */
  readonly at: Date;
  /** Whether a rule that names these Mackerel services, or none, matters to the service that asks. */
  readonly isOurs: (ruleId: string, named: readonly string[]) => boolean;
}

/**
 * What the runs before this one, and this one, found different, oldest first. `rules` and `checks` are what each saw; a run
 * that could not ask is in neither. Rules carry no dates and no author, so all that is known is between which runs.
 */
export function ruleLedger(
  rules: readonly KeptList[],
  checks: readonly KeptList[],
  context: LedgerContext,
): RuleLedger {
  const asChecks = checks.map((list) => ({
    ...list,
    entries: list.entries.map((check) => ({ ...check, type: 'check' })),
  }));
  const changes = [...changesOf(rules, context), ...changesOf(asChecks, context)];
  const first = rules[0];
  return {
    since: first !== undefined && first.at < context.at ? first.at : null,
    changes: changes.sort(byTime),
  };
}

function changesOf(lists: readonly KeptList[], context: LedgerContext): readonly RuleChange[] {
  return lists.slice(1).flatMap((list, i) => {
    const before = lists[i];
    return before === undefined ? [] : changesBetween(before, list, context);
  });
}

function changesBetween(
  before: KeptList,
  after: KeptList,
  { source, link, isOurs }: LedgerContext,
): readonly RuleChange[] {
  const between = { from: before.until < after.at ? before.until : after.at, to: after.at };
  const [were, are] = [byId(before), byId(after)];
  const ids = [...new Set([...were.keys(), ...are.keys()])];
  return ids.flatMap((id) => {
    const [old, fresh] = [were.get(id), are.get(id)];
    const known = fresh ?? old;
    if (known === undefined || !isOurs(id, [...named(old), ...named(fresh)])) return [];
    const rule = {
      origin: { source, id, url: fresh === undefined ? null : link(id) },
      name: typeof known.name === 'string' ? known.name : null,
      type: alertType(String(known.type ?? '')),
      between,
    };
    return differences(old, fresh).map((difference) => ({ ...rule, ...difference }));
  });
}

type Difference = Pick<RuleChange, 'field' | 'before' | 'after'>;

function differences(old: Kept | undefined, fresh: Kept | undefined): readonly Difference[] {
  if (old === undefined || fresh === undefined) {
    return [
      { field: 'rule', before: old === undefined ? null : true, after: fresh === undefined ? null : true },
    ];
  }
  const fields = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  return fields
    .map((field) => ({ field, before: plainValue(old[field]), after: plainValue(fresh[field]) }))
    .filter(({ before, after }) => before !== after);
}

function plainValue(value: Kept[string] | undefined): RuleChange['before'] {
  if (value === undefined) return null;
  return typeof value === 'object' ? value.join(', ') : value;
}

/** The rule's own service and those of its scopes. */
function named(rule: Kept | undefined): readonly string[] {
  const [service, scopes] = [rule?.service, rule?.scopes];
  return [
    ...(typeof service === 'string' ? [service] : []),
    ...(typeof scopes === 'object' ? scopes.map(serviceOfScope) : []),
  ];
}

const byId = ({ entries }: KeptList): ReadonlyMap<string, Kept> =>
  new Map(entries.map((entry) => [entry.id, entry]));

const byTime = (a: RuleChange, b: RuleChange): number => a.between.to.getTime() - b.between.to.getTime();
