import type { Meeting } from '../../meeting.ts';
import type { Queries } from '../../records/queries.ts';
import { storms } from '../../records/storms.ts';
import type {
  AlertBook,
  Change,
  Dashboard,
  Downtime,
  Incident,
  Issue,
  Monitor,
  Tracked,
  WorkLog,
} from '../../records.ts';
import { byRule, type RuleReview } from './by-rule.ts';
import { type Decisions, decisions } from './decisions.ts';
import { type Event, eventsOf } from './events.ts';
import { type Calendar, calendarOf } from './history.ts';
import { severityAsked } from './severity.ts';
import { noisiest, replayable } from './threshold.ts';
import { type Totals, totals } from './totals.ts';

/** What the section is given; what could not be read is `null`. */
export interface Given {
  readonly alerts: AlertBook;
  readonly monitors: readonly Monitor[];
  readonly incidents: Tracked<Incident> | null;
  readonly downtimes: readonly Downtime[] | null;
  readonly worklogs: Tracked<WorkLog> | null;
  readonly changes: readonly Change[] | null;
  readonly dashboards: readonly Dashboard[] | null;
}

/** The month of the service, thought through. */
export interface Review {
  readonly total: Totals;
  readonly reviews: readonly RuleReview[];
  readonly calendar: Calendar;
  readonly lines: Decisions;
  readonly monitors: ReadonlyMap<string, Monitor>;
  /** Those that may be ours included: a storm or a threshold does not mind labels. */
  readonly incidents: readonly Incident[] | null;
  readonly downtimes: readonly Downtime[] | null;
  readonly worklogs: readonly WorkLog[];
  readonly events: readonly Event[];
  /** Rules whose threshold is back-tested. */
  readonly noisiest: readonly Monitor[];
}

/** Asked for twice, for its questions and for what it says, and thought through once. */
export function reviewed(given: Given, meeting: Meeting): Review {
  const last = REVIEWS.get(given.alerts);
  if (last?.meeting === meeting && areSame(last.given, given)) return last.review;
  const review = thoughtThrough(given, meeting);
  REVIEWS.set(given.alerts, { given, meeting, review });
  return review;
}

const REVIEWS = new WeakMap<AlertBook, { given: Given; meeting: Meeting; review: Review }>();

const areSame = (a: Given, b: Given): boolean =>
  (Object.keys(a) as (keyof Given)[]).every((kind) => a[kind] === b[kind]);

function thoughtThrough(given: Given, meeting: Meeting): Review {
  const { alerts: book, changes, worklogs } = given;
  const total = totals(book.ours, meeting);
  const reviews = byRule(book.ours, meeting);
  const monitors = new Map(given.monitors.map((monitor) => [monitor.origin.id, monitor]));
  const incidents = given.incidents === null ? null : everyone(given.incidents);
  const downtimes = given.downtimes?.filter(({ ours }) => ours) ?? null;
  const written = incidents === null || worklogs === null ? null : [...incidents, ...everyone(worklogs)];
  const calendar = calendarOf(book, meeting);
  const from = meeting.period.from.getTime();
  const earlier = storms(book.ours.filter(({ openedAt }) => openedAt.getTime() < from));
  const lines = decisions(reviews, { storms: total.storms, earlier }, calendar, written, meeting);
  return {
    total,
    reviews,
    calendar,
    lines,
    monitors,
    incidents,
    downtimes,
    worklogs: worklogs === null ? [] : everyone(worklogs),
    events: eventsOf({ changes, incidents, downtimes }, meeting),
    noisiest: noisiest(lines.first, monitors),
  };
}

/** What is worth a call each: the logs of alerts that are shown, and the history of the noisiest rules. */
export function questions({ lines, noisiest }: Review): Partial<Queries> {
  return {
    severities: lines.first.flatMap((line) => (line.kind === 'rule' ? severityAsked(line.alone) : [])),
    minutes: replayable(noisiest),
  };
}

const everyone = <T extends Issue>({ ours, perhapsOurs }: Tracked<T>): readonly T[] => [
  ...ours,
  ...perhapsOurs,
];
