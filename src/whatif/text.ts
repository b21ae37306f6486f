import { plain } from '../markdown.ts';
import type { Meeting } from '../meeting.ts';
import type { Mark } from '../records/threshold-marks.ts';
import type { Replayed, ThresholdReview, ThresholdRow } from '../records/threshold-review.ts';
import { percentOf, THRESHOLD_WORDS } from '../records/threshold-words.ts';
import type { Monitor } from '../records.ts';
import { change } from './change.ts';
import { columns } from './columns.ts';
import { bestCombinations } from './combinations.ts';
import { nameOf } from './find-rule.ts';
import { grid, type SettingRow } from './rows.ts';
import { WHATIF_WORDS } from './words.ts';

/** The answer for people, in 80 columns where names allow it. */
export function whatifText(
  monitor: Monitor,
  review: ThresholdReview,
  marks: readonly Mark[],
  meeting: Meeting,
): string {
  const { period, local, locale, service } = meeting;
  const say = WHATIF_WORDS[locale];
  const lastDay = local.day(new Date(period.to.getTime() - 1));
  const heading = [
    nameOf(monitor, locale),
    say.period(local.day(period.from), lastDay, local.zoneName, service),
  ];
  const blocks =
    review.is === 'notReplayed'
      ? [heading, [say.notReplayed(THRESHOLD_WORDS[locale].because[review.why])]]
      : [
          [...heading, monitor.metric ?? '', say.opens(review.rule)],
          ...told(monitor, review, marks, meeting),
        ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => indented(line)).join('\n'))
    .join('\n\n')}\n`;
}

function told(
  monitor: Monitor,
  review: Replayed,
  marks: readonly Mark[],
  { locale }: Meeting,
): readonly (readonly string[])[] {
  const say = WHATIF_WORDS[locale];
  const { rule, agreement, elsewhere, recommended } = review;
  const check = [say.agreed(percentOf(agreement)), ...(elsewhere === 0 ? [] : [say.elsewhere(elsewhere)])];
  if (review.why === 'disagrees') return [[...check, say.disagrees]];
  const settings = grid(review);
  return [
    check,
    [...thresholdTable(review, locale), ...remarks(review, locale)],
    [say.grid(rule.threshold), ...gridTable(settings, review)],
    combinations(settings, review, locale),
    marks.length === 0
      ? []
      : [say.alsoHeld(rule.threshold), ...marks.map((m) => say.widget(m.dashboard.title, m.widget))],
    monitor.memo === null ? [] : [say.memo(monitor.memo)],
    recommended === null
      ? []
      : [
          say.change,
          ...change(monitor, rule, recommended.threshold),
          ...say.changeIsYours(monitor.origin.url),
        ],
  ];
}

function thresholdTable(review: Replayed, locale: Meeting['locale']): readonly string[] {
  const say = WHATIF_WORDS[locale];
  const of = review.warned?.length ?? 0;
  const line = (label: string, row: ThresholdRow | null): readonly (readonly string[])[] =>
    row === null
      ? []
      : [
          [
            label,
            String(row.threshold),
            String(row.alerts),
            String(row.night),
            String(Math.round(row.openMinutes)),
            of === 0 ? '–' : say.ofIncidents(row.stillWarned.length, of),
            of === 0 || row === review.now ? '–' : say.laterMinutes(Math.round(row.minutesLater)),
          ],
        ];
  return columns([
    say.head,
    ...line(say.now, review.now),
    ...line(say.recommended, review.recommended),
    ...line(say.tighter, review.tighter),
  ]);
}

function remarks({ why, budget, warned }: Replayed, locale: Meeting['locale']): readonly string[] {
  const say = WHATIF_WORDS[locale];
  return [
    ...(why === 'withinBudget' ? [say.withinBudget(budget)] : []),
    ...(why === 'nothingFits' ? [say.nothingFits(budget)] : []),
    ...(warned === null ? [say.incidentsUnknown] : warned.length === 0 ? [say.noIncident] : []),
  ];
}

/** Alerts by points averaged (down) and times in a row (across); as the rule is set now in brackets. */
function gridTable(
  settings: readonly (readonly SettingRow[])[],
  { rule }: Pick<Replayed, 'rule'>,
): readonly string[] {
  const cell = ({ alerts, duration, attempts }: SettingRow): string =>
    duration === rule.duration && attempts === rule.attempts ? `[${alerts}]` : String(alerts);
  const [first = []] = settings;
  return columns([
    ['', ...first.map(({ attempts }) => String(attempts))],
    ...settings.map((row, i) => [String(i + 1).padStart(4), ...row.map(cell)]),
  ]);
}

function combinations(
  settings: readonly (readonly SettingRow[])[],
  review: Replayed,
  locale: Meeting['locale'],
): readonly string[] {
  const say = WHATIF_WORDS[locale];
  const best = bestCombinations(settings, review);
  if (best.length === 0) return [];
  return [
    say.best,
    ...best.map((row) =>
      say.combination(row.duration, row.attempts, row.alerts, Math.round(row.minutesLater)),
    ),
  ];
}

/** Names and memos are strangers': nothing in them may move the cursor. Spaces of our own at the start stay. */
const indented = (line: string): string => /^ */.exec(line)?.[0] + plainKeepingGaps(line.trimStart());

/** Runs of spaces in a table are ours. */
const plainKeepingGaps = (line: string): string =>
  line
    .split(/( {2,})/)
    .map((piece, i) => (i % 2 === 0 ? plain(piece) : piece))
    .join('');
