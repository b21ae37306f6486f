import { join, type Markdown, md, NOTHING, words } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import { type MissingLabel, missingLabels, numberLink } from '../../records/issue-link.ts';
import { idOf } from '../../records/issue-state.ts';
import { type PerhapsOurs, perhapsOurs } from '../../records/listed.ts';
import { periodNames } from '../../records/period-names.ts';
import { type LedgerEntry, verdictLedger } from '../../records/verdict-ledger.ts';
import type { Todo } from '../../records.ts';
import { defineSection, titled, type View } from '../section.ts';
import { ageInDays, type CarryOver, carryOver } from './carry-over.ts';
import { homework, homeworkLine } from './homework.ts';
import { ledgerLine, ledgerSummary } from './ledger-line.ts';
import { closedLine, openLine } from './line.ts';
import { TODO_WORDS } from './words.ts';

/** `facts` in the JSON. */
export interface TodoFacts {
  readonly carried: number;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly ageDays: number;
    readonly state: 'open' | 'done' | 'dropped';
  }[];
  /** What became of the decisions on the last page; `null` when that page or the alerts could not be read. */
  readonly verdicts:
    | readonly Pick<LedgerEntry, 'rule' | 'name' | 'said' | 'became' | 'months' | 'firedThen' | 'firedNow'>[]
    | null;
  /** Promised on the last page, not done, and no issue. */
  readonly homework: readonly { readonly text: string; readonly times: number }[] | null;
}

type TodosBody = {
  readonly decided: readonly { readonly lines: readonly Markdown[] }[];
  readonly homework: readonly Markdown[];
  readonly count: Markdown;
  readonly missingLabels: readonly MissingLabel[];
  readonly open: readonly Markdown[];
  readonly moreOld: readonly Markdown[];
  readonly closed: readonly Markdown[];
  readonly perhapsOurs: readonly PerhapsOurs[];
};

const SAMPLE: TodosBody = {
  decided: [{ lines: [words('閾値')] }],
  homework: [words('…')],
  count: words('3'),
  missingLabels: [{ repo: words('acme/ops'), label: words('pwg') }],
  open: [words('#1')],
  moreOld: [words('#5')],
  closed: [words('#2')],
  perhapsOurs: [{ service: words('blog'), lines: [words('#3')], more: [words('#4')] }],
};

/** So many lines for what is older than half a year; of the rest the numbers. */
const OLD_LINES = 7;

/** Previous action items: did what we decided happen, and did it help? */
export const todos = defineSection({
  name: 'todos',
  title: titled('前回の TODO', 'Previous action items'),
  needs: ['todos'],
  uses: ['minutes', 'alerts', 'monitors', 'ruleChanges'],
  sample: SAMPLE,
  view: (records, meeting): View<TodoFacts, TodosBody> => {
    const found = carryOver(records.todos, meeting);
    const moreOld = found.old.slice(OLD_LINES).flat();
    const closed = closedLine(found.closed, meeting);
    const { minutes, alerts, monitors, ruleChanges } = records;
    const verdicts =
      minutes === null || alerts === null || monitors === null
        ? null
        : verdictLedger(minutes, { alerts, monitors, ruleChanges }, meeting);
    const promised = minutes === null ? null : homework(minutes);
    const decided = ledgerSummary(verdicts ?? [], meeting);
    return {
      facts: {
        carried: found.carried.length,
        items: found.carried.map((todo) => item(todo, meeting)),
        verdicts: verdicts?.map(verdictFacts) ?? null,
        homework: promised?.map(({ text, times }) => ({ text, times })) ?? null,
      },
      ...(decided.empty ? {} : { decided }),
      ...(found.open.length + found.old.length > 0 ? { question: QUESTION[meeting.locale] } : {}),
      body: {
        decided:
          verdicts === null || verdicts.length === 0
            ? []
            : [{ lines: verdicts.map((entry) => ledgerLine(entry, meeting)) }],
        homework: (promised ?? []).map((one) => homeworkLine(one, meeting)),
        count: count(found, meeting),
        missingLabels: missingLabels(records.todos),
        open: [...found.open, ...found.old.slice(0, OLD_LINES)].map((same) => openLine(same, meeting)),
        moreOld: moreOld.length === 0 ? [] : [join(moreOld.map(numberLink), ' ')],
        closed: closed.empty ? [] : [closed],
        perhapsOurs: perhapsOurs(found.perhapsOurs, meeting.service, (todo) => openLine([todo], meeting)),
      },
      comparisons: [
        {
          what: TODO_WORDS[meeting.locale].what,
          before: md`${found.carriedEarlier}`,
          now: md`${found.carried.length}`,
          remark: closedSince(found, meeting),
        },
      ],
    };
  },
});

const verdictFacts = ({ rule, name, said, became, months, firedThen, firedNow }: LedgerEntry) => ({
  rule,
  name,
  said,
  became,
  months,
  firedThen,
  firedNow,
});

function item(todo: Todo, { at }: Meeting): TodoFacts['items'][number] {
  return {
    id: idOf(todo),
    title: todo.title,
    ageDays: ageInDays(todo, at),
    state: todo.closedAt === null ? 'open' : (todo.closedAs ?? 'done'),
  };
}

function count(found: CarryOver, meeting: Meeting): Markdown {
  const say = TODO_WORDS[meeting.locale];
  const { carried, carriedEarlier, openedSince } = found;
  const since = closedSince(found, meeting);
  return join(
    [
      carried.length === 0
        ? say.none
        : say.carried(carried.length, periodNames(meeting).before, carriedEarlier),
      since.empty ? NOTHING : md`${since}${words(say.stop)}`,
      openedSince.length === 0
        ? NOTHING
        : say.openedSince(openedSince.length, meeting.local.date(meeting.period.to)),
    ],
    say.space,
  );
}

function closedSince({ carried, closedSince }: CarryOver, { locale, local }: Meeting): Markdown {
  const [first] = closedSince;
  if (first === undefined) return NOTHING;
  const { closedAt, closedAs } = first;
  return TODO_WORDS[locale].closedSince(
    closedSince.length,
    carried.length,
    closedAt === null ? '' : local.date(closedAt),
    closedAs ?? 'done',
  );
}

const QUESTION: { readonly [L in Locale]: Markdown } = {
  ja: words('このうち、残したままだと利用者が困るものはどれですか？'),
  en: words('Which of these would users feel if it stayed undone?'),
};
