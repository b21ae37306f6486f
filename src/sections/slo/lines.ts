import { join, link, type Markdown, md, NOTHING, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { numberLink } from '../../records/issue-link.ts';
import { periodNames } from '../../records/period-names.ts';
import { span } from '../../records/span.ts';
import { isReliable } from './budget.ts';
import type { Burn, BurnDay } from './burn.ts';
import type { Causes } from './causes.ts';
import { type CountedWords, countedWords } from './counted-words.ts';
import { attainedPercent, sharePercent, usedPercent } from './percent.ts';
import type { ObjectiveReview } from './review.ts';
import { SLO_WORDS, type SloWords } from './words.ts';

/** The lines of one objective; `questions` ask for a decision when it was missed or its data is. */
export function objectiveLines(
  review: ObjectiveReview,
  meeting: Meeting,
  chart: Markdown = NOTHING,
): { readonly line: Markdown; readonly notes: readonly Markdown[]; readonly questions: readonly Markdown[] } {
  const say = SLO_WORDS[meeting.locale];
  const { objective, now, missed } = review;
  const name = link(title(objective.name), objective.origin.url);
  const target = String(objective.target);
  if (now.attained === null) {
    return { line: say.noData(name, target), notes: [], questions: [say.askMissing] };
  }
  const counted = countedWords(objective.counted, meeting.locale);
  const reliable = isReliable(now);
  const verdict = missed ? say.missed : reliable ? say.met : say.rough;
  const attained = attainedPercent(now.attained, objective.target, missed);
  return {
    line: join([verdict(name, target, attained), counted.counts(now.bad, now.total), chart], say.slash),
    notes: [
      budgetNote(review, counted, meeting),
      ...(reliable ? [] : [say.missing(sharePercent(now.missingShare))]),
      burnNote(review, counted, meeting),
    ].filter((note) => !note.empty),
    questions: [...(reliable ? [] : [say.askMissing]), ...(missed ? missedQuestions(review, meeting) : [])],
  };
}

function budgetNote(
  { now, earlier, exhaustion }: ObjectiveReview,
  counted: CountedWords,
  meeting: Meeting,
): Markdown {
  const { local, locale } = meeting;
  const say = SLO_WORDS[locale];
  if (now.used === null) return say.nothingMayFail;
  const before = earlier.used === null ? null : usedPercent(earlier.used);
  const { isRunning, allowed, usedUpAt, expectedAt } = exhaustion;
  const budget = isRunning ? say.budgetSoFar : say.budget;
  const used = usedPercent(now.bad / allowed);
  const when =
    usedUpAt !== null
      ? say.usedUp(local.date(usedUpAt))
      : expectedAt !== null
        ? say.expected(local.date(expectedAt))
        : NOTHING;
  return md`${budget(counted.allowed(allowed), used, periodNames(meeting).before, before)}${when}`;
}

const DAYS_NAMED = 3;
const NEXT_TO_NOTHING = 0.005;

/** On so many days that to speak of bad days says nothing. */
const isScattered = ({ days }: Burn): boolean => days.length > 7;

function burnNote(review: ObjectiveReview, counted: CountedWords, meeting: Meeting): Markdown {
  const say = SLO_WORDS[meeting.locale];
  const { burn: split, missed, evenWithout } = review;
  if (split === null) return NOTHING;
  if (split.days.length === 0) return missed ? say.onlyEveryday : NOTHING;
  const others = split.days.slice(DAYS_NAMED);
  const parts = [
    ...split.days.slice(0, DAYS_NAMED).map((day) => dayPhrase(day, review.causes(day), meeting)),
    ...(others.length === 0
      ? []
      : [say.otherDays(others.length, sharePercent(others.reduce((sum, { share }) => sum + share, 0)))]),
  ];
  const rest = split.everydayShare < NEXT_TO_NOTHING ? null : sharePercent(split.everydayShare);
  const scattered = isScattered(split) ? split.days.length : null;
  const said = say.split(join(parts, say.comma), rest, counted.everyday, scattered);
  if (!missed) return said;
  if (evenWithout) return md`${said}${say.evenWithout}`;
  return scattered === null ? md`${said}${say.enoughWithout(split.days.length)}` : said;
}

function dayPhrase(day: BurnDay, { incidents, change }: Causes, meeting: Meeting): Markdown {
  const say = SLO_WORDS[meeting.locale];
  const shown = change === null ? NOTHING : link(title(change.title), change.origin.url);
  const beside =
    incidents.length > 0
      ? say.about(join(incidents.map(numberLink), say.comma))
      : change === null
        ? NOTHING
        : change.until !== null && change.until > day.from
          ? say.during(shown)
          : say.after(shown);
  return say.day(when(day, meeting), sharePercent(day.share), beside);
}

/** Of all that was bad: a smaller part is not worth a question of its own. */
const WORTH_ASKING = 0.1;

function missedQuestions(review: ObjectiveReview, meeting: Meeting): readonly Markdown[] {
  const say = SLO_WORDS[meeting.locale];
  const { burn: split, causes } = review;
  const riddle = split?.days.find((day) => {
    const { incidents, change } = causes(day);
    return day.share >= WORTH_ASKING && incidents.length === 0 && change === null;
  });
  return [
    mainQuestion(review, say),
    ...(riddle === undefined ? [] : [say.askUnexplained(when(riddle, meeting))]),
  ];
}

function mainQuestion({ objective, burn: split, evenWithout }: ObjectiveReview, say: SloWords): Markdown {
  const usual = evenWithout || split?.days.length === 0;
  if (usual && objective.counted.are === 'events') return say.askEveryday;
  return usual || (split !== null && isScattered(split)) ? say.askScattered : say.askDays;
}

const when = ({ from, to }: BurnDay, { local, locale }: Meeting): string => span(from, to, local, locale);
