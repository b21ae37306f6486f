import type { Meeting } from '../../meeting.ts';
import { alertsBefore, minutesBetween } from '../../records/shortly-before.ts';
import { marksOf } from '../../records/threshold-marks.ts';
import type { Alert, Dashboard, Incident, Monitor, Origin, RuleChange, RuleLedger } from '../../records.ts';
import { direction, THRESHOLDS } from './direction.ts';

/** What changed about one rule since the page before, and what has to be known to judge it. */
export interface Moved {
  readonly rule: Pick<RuleChange, 'origin' | 'name' | 'type'>;
  /** Oldest first. */
  readonly changes: readonly RuleChange[];
  readonly kind: 'came' | 'gone' | 'muted' | 'unmuted' | 'loosened' | 'tightened' | 'mixed' | 'changed';
  /** A field that was changed at least twice in 90 days. */
  readonly again: { readonly field: string; readonly times: number } | null;
  /** Incidents that this rule announced within the hour before, youngest first. */
  readonly announced: readonly { readonly incident: Incident; readonly minutes: number }[];
  /** Of a changed threshold: what did not change with it. */
  readonly left: Left | null;
}

export interface Left {
  /** 'holds' = it still says the old value. */
  readonly memo: 'changed' | 'holds' | 'unchanged' | 'none' | 'unknown';
  readonly value: number;
  /** Those that still mark the old value on this metric. */
  readonly dashboards: readonly Dashboard[];
}

export interface Beside {
  readonly monitors: readonly Monitor[];
  readonly alerts: readonly Alert[];
  readonly incidents: readonly Incident[];
  readonly dashboards: readonly Dashboard[];
}

/** The rules that changed in or after the period, the ones to talk about first. */
export function movedRules(
  ledger: RuleLedger,
  beside: Beside,
  meeting: Meeting,
  lastMade: Date | null = null,
): readonly Moved[] {
  const found = toldNow(ledger, meeting, lastMade) ?? [];
  if (found.length === 0) return [];
  const known = new Map(beside.monitors.map((monitor) => [monitor.origin.id, monitor]));
  const told = beside.incidents.map((incident) => ({
    incident,
    alerts: alertsBefore(incident.openedAt, beside.alerts),
  }));
  const rules = new Map<string, RuleChange[]>();
  for (const change of found) {
    const changes = rules.get(change.origin.id) ?? [];
    rules.set(change.origin.id, [...changes, change]);
  }
  return [...rules.values()]
    .flatMap((changes): readonly Moved[] => {
      const rule = changes.at(-1);
      if (rule === undefined) return [];
      const monitor = known.get(rule.origin.id) ?? null;
      return [
        {
          rule,
          changes,
          kind: kindOf(changes, monitor),
          again: again(rule.origin, changes, ledger, meeting),
          announced: announced(rule.origin, told),
          left: left(changes, monitor, beside.dashboards),
        },
      ];
    })
    .toSorted((a, b) => urgency(a) - urgency(b));
}

/**
 * Told to this meeting: found since the last page was made, for what was found by then stood on that one; where it is not
 * known, found in or after the period. `null` = this run is the first, and nothing can be said.
 */
export function toldNow(
  { since, changes }: RuleLedger,
  { period, at }: Meeting,
  lastMade: Date | null,
): readonly RuleChange[] | null {
  if (since === null) return null;
  const from = lastMade ?? period.from;
  return changes.filter(({ between: { to } }) => to > from && to <= at);
}

function kindOf(changes: readonly RuleChange[], monitor: Monitor | null): Moved['kind'] {
  const existence = changes.findLast(({ field }) => field === 'rule');
  if (existence !== undefined) return existence.after === null ? 'gone' : 'came';
  const mute = changes.findLast(({ field }) => field === 'isMute');
  if (mute !== undefined) return mute.after === true ? 'muted' : 'unmuted';
  const directions = new Set(changes.flatMap((change) => direction(change, monitor?.operator ?? null) ?? []));
  if (directions.size === 2) return 'mixed';
  return directions.has('looser') ? 'loosened' : directions.has('tighter') ? 'tightened' : 'changed';
}

const AGAIN_DAYS = 90;

function again(
  { id }: Origin,
  changed: readonly RuleChange[],
  { changes }: RuleLedger,
  { at, local }: Meeting,
): Moved['again'] {
  const times = (field: string): number =>
    changes.filter(
      ({ origin, field: other, between }) =>
        origin.id === id && other === field && local.daysBetween(between.to, at) <= AGAIN_DAYS,
    ).length;
  const counted = [...new Set(changed.map(({ field }) => field))].map((field) => ({
    field,
    times: times(field),
  }));
  return counted.toSorted((a, b) => b.times - a.times).find((one) => one.times >= 2) ?? null;
}

/** `told` are the incidents, oldest first, with the alerts of the hour before. */
function announced(
  { id }: Origin,
  told: readonly { readonly incident: Incident; readonly alerts: readonly Alert[] }[],
): Moved['announced'] {
  return told
    .flatMap(({ incident, alerts }) => {
      const first = alerts.find(({ rule }) => rule?.id === id);
      return first === undefined
        ? []
        : [{ incident, minutes: minutesBetween(first.openedAt, incident.openedAt) }];
    })
    .toReversed();
}

function left(
  changes: readonly RuleChange[],
  monitor: Monitor | null,
  dashboards: readonly Dashboard[],
): Left | null {
  const value = changes.find(({ field }) => THRESHOLDS.includes(field))?.before;
  if (typeof value !== 'number') return null;
  return {
    value,
    memo: changes.some(({ field }) => field === 'memo') ? 'changed' : memoOf(monitor, value),
    dashboards:
      monitor === null
        ? []
        : [...new Set(marksOf(monitor, value, dashboards).map(({ dashboard }) => dashboard))],
  };
}

function memoOf(monitor: Monitor | null, value: number): Left['memo'] {
  if (monitor === null) return 'unknown';
  if (monitor.memo === null) return 'none';
  const numbers = monitor.memo.match(/\d+(?:\.\d+)?/g) ?? [];
  return numbers.some((written) => Number(written) === Math.abs(value)) ? 'holds' : 'unchanged';
}

const ORDER: readonly Moved['kind'][] = [
  'muted',
  'loosened',
  'gone',
  'mixed',
  'tightened',
  'unmuted',
  'came',
  'changed',
];

/** What may hide the next incident comes first, and before that what announced the last one. */
function urgency({ kind, announced, again }: Moved): number {
  const order = ORDER.indexOf(kind);
  const hides = order <= ORDER.indexOf('mixed');
  return order - (hides && announced.length > 0 ? 20 : 0) - (again === null ? 0 : 10);
}
