import type { Meeting } from '../meeting.ts';
import type { Alert, Incident, Monitor } from '../records.ts';
import { overlapMinutes, soFar, within } from './calendar.ts';
import { graphAddress } from './graph-address.ts';
import type { MinuteHistory, MinuteSeries } from './queries.ts';
import { agreement } from './threshold-agreement.ts';
import { minutesLater, type Warned, warnedOf } from './threshold-incidents.ts';
import { betterThreshold, lowestLookedAt, tighterThreshold } from './threshold-recommendation.ts';
import { type Counts, type Firing, type Replay, replay } from './threshold-replay.ts';
import { type NotReplayable, type ThresholdRule, thresholdRule } from './threshold-rule.ts';

/** What a rule would have done in the period at one threshold. */
export interface ThresholdRow extends Counts {
  readonly threshold: number;
  /** Of `Replayed.warned` those that it still warns of. */
  readonly stillWarned: readonly Warned[];
  /** The most it warns later of one of these; 0 when there are none. */
  readonly minutesLater: number;
}

/** Nothing was replayed, and why. */
export interface NotReplayed {
  readonly is: 'notReplayed';
  readonly why: NotReplayable | 'noHistory' | 'tooManyHosts' | 'tooShort' | 'tooCoarse';
}

export interface Replayed {
  readonly is: 'replayed';
  readonly rule: ThresholdRule;
  readonly replay: Replay;
  /** A page that shows the history; `null` when it is of several hosts. */
  readonly graph: string | null;
  /** Share of openings in which the replay and the real alerts agree. */
  readonly agreement: number;
  /** Real alerts of hosts whose history can't be read any more: in no number here. */
  readonly elsewhere: number;
  /** Alerts per rule and period that a team can look into. */
  readonly budget: number;
  readonly now: ThresholdRow;
  /** The incidents of which the rule as it is now warns; `null` when incidents are not known. */
  readonly warned: readonly Warned[] | null;
  readonly recommended: ThresholdRow | null;
  /** One step beyond the recommended: fewer alerts, at what cost. */
  readonly tighter: ThresholdRow | null;
  /** Why nothing is recommended. */
  readonly why: 'disagrees' | 'withinBudget' | 'nothingFits' | null;
}

export type ThresholdReview = NotReplayed | Replayed;

/** Below it the replay does not tell what the rule does: no advice. */
export const LEAST_AGREEMENT = 0.9;

/** Alerts of one rule a month that a team can look into. */
const MONTHLY_BUDGET = 4;
const LEAST_DAYS = 14;
const DAY_MINUTES = 24 * 60;

/**
 * Replays a rule over the history of its metric and says which threshold would have done better. `alerts` and `incidents`
 * are the service's, in any number; `incidents` is `null` when they are not known.
 */
export function reviewThreshold(
  monitor: Monitor,
  history: MinuteHistory | undefined,
  {
    alerts,
    incidents,
  }: { readonly alerts: readonly Alert[]; readonly incidents: readonly Incident[] | null },
  meeting: Meeting,
): ThresholdReview {
  const rule = thresholdRule(monitor);
  if (typeof rule === 'string') return { is: 'notReplayed', why: rule };
  const series = readable(history, meeting);
  if (typeof series === 'string') return { is: 'notReplayed', why: series };

  const replayed = replay(series, meeting);
  const firings = replayed.firings(rule, rule.threshold);
  const warned = incidents === null ? null : warnedOf(incidents, firings, meeting.period);
  const firingsAt = (threshold: number) => replayed.firings(rule, threshold);
  const rowsFrom = (countsAt: (threshold: number) => Counts) => rowsOf(countsAt, firingsAt, warned ?? []);
  const mine = alerts.filter((alert) => alert.rule?.id === monitor.origin.id);
  const hosts = new Set(series.map(({ host }) => host?.id));
  const isKnown = ({ host }: Alert): boolean => hosts.has(host?.id);
  const agreed = agreement(firings, mine.filter(isKnown), series, meeting.period);
  const budget = budgetFor(meeting);
  const [only, ...others] = series;
  const result = {
    is: 'replayed',
    rule,
    replay: replayed,
    graph: only === undefined || others.length > 0 ? null : graphAddress(only.graph, soFar(meeting)),
    agreement: agreed,
    elsewhere: mine.filter((alert) => !isKnown(alert) && within(alert.openedAt, meeting.period)).length,
    budget,
    now: rowsFrom(replayed.counts(rule, rule.threshold))(rule.threshold),
    warned,
    recommended: null,
    tighter: null,
  } as const;
  if (agreed < LEAST_AGREEMENT) return { ...result, why: 'disagrees' };
  if (result.now.alerts <= budget) return { ...result, why: 'withinBudget' };
  const quantile = replayed.quantiles(rule);
  const usualRange = quantile(0.99) - quantile(0.01);
  const countsAt = replayed.counts(rule, lowestLookedAt(rule, usualRange));
  const ground = { rule, rowAt: rowsFrom(countsAt), countsAt, usualRange };
  const better = betterThreshold(ground, budget);
  if (better === null) return { ...result, why: 'nothingFits' };
  return {
    ...result,
    recommended: better,
    tighter: tighterThreshold(ground, better),
    why: null,
  };
}

/** Counts and incidents at any threshold, the rest of the rule set as `counts` and `firings` were asked. */
export function rowsOf(
  countsAt: (threshold: number) => Counts,
  firingsAt: (threshold: number) => readonly Firing[],
  warned: readonly Warned[],
): (threshold: number) => ThresholdRow {
  return (threshold) => {
    const firings = warned.length === 0 ? [] : firingsAt(threshold);
    const later = warned.map((one) => minutesLater(one, firings));
    return {
      threshold,
      ...countsAt(threshold),
      stillWarned: warned.filter((_, i) => later[i] !== null),
      minutesLater: Math.max(0, ...later.filter((minutes) => minutes !== null)),
    };
  };
}

/** Too little, or coarser than what the rule itself sees, is no ground for advice. */
function readable(
  history: MinuteHistory | undefined,
  { period, at }: Meeting,
): readonly MinuteSeries[] | NotReplayed['why'] {
  if (history === undefined) return 'noHistory';
  if ('hosts' in history) return 'tooManyHosts';
  const posting = history.filter(({ points }) => points.length > 0);
  if (posting.length === 0) return 'noHistory';
  if (posting.some(({ stepMinutes, postedEveryMinutes }) => stepMinutes > postedEveryMinutes)) {
    return 'tooCoarse';
  }
  const [from, to] = [period.from.getTime(), period.to.getTime()];
  const days = ({ points, stepMinutes }: MinuteSeries): number =>
    (points.filter((point) => point.at >= from && point.at < to).length * stepMinutes) / DAY_MINUTES;
  const longEnough =
    overlapMinutes(period.from, at, period, at) / DAY_MINUTES >= LEAST_DAYS &&
    posting.some((one) => days(one) >= LEAST_DAYS);
  return longEnough ? posting : 'tooShort';
}

function budgetFor({ period, at }: Meeting): number {
  const days = overlapMinutes(period.from, at, period, at) / DAY_MINUTES;
  return Math.max(1, Math.round((MONTHLY_BUDGET * days) / (365.25 / 12)));
}
