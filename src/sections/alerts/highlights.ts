import { type Markdown, md, NOTHING, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { ruleName } from '../../records/rule-name.ts';
import type { ThresholdReview } from '../../records/threshold-review.ts';
import type { Bid, Comparison } from '../section.ts';
import { firedIn } from './decisions.ts';
import { alertsIn } from './rest-table.ts';
import type { Review } from './review.ts';
import type { Totals } from './totals.ts';
import { ALERT_WORDS } from './words.ts';

/** A few lines that hold most of the alerts: mending these mends the month. */
const FEW = 4;
const MOST_SHARE = 0.6;
/** With fewer alerts there is nothing to win. */
const MANY = 20;

export function worthTheHour(
  { lines: { first }, total: { fired }, monitors }: Review,
  tests: ReadonlyMap<string, ThresholdReview>,
  meeting: Meeting,
): readonly Bid[] {
  if (fired.length < MANY) return [];
  const largest = first.toSorted((a, b) => firedIn(b) - firedIn(a));
  for (let n = 1; n <= Math.min(FEW, largest.length); n++) {
    const few = largest.slice(0, n);
    const covered = alertsIn(few);
    if (covered < fired.length * MOST_SHARE) continue;
    const days = few.flatMap((line) => (line.kind === 'storm' ? [dayOf(line.storm, meeting)] : []));
    const say = ALERT_WORDS[meeting.locale];
    const ask = bestAdvice(tests, monitors, meeting) ?? say.fewer;
    return [{ weight: 65, line: say.concentrated(fired.length, covered, n - days.length, days, ask) }];
  }
  return [];
}

/** The threshold that would spare most alerts; `null` where no back-test recommends one. */
function bestAdvice(
  tests: ReadonlyMap<string, ThresholdReview>,
  monitors: Review['monitors'],
  { locale }: Meeting,
): Markdown | null {
  let most = 0;
  let advice: Markdown | null = null;
  for (const [id, test] of tests) {
    const monitor = monitors.get(id);
    if (monitor === undefined || test.is !== 'replayed' || test.recommended === null) continue;
    const { now, recommended } = test;
    if (now.alerts - recommended.alerts <= most) continue;
    most = now.alerts - recommended.alerts;
    const { name, type } = monitor;
    advice = ALERT_WORDS[locale].withThreshold(title(ruleName({ id, name, type }, locale)), now, recommended);
  }
  return advice;
}

export function comparisons(totals: Totals, meeting: Meeting): readonly Comparison[] {
  const say = ALERT_WORDS[meeting.locale];
  const { fired, firedEarlier, night, nightEarlier, nightFolded } = totals;
  const { fromHour, toHour } = meeting.rules.night;
  return [
    {
      what: say.compared,
      before: md`${firedEarlier}`,
      now: md`${fired.length}`,
      remark: foldedPhrase(totals, meeting) ?? NOTHING,
    },
    {
      what: say.comparedNight(fromHour, toHour),
      before: md`${nightEarlier}`,
      now: md`${night}`,
      remark: nightFolded === night ? NOTHING : say.foldedToo(nightFolded),
    },
  ];
}

/** What the total is with each storm as one; `null` without a storm. */
export function foldedPhrase({ storms, folded }: Totals, meeting: Meeting): Markdown | null {
  const say = ALERT_WORDS[meeting.locale];
  const [only] = storms;
  if (only === undefined) return null;
  if (storms.length > 1) return say.foldedSome(storms.length, folded);
  return say.foldedOne(dayOf(only, meeting), only.length, folded);
}

function dayOf([first]: Totals['storms'][number], { local }: Meeting): string {
  return first === undefined ? '' : local.date(first.openedAt);
}
