import type { KnownPattern, Matcher, Meeting } from '../meeting.ts';
import type { Alert, RuleRef } from '../records.ts';

/** An entry of the team's register as the alerts of its rule bear it out. */
export interface KnownReading {
  readonly pattern: KnownPattern;
  /** The alerts it speaks of, oldest first. */
  readonly covered: readonly Alert[];
  /** Of `covered`, those that came at another time of day than usual. */
  readonly offTime: readonly Alert[];
  /** How many of them are as expected in this period; `null` = however many. */
  readonly atMost: number | null;
  readonly tooMany: boolean;
  /** Its last day is past: the team has to be asked again. */
  readonly expired: boolean;
}

/** The entries that speak of this rule, in the order of the register. `alerts` are those of the rule in the period. */
export function knownReadings(
  rule: RuleRef | null,
  alerts: readonly Alert[],
  meeting: Meeting,
): readonly KnownReading[] {
  if (rule === null) return [];
  return meeting.known
    .filter((pattern) => speaksOf(pattern, rule))
    .map((pattern) => reading(pattern, alerts, meeting));
}

/** The alerts that no entry which still holds speaks of, or that came more often or at another time than it says. */
export function unexplained(readings: readonly KnownReading[], alerts: readonly Alert[]): readonly Alert[] {
  const explained = new Set(
    readings
      .filter(({ expired, tooMany }) => !expired && !tooMany)
      .flatMap(({ covered, offTime }) => covered.filter((alert) => !offTime.includes(alert))),
  );
  return alerts.filter((alert) => !explained.has(alert));
}

/** Whether the register says all there is to say of these alerts: nothing to talk about this month. */
export function fullyExplained(rule: RuleRef | null, alerts: readonly Alert[], meeting: Meeting): boolean {
  if (alerts.length === 0) return false;
  return unexplained(knownReadings(rule, alerts, meeting), alerts).length === 0;
}

/** Whether an entry is about this rule at all. */
export function speaksOf({ match }: KnownPattern, rule: Pick<RuleRef, 'id' | 'name'>): boolean {
  return rule.id === match.monitor || fits(match.monitor, rule.name);
}

/** Whether an entry is about this alert, given that it is about its rule. */
export function covers({ match }: KnownPattern, { host, message }: Alert): boolean {
  return (
    (match.host === null || fits(match.host, host?.name ?? null)) &&
    (match.message === null || fits(match.message, message))
  );
}

/** Its last day is past. */
export function hasExpired({ until }: KnownPattern, { at, local }: Pick<Meeting, 'at' | 'local'>): boolean {
  return until < local.day(at);
}

function reading(pattern: KnownPattern, alerts: readonly Alert[], meeting: Meeting): KnownReading {
  const covered = alerts.filter((alert) => covers(pattern, alert));
  const atMost = expected(pattern, meeting);
  return {
    pattern,
    covered,
    offTime: covered.filter(({ openedAt }) => !atUsualTime(openedAt, pattern, meeting)),
    atMost,
    tooMany: atMost !== null && covered.length > atMost,
    expired: hasExpired(pattern, meeting),
  };
}

function fits(matcher: Matcher, said: string | null): boolean {
  if (said === null) return false;
  return typeof matcher === 'string' ? matcher === said : matcher.test(said);
}

/** Nobody registers a time to the minute, and what starts at eleven fires a little later. */
const AROUND_MINUTES = 30;
const DAY_MINUTES = 24 * 60;

function atUsualTime(openedAt: Date, { usually }: KnownPattern, { local }: Meeting): boolean {
  if (usually === null) return true;
  const apart = Math.abs(minuteOfDay(local.time(openedAt)) - minuteOfDay(usually));
  return Math.min(apart, DAY_MINUTES - apart) <= AROUND_MINUTES;
}

function minuteOfDay(clock: string): number {
  const [hours, minutes] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const MONTH_DAYS = 30;

/** `atMost` is said of a month; of a free range, so much more or less as it is longer or shorter. */
function expected({ atMost }: KnownPattern, { month, period, local }: Meeting): number | null {
  if (atMost === null || month !== null) return atMost;
  return Math.ceil((atMost * local.daysBetween(period.from, period.to)) / MONTH_DAYS);
}
