import { link, type Markdown, md, NOTHING, title, words } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import { type Bid, type Comparison, defineSection, titled } from '../section.ts';
import { type Budget, isMissed, isReliable } from './budget.ts';
import type { BurnShares } from './causes.ts';
import { budgetCharts } from './chart.ts';
import { byDay } from './days.ts';
import { objectiveLines } from './lines.ts';
import { usedPercent } from './percent.ts';
import { type ObjectiveReview, reviewObjective } from './review.ts';
import { SLO_WORDS } from './words.ts';

/** How much of what may fail has failed, and what burnt it. */
export const slo = defineSection({
  name: 'slo',
  title: titled('SLO', 'SLO'),
  needs: ['objectives'],
  uses: ['incidents', 'changes'],
  sample: {
    objectives: [{ line: words('…'), notes: [words('…')], questions: [words('…')] }],
  },
  view: ({ objectives, incidents, changes }, meeting) => {
    const happened = {
      incidents: incidents === null ? [] : [...incidents.ours, ...incidents.perhapsOurs],
      changes: changes ?? [],
    };
    const reviews = objectives.map((objective) => reviewObjective(objective, happened, meeting));
    const quiet = quietPhrase(reviews, meeting);
    const charts = budgetCharts(reviews, happened.incidents, meeting);
    return {
      facts: {
        objectives: reviews.map((review) => ({
          ...objectiveFacts(review, meeting),
          shares: review.shares && asFarAsKnown(review.shares, { incidents, changes }),
        })),
      },
      ...(reviews.some(({ missed }) => missed) ? { question: QUESTION[meeting.locale] } : {}),
      body: { objectives: reviews.map((review, i) => objectiveLines(review, meeting, charts[i]?.link)) },
      ...(quiet === null ? {} : { quiet }),
      worthTheHour: reviews.filter(({ missed }) => missed).map((review) => worthTheHour(review, meeting)),
      comparisons: reviews.map((review) => comparison(review, reviews.length === 1, meeting)),
      charts: charts.flatMap(({ chart }) => chart ?? []),
    };
  },
});

/** What stood beside a day that burnt is not known where nobody could say what happened. */
function asFarAsKnown(
  { incidents, marked, unexplained, everyday }: BurnShares,
  told: { readonly incidents: unknown; readonly changes: unknown },
): { readonly [share in keyof BurnShares]: number | null } {
  const both = told.incidents !== null && told.changes !== null;
  return {
    incidents: told.incidents === null ? null : incidents,
    marked: both ? marked : null,
    unexplained: both ? unexplained : null,
    everyday,
  };
}

/** Shares are of everything that was bad, and together 1; days are local. */
function objectiveFacts(
  { objective, now, burn, exhaustion }: ObjectiveReview,
  { local }: Pick<Meeting, 'local'>,
) {
  const known = now.buckets.length > 0;
  const dayOf = (instant: Date | null): string | null => (instant === null ? null : local.day(instant));
  return {
    name: objective.name,
    target: objective.target,
    attained: now.attained,
    // Means added up again carry the noise of floating point: what was counted is whole.
    total: known ? Math.round(now.total) : null,
    bad: known ? Math.round(now.bad) : null,
    budgetUsed: now.used,
    missingShare: now.missingShare,
    counted: objective.counted.are,
    budgetLeft: now.used === null ? null : 1 - now.bad / exhaustion.allowed,
    usedUpOn: dayOf(exhaustion.usedUpAt),
    expectedUsedUpOn: dayOf(exhaustion.expectedAt),
    everydayBudgetUsed: burn?.everydayUsed ?? null,
    days: known ? byDay(now, local) : null,
  };
}

/** More than this of a budget is worth a look even when the target was met. */
const COMFORTABLE = 0.75;

function quietPhrase(reviews: readonly ObjectiveReview[], { locale }: Meeting): Markdown | null {
  const say = SLO_WORDS[locale];
  if (reviews.length === 0) return say.quietNone;
  const comfortable = reviews.every(
    ({ now, missed }) => isReliable(now) && !missed && (now.used ?? 0) <= COMFORTABLE,
  );
  if (!comfortable) return null;
  const most = usedPercent(Math.max(...reviews.map(({ now }) => now.used ?? 0)));
  return reviews.length === 1 ? say.quietOne(most) : say.quietSome(reviews.length, most);
}

function comparison(
  { objective, now, earlier }: ObjectiveReview,
  only: boolean,
  { locale }: Meeting,
): Comparison {
  const say = SLO_WORDS[locale];
  return {
    what: say.compared(only ? null : title(objective.name)),
    before: usedCell(earlier),
    now: usedCell(now),
    remark: !isReliable(now)
      ? say.unreliable
      : isMissed(now) || isMissed(earlier)
        ? say.remarkMissed
        : NOTHING,
  };
}

const usedCell = ({ used }: Budget): Markdown => (used === null ? words('—') : md`${usedPercent(used)}%`);

const MISSED = 80;
const MISSED_AGAIN = 85;

function worthTheHour({ objective, earlier, evenWithout }: ObjectiveReview, { locale, month }: Meeting): Bid {
  const say = SLO_WORDS[locale];
  const before = isMissed(earlier);
  const again = !before ? NOTHING : month === null ? say.secondTime : say.secondMonth;
  const name = link(title(objective.name), objective.origin.url);
  const line = say.worth(name, String(objective.target), again, evenWithout);
  return { weight: before ? MISSED_AGAIN : MISSED, line };
}

const QUESTION: { readonly [L in Locale]: Markdown } = {
  ja: words('失敗に当たった人は、画面で何を見て、何ができなかったのでしょう？'),
  en: words('What did the people who met a failure see, and what could they not do?'),
};
