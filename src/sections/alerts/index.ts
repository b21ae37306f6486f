import { link, type Markdown, title, words } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import { periodNames } from '../../records/period-names.ts';
import { ruleName } from '../../records/rule-name.ts';
import type { Monitor } from '../../records.ts';
import { defineSection, titled } from '../section.ts';
import type { Decisions } from './decisions.ts';
import { alertFacts } from './facts.ts';
import { comparisons, foldedPhrase, worthTheHour } from './highlights.ts';
import { type NeverFired, neverFired } from './never-fired.ts';
import { nobodys, perhapsOursList } from './nobodys.ts';
import { openNow } from './open-now.ts';
import { alertsIn, type Row, restRows } from './rest-table.ts';
import { questions, reviewed } from './review.ts';
import { type ReviewBody, reviewBody } from './review-body.ts';
import { someNames } from './some-names.ts';
import { backTests } from './threshold.ts';
import { perhapsUrgent, urgent } from './urgent.ts';
import { ALERT_WORDS } from './words.ts';

/** Which rules fired, what they were worth, and which nobody needs. */
export const alerts = defineSection({
  name: 'alerts',
  title: titled('アラート', 'Alerts'),
  needs: ['alerts', 'monitors'],
  uses: ['incidents', 'downtimes', 'worklogs', 'changes', 'dashboards'],
  sample: sample(),
  asks: (records, meeting) => questions(reviewed(records, meeting)),
  view: (records, meeting, _told, replies) => {
    const { alerts: book, monitors, dashboards } = records;
    const say = ALERT_WORDS[meeting.locale];
    const review = reviewed(records, meeting);
    const { total, reviews, lines } = review;
    const tests = backTests(review, replies.minutes, meeting);
    const silent = neverFired(monitors, book.firedRules);
    const others = nobodys(book, meeting);
    const { now, before } = periodNames(meeting);
    const nothingHappened =
      reviews.length === 0 && total.openNow.length === 0 && others.perhapsOurs.length === 0;
    return {
      facts: alertFacts(total, reviews, review.calendar, silent, others, meeting),
      body: {
        now: words(now),
        before: words(before),
        total: say.total(total.fired.length, before, total.firedEarlier, foldedPhrase(total, meeting)),
        review: reviewBody(review, tests, dashboards, replies, meeting),
        rest: restBody(lines, meeting),
        unattributed: say.unattributed(others.fired, before, others.firedEarlier),
        perhapsOurs: perhapsOursList(others.perhapsOurs, meeting),
        neverFired: neverFiredLines(silent, meeting),
      },
      ...(total.fired.length > 0 ? { question: QUESTION[meeting.locale] } : {}),
      ...(nothingHappened
        ? { quiet: say.quiet(before, total.firedEarlier, others.fired, silent.rules.length) }
        : {}),
      urgent: [
        ...urgent(openNow(total.openNow, meeting), review.monitors, meeting),
        ...perhapsUrgent(openNow(book.perhapsOurs, meeting), review.monitors, meeting),
      ],
      worthTheHour: worthTheHour(review, tests, meeting),
      comparisons: comparisons(total, meeting),
      ...(total.sinceEnd > 0 ? { sinceEnd: say.sinceEnd(total.sinceEnd) } : {}),
    };
  },
});

type Body = {
  readonly now: Markdown;
  readonly before: Markdown;
  readonly total: Markdown;
  readonly review: ReviewBody;
  readonly rest: readonly { readonly summary: Markdown; readonly rows: readonly Row[] }[];
  readonly unattributed: Markdown;
  readonly perhapsOurs: ReturnType<typeof perhapsOursList>;
  readonly neverFired: readonly Markdown[];
};

function restBody({ rest }: Decisions, meeting: Meeting): Body['rest'] {
  if (rest.length === 0) return [];
  const summary = ALERT_WORDS[meeting.locale].rest(rest.length, alertsIn(rest));
  return [{ summary, rows: restRows(rest, meeting) }];
}

const NAMES_IN_A_LINE = 8;

/** "Never" reaches as far as the alerts that are counted: what fired after the period is told with the next one. */
function neverFiredLines(
  { rules, checks }: NeverFired,
  { history, at, local, locale }: Meeting,
): Body['neverFired'] {
  const say = ALERT_WORDS[locale];
  const end = new Date(Math.min(history.to.getTime() - 1, at.getTime()));
  const days = [local.date(history.from), local.date(end)] as const;
  const names = (monitors: readonly Monitor[]) =>
    someNames(
      monitors.map(({ origin, name, type }) =>
        link(title(ruleName({ id: origin.id, name, type }, locale)), origin.url),
      ),
      NAMES_IN_A_LINE,
      locale,
    );
  return [
    ...(rules.length === 0 ? [] : [say.neverFired(days, names(rules))]),
    ...(checks.length === 0 ? [] : [say.neverFiredChecks(days, names(checks))]),
  ];
}

function sample(): Body {
  const said = words('…');
  const row = { name: said, now: said, before: said, night: said, median: said, course: said };
  return {
    now: said,
    before: said,
    total: said,
    review: [{ coverage: said, lines: [{ line: said, notes: [said] }] }],
    rest: [{ summary: said, rows: [row] }],
    unattributed: said,
    perhapsOurs: [{ heading: said, rules: [said], override: said }],
    neverFired: [said],
  };
}

const QUESTION: { readonly [L in Locale]: Markdown } = {
  ja: words('このうち、利用者にも影響があったものはどれですか？'),
  en: words('Which of these did users feel?'),
};
