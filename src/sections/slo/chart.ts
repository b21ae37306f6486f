import { chartNames } from '../../charts/names.ts';
import { type Bar, type Mark, type Plot, plot } from '../../charts/plot.ts';
import type { LocalTime } from '../../local-time.ts';
import { type Markdown, plain } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import { chartLink } from '../../records/chart-link.ts';
import { dayTicks, nextDay } from '../../records/day-ticks.ts';
import type { Incident, Period } from '../../records.ts';
import { type Chart, chart } from '../section.ts';
import type { Budget } from './budget.ts';
import { byDay } from './days.ts';
import { usedPercent } from './percent.ts';
import type { ObjectiveReview } from './review.ts';

/** One of each objective in order: the picture, where there is a budget and data to see it by, and the link to its file. */
export function budgetCharts(
  reviews: readonly ObjectiveReview[],
  incidents: readonly Incident[],
  meeting: Meeting,
): readonly { readonly chart: Chart | null; readonly link: Markdown }[] {
  const names = chartNames(reviews.map(({ objective }) => objective.name));
  return reviews.map((review, i) => {
    const drawn = budgetChart(names[i] ?? '', review, incidents, meeting);
    return { chart: drawn, link: chartLink('slo', drawn?.name ?? null, meeting) };
  });
}

/** How an objective's budget was used up day by day. */
function budgetChart(
  name: string,
  review: ObjectiveReview,
  incidents: readonly Incident[],
  meeting: Meeting,
): Chart | null {
  const { objective, now, exhaustion } = review;
  const { used } = now;
  if (used === null) return null;
  const { locale, local } = meeting;
  const say = WORDS[locale];
  const { usedUpAt } = exhaustion;
  const spent = usedUpAt === null ? null : { at: usedUpAt.getTime(), label: say.spent(local.date(usedUpAt)) };
  const heading = plain(say.heading(objective.name, String(objective.target)));
  const title = say.title(heading, usedPercent(used), spent?.label ?? null);
  return chart({ name, title, of: objective.origin.url }, () =>
    plot({
      lang: locale,
      title,
      heading,
      ...(spent !== null && { instant: spent }),
      ...course(now, used, meeting),
      ...happened(review, incidents, meeting),
    }),
  );
}

/** Each day, the total so far, and what they are compared with. */
function course(
  now: Budget,
  used: number,
  { period, local, locale, at }: Meeting,
): Pick<Plot, 'across' | 'up' | 'bars' | 'lines' | 'levels'> {
  const [from, to] = [period.from.getTime(), period.to.getTime()];
  const days = dailyUse(now, period, local);
  const last = days.findLast(({ total }) => total !== null);
  const even = [
    { at: from, value: 0 },
    { at: Math.min(to, at.getTime()), value: 1 },
  ];
  const total = [{ at: from, value: 0 }, ...days.map((day) => ({ at: day.to, value: day.total }))];
  return {
    across: { from, to, ticks: dayTicks(period, local) },
    up: { say: (share) => `${Math.round(share * 100)}%`, base: 10, holds: [0, 1] },
    bars: days,
    lines: [
      { style: 'before', points: even },
      { style: 'total', points: total },
    ],
    levels: [
      { style: 'limit', from, to, value: 1, label: WORDS[locale].limit },
      ...(last === undefined ? [] : [endOf(last, used)]),
    ],
  };
}

function happened(
  review: ObjectiveReview,
  incidents: readonly Incident[],
  meeting: Meeting,
): Pick<Plot, 'marks' | 'legend'> {
  const say = WORDS[meeting.locale];
  const marks = marksOf(review, incidents, meeting, say);
  return {
    marks,
    legend: [
      { of: 'total', label: say.total },
      { of: 'bar', label: say.day },
      { of: 'before', label: say.even },
      ...(marks.length === 0 ? [] : [{ of: 'incident', label: say.incidents } as const]),
    ],
  };
}

function marksOf(
  { burn, causes }: ObjectiveReview,
  incidents: readonly Incident[],
  { period, local }: Meeting,
  say: SloChartWords,
): readonly Mark[] {
  const [worst] = burn?.days ?? [];
  const blamed = worst === undefined ? [] : causes(worst).incidents.slice(0, 1);
  return incidents
    .filter(({ openedAt }) => openedAt >= period.from && openedAt < period.to)
    .map((incident) => ({
      kind: 'incident',
      at: incident.openedAt.getTime(),
      label: say.incident(`${incident.ref} ${incident.title}`, local.dateTime(incident.openedAt)),
      near: blamed.includes(incident),
    }));
}

const endOf = ({ from, to }: Bar, used: number) =>
  ({ style: 'total', from, to, value: used, label: `${usedPercent(used)}%` }) as const;

interface DayUse extends Bar {
  /** Used by the end of the day; `null` on a day without data. */
  readonly total: number | null;
}

/** Parts of the whole budget, by local day. */
function dailyUse(now: Budget, { from, to }: Period, local: LocalTime): readonly DayUse[] {
  const used = new Map(byDay(now, local).map(({ date, budgetUsed }) => [date, budgetUsed ?? 0]));
  const days: DayUse[] = [];
  let total = 0;
  for (let start = from; start < to; ) {
    const end = nextDay(start, local);
    const ofDay = used.get(local.day(start));
    total += ofDay ?? 0;
    days.push({
      from: start.getTime(),
      to: end.getTime(),
      value: ofDay ?? 0,
      total: ofDay === undefined ? null : total,
    });
    start = end;
  }
  return days;
}

interface SloChartWords {
  readonly heading: (name: string, target: string) => string;
  readonly spent: (day: string) => string;
  readonly limit: string;
  readonly total: string;
  readonly day: string;
  readonly even: string;
  readonly incidents: string;
  readonly incident: (title: string, when: string) => string;
  readonly title: (heading: string, used: string, spent: string | null) => string;
}

const WORDS: { readonly [L in Locale]: SloChartWords } = {
  ja: {
    heading: (name, target) => `${name} ${target}%: 予算（失敗してよい分）の使い方`,
    spent: (day) => `${day} に使い切り`,
    limit: '100%（ここを超えると未達）',
    total: '月初からの合計',
    day: 'その日の分',
    even: '毎日同じだけ使うとき',
    incidents: '障害',
    incident: (title, when) => `${title}（${when}）`,
    title: (heading, used, spent) =>
      `${heading}。${used}% を使いました${spent === null ? '' : `（${spent}）`}`,
  },
  en: {
    heading: (name, target) => `${name} ${target}%: how the error budget was used`,
    spent: (day) => `used up on ${day}`,
    limit: '100% (above it the target is missed)',
    total: 'total since the first day',
    day: 'on that day',
    even: 'the same every day',
    incidents: 'incidents',
    incident: (title, when) => `${title} (${when})`,
    title: (heading, used, spent) => `${heading}. ${used}% was used${spent === null ? '' : ` (${spent})`}`,
  },
};
