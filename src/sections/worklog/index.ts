import { join, type Markdown, md, NOTHING, words } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import { within } from '../../records/calendar.ts';
import { issueLink, type MissingLabel, missingLabels } from '../../records/issue-link.ts';
import { idOf } from '../../records/issue-state.ts';
import { type PerhapsOurs, perhapsOurs } from '../../records/listed.ts';
import { periodNames } from '../../records/period-names.ts';
import { repeats } from '../../records/repeats.ts';
import type { WorkLog } from '../../records.ts';
import { type Bid, defineSection, titled, type View } from '../section.ts';
import { type Group, grouped } from './groups.ts';
import {
  type GroupLines,
  groupLines,
  type Known,
  LISTED_COLUMNS,
  recorded,
  same,
  singleLine,
  sum,
} from './line.ts';
import { trigger } from './trigger.ts';
import { WORKLOG_WORDS } from './words.ts';

/** `facts` in the JSON. */
export interface WorklogFacts {
  readonly logged: number;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly at: Date;
    readonly minutes: number | null;
    readonly repeats: number;
  }[];
}

type WorklogBody = {
  readonly count: Markdown;
  readonly missingLabels: readonly MissingLabel[];
  readonly singles: readonly Markdown[];
  readonly groups: readonly GroupLines[];
  readonly perhapsOurs: readonly PerhapsOurs[];
};

const SAMPLE: WorklogBody = {
  count: words('3'),
  missingLabels: [{ repo: words('acme/ops'), label: words('worklog') }],
  singles: [words('#1')],
  groups: [{ line: words('#2'), summary: words('2'), others: [words('#3')] }],
  perhapsOurs: [{ service: words('blog'), lines: [words('#4')], more: [words('#5')] }],
};

/** Manual and ad-hoc work: what is behind it, and could it be automated? */
export const worklog = defineSection({
  name: 'worklog',
  title: titled('作業ログ', 'Work log'),
  needs: ['worklogs'],
  uses: ['alerts'],
  sample: SAMPLE,
  view: ({ worklogs, alerts }, meeting): View<WorklogFacts, WorklogBody> => {
    const { ours } = worklogs;
    const { period, earlier, local, locale } = meeting;
    const say = WORKLOG_WORDS[locale];
    const logged = ours.filter(({ openedAt }) => within(openedAt, period));
    const before = ours.filter(({ openedAt }) => within(openedAt, earlier)).length;
    const since = ours.filter(({ openedAt }) => openedAt >= period.to).length;
    const perhaps = worklogs.perhapsOurs.filter(({ openedAt }) => within(openedAt, period));
    const silent = logged.length + perhaps.length + worklogs.missingLabels.length === 0;

    const sameTitle = repeats(ours, local);
    const repeated = (log: WorkLog) => sameTitle.get(log) ?? [log];
    const known = (logs: readonly WorkLog[]): Known => ({
      repeats: logs,
      trigger: trigger(logs, alerts?.ours ?? []),
    });
    const { singles, groups } = grouped(logged, local);
    return {
      facts: { logged: logged.length, items: logged.map((log) => item(log, repeated(log).length)) },
      ...(logged.length > 0 ? { question: QUESTION[meeting.locale] } : {}),
      body: {
        count: count(logged, before, meeting),
        missingLabels: missingLabels(worklogs),
        singles: singles.map((log) => singleLine(log, known(repeated(log)), meeting)),
        groups: groups.map((group) =>
          groupLines(
            group,
            known(group.by === 'title' ? group.logs.slice(-1).flatMap(repeated) : group.logs),
            meeting,
          ),
        ),
        perhapsOurs: perhapsOurs(perhaps, meeting.service, (log) => singleLine(log, known([log]), meeting)),
      },
      ...(silent ? { quiet: say.quiet } : {}),
      worthTheHour: worthTheHour(groups, meeting),
      comparisons: [
        { what: say.what, before: md`${before}`, now: md`${logged.length}`, remark: remark(logged, meeting) },
      ],
      ...(since > 0 ? { sinceEnd: say.since(since) } : {}),
    };
  },
});

function item(log: WorkLog, times: number): WorklogFacts['items'][number] {
  const { title, openedAt, minutes } = log;
  return { id: idOf(log), title, at: openedAt, minutes, repeats: times };
}

function count(logged: readonly WorkLog[], earlier: number, meeting: Meeting): Markdown {
  const say = WORKLOG_WORDS[meeting.locale];
  const minutes = recorded(logged);
  const times =
    minutes.length > 0
      ? say.times(sum(minutes), minutes.length, logged.length)
      : logged.length > 0
        ? say.noTimes
        : NOTHING;
  return join([say.count(logged.length, periodNames(meeting).before, earlier), times], say.space);
}

function remark(logged: readonly WorkLog[], { locale }: Meeting): Markdown {
  const say = WORKLOG_WORDS[locale];
  const minutes = recorded(logged);
  if (logged.length === 0) return NOTHING;
  return minutes.length === 0 ? say.remarkNoTimes : say.remarkTimes(sum(minutes), minutes.length);
}

/** Work that came round four times in a month deserves a few minutes of everybody. */
const WORTH_TALKING = 4;

function worthTheHour([largest]: readonly Group[], meeting: Meeting): readonly Bid[] {
  const first = largest?.logs[0];
  if (largest === undefined || first === undefined || largest.logs.length < WORTH_TALKING) return [];
  const log = issueLink(first, first.title, LISTED_COLUMNS);
  return [
    {
      weight: Math.min(60, 20 + 2 * largest.logs.length),
      line: WORKLOG_WORDS[meeting.locale].worthTheHour(log, same(largest, meeting)),
    },
  ];
}

const QUESTION: { readonly [L in Locale]: Markdown } = {
  ja: words('この中に、やめても誰も困らない作業はありますか？'),
  en: words('Is there work here that nobody would miss?'),
};
