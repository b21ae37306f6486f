import type { Alert, Monitor, RuleChange } from '../../records.ts';
import type { Muted, Silence } from './silenced.ts';
import type { Undocumented } from './undocumented.ts';

/** `facts` in the JSON; lists of alerts hold their ids and are `null` when alerts could not be read. */
export interface MonitoringFacts {
  readonly muted: readonly (RuleId & { readonly alerts: readonly string[] | null })[];
  readonly downtimes: readonly {
    readonly id: string;
    readonly name: string;
    /** Of the period, all runs together. */
    readonly minutes: number;
    /** Opened in the hour before a run, while it ran, and in the hour after. */
    readonly alertsBefore: readonly string[] | null;
    readonly alertsDuring: readonly string[] | null;
    readonly alertsAfter: readonly string[] | null;
  }[];
  /** Rules carry no dates: without an older copy of them nobody can say what was changed, and it is `null`. */
  readonly changed: readonly (RuleId & Pick<RuleChange, 'field' | 'before' | 'after' | 'between'>)[] | null;
  readonly withoutMemo: readonly RuleId[];
}

interface RuleId {
  readonly id: string;
  readonly name: string | null;
}

export function monitoringFacts(
  muted: readonly Muted[],
  silent: readonly Silence[],
  /** `null` where nobody can say what was changed. */
  changed: readonly RuleChange[] | null,
  bare: readonly Undocumented[],
): MonitoringFacts {
  return {
    muted: muted.map(({ monitor, fired }) => ({ ...ruleId(monitor), alerts: ids(fired) })),
    downtimes: silent.map(({ downtime, minutes, around }) => ({
      id: downtime.origin.id,
      name: downtime.name,
      minutes,
      alertsBefore: ids(around?.before),
      alertsDuring: ids(around?.during),
      alertsAfter: ids(around?.after),
    })),
    changed:
      changed?.map(({ origin, name, field, before, after, between }) => ({
        id: origin.id,
        name,
        field,
        before,
        after,
        between,
      })) ?? null,
    // By id: the order by alerts is the page's, and is not there when alerts can't be read.
    withoutMemo: bare.map(({ monitor }) => ruleId(monitor)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const ruleId = ({ origin, name }: Monitor): RuleId => ({ id: origin.id, name });

const ids = (alerts: readonly Alert[] | null | undefined): readonly string[] | null =>
  alerts?.map(({ origin }) => origin.id) ?? null;
