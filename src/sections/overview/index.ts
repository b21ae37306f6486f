import { join, type Markdown, text, words } from '../../markdown.ts';
import { type Meeting, monthName } from '../../meeting.ts';
import { periodNames } from '../../records/period-names.ts';
import { SECTION_NAMES } from '../../records/section-names.ts';
import { type Bid, defineSection, type Told } from '../section.ts';
import { type TimePlan, timePlan } from './time-plan.ts';
import { OVERVIEW_WORDS } from './words.ts';

const URGENT = 7;
const TOPICS = 3;

/** The first screen: what must be dealt with first, where the hour should go, this month beside the last one. */
export const overview = defineSection({
  name: 'overview',
  title: ({ month, locale }) => {
    const say = OVERVIEW_WORDS[locale];
    return month === null ? say.titleOfRange : say.title(monthName(month, locale));
  },
  summary: true,
  needs: [],
  sample: sample(),
  view: (_records, meeting, told) => {
    const say = OVERVIEW_WORDS[meeting.locale];
    const urgent = heaviestFirst(told.flatMap((one) => one.urgent ?? []));
    const topics = heaviestFirst(told.flatMap((one) => one.worthTheHour ?? [])).slice(0, TOPICS);
    const notRead = told.filter(({ failed }) => failed).map(({ section }) => section);
    const quiet = told.filter((one) => one.quiet !== undefined);
    const plan = timePlan(told);
    return {
      facts: {
        urgent: urgent.length,
        worthTheHour: topics.length,
        quiet: quiet.map(({ section }) => section),
        notRead,
      },
      body: {
        planned: plan.kind === 'plan' ? [planPhrase(plan.items, meeting)] : [],
        short: plan.kind === 'short' ? [say.short(plan.minutes)] : [],
        notRead: oneLine(
          notRead.map((name) => called(name, meeting)),
          say.between.sections,
        ),
        urgent: urgent.length === 0 ? [] : [urgentBody(urgent, meeting)],
        nothingUrgent: notRead.length === 0 ? say.nothingUrgent : say.nothingUrgentRead,
        decided: told.flatMap((one) => one.decided ?? []),
        topics: topics.length === 0 ? [] : [topicsBody(topics, meeting)],
        comparison: plan.kind === 'short' ? [] : comparisonBody(told, meeting),
        sinceEnd: sinceEndLine(told, meeting),
        quiet: oneLine(
          quiet.flatMap((one) => one.quiet ?? []),
          say.between.quietPhrases,
        ),
      },
    };
  },
});

const heaviestFirst = (bids: readonly Bid[]): readonly Bid[] => bids.toSorted((a, b) => b.weight - a.weight);

const oneLine = (parts: readonly Markdown[], separator: string): readonly Markdown[] =>
  parts.length === 0 ? [] : [join(parts, separator)];

/** A section of the team's own has no name here: its own is better than none. */
function called(section: string, { locale }: Meeting): Markdown {
  return text(SECTION_NAMES[locale][section] ?? section);
}

function planPhrase(items: Extract<TimePlan, { kind: 'plan' }>['items'], meeting: Meeting): Markdown {
  const say = OVERVIEW_WORDS[meeting.locale];
  return join(
    items.map(({ section, minutes }) => say.planned(called(section, meeting), minutes)),
    say.between.sections,
  );
}

function urgentBody(bids: readonly Bid[], { locale }: Meeting): Body['urgent'][number] {
  const left = bids.slice(URGENT).map(({ line }) => line);
  return {
    lines: bids.slice(0, URGENT).map(({ line }) => line),
    more: left.length === 0 ? [] : [{ summary: OVERVIEW_WORDS[locale].others(left.length), lines: left }],
  };
}

function topicsBody(bids: readonly Bid[], { locale }: Meeting): Body['topics'][number] {
  return {
    heading: OVERVIEW_WORDS[locale].topics(bids.length),
    lines: bids.map(({ line }, i) => ({ n: i + 1, line })),
  };
}

/** Half a month beside a whole one must be seen to be half a month. */
function comparisonBody(told: readonly Told[], meeting: Meeting): Body['comparison'] {
  const rows = told.flatMap((one) => one.comparisons ?? []);
  if (rows.length === 0) return [];
  const { now, before } = periodNames(meeting);
  const over = meeting.at >= meeting.period.to;
  const cells = rows.map(({ what, before, now, remark }) => ({ what, before, now, remark }));
  const column = over ? words(now) : OVERVIEW_WORDS[meeting.locale].soFar(now);
  return [{ now: column, before: words(before), rows: cells }];
}

/** A page made before its period has ended has nothing to say here. */
function sinceEndLine(told: readonly Told[], { locale, local, period, at }: Meeting): readonly Markdown[] {
  const said = told.flatMap(({ sinceEnd }) => sinceEnd ?? []);
  if (said.length === 0 || at <= period.to) return [];
  const say = OVERVIEW_WORDS[locale];
  return [say.sinceEnd(local.date(period.to), local.date(at), join(said, say.between.sinceEnd))];
}

type Body = {
  readonly planned: readonly Markdown[];
  readonly short: readonly Markdown[];
  readonly notRead: readonly Markdown[];
  readonly urgent: readonly {
    readonly lines: readonly Markdown[];
    readonly more: readonly { readonly summary: Markdown; readonly lines: readonly Markdown[] }[];
  }[];
  readonly nothingUrgent: Markdown;
  readonly decided: readonly Markdown[];
  readonly topics: readonly {
    readonly heading: Markdown;
    readonly lines: readonly { readonly n: number; readonly line: Markdown }[];
  }[];
  readonly comparison: readonly {
    readonly now: Markdown;
    readonly before: Markdown;
    readonly rows: readonly {
      readonly what: Markdown;
      readonly before: Markdown;
      readonly now: Markdown;
      readonly remark: Markdown;
    }[];
  }[];
  readonly sinceEnd: readonly Markdown[];
  readonly quiet: readonly Markdown[];
};

function sample(): Body {
  const said = words('…');
  return {
    planned: [said],
    short: [said],
    notRead: [said],
    urgent: [{ lines: [said], more: [{ summary: said, lines: [said] }] }],
    nothingUrgent: said,
    decided: [said],
    topics: [{ heading: said, lines: [{ n: 1, line: said }] }],
    comparison: [{ now: said, before: said, rows: [{ what: said, before: said, now: said, remark: said }] }],
    sinceEnd: [said],
    quiet: [said],
  };
}
