import { join, link, type Markdown, md, NOTHING, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { numberLink } from '../../records/issue-link.ts';
import { periodNames } from '../../records/period-names.ts';
import { span } from '../../records/span.ts';
import type { Incident, Objective } from '../../records.ts';
import { type Budget, budget, isMissed, isOverdrawn, isReliable } from './budget.ts';
import { type Burn, type BurnDay, burn } from './burn.ts';
import { attainedPercent, sharePercent, usedPercent } from './percent.ts';
import { SLO_WORDS } from './words.ts';

/** An objective with how it fared in both periods. */
export interface ObjectiveReview {
  readonly objective: Objective;
  readonly now: Budget;
  readonly earlier: Budget;
  readonly burn: Burn | null;
  readonly missed: boolean;
  /** Enough fails on any day to miss it. */
  readonly evenWithout: boolean;
}

export function reviewObjective(objective: Objective, meeting: Meeting): ObjectiveReview {
  const { period, earlier, at, local } = meeting;
  const { target } = objective;
  const now = budget(objective, target, period, at);
  const split = burn(now, objective.total.stepMinutes, local);
  const missed = isMissed(now);
  return {
    objective,
    now,
    earlier: budget(objective.earlier, target, earlier, at),
    burn: split,
    missed,
    evenWithout: missed && split !== null && isOverdrawn(split.everydayUsed),
  };
}

/** The lines of one objective; `questions` ask for a decision when it was missed or its data is. */
export function objectiveLines(
  review: ObjectiveReview,
  incidents: readonly Incident[],
  meeting: Meeting,
): { readonly line: Markdown; readonly notes: readonly Markdown[]; readonly questions: readonly Markdown[] } {
  const say = SLO_WORDS[meeting.locale];
  const { objective, now, missed, evenWithout } = review;
  const name = link(title(objective.name), objective.origin.url);
  const target = String(objective.target);
  if (now.attained === null) {
    return { line: say.noData(name, target), notes: [], questions: [say.askMissing] };
  }
  const reliable = isReliable(now);
  const verdict = missed ? say.missed : reliable ? say.met : say.rough;
  const attained = attainedPercent(now.attained, objective.target, missed);
  return {
    line: join(
      [verdict(name, target, attained), say.counts(say.count(now.bad), say.count(now.total))],
      say.slash,
    ),
    notes: [
      budgetNote(review, meeting),
      ...(reliable ? [] : [say.missing(sharePercent(now.missingShare))]),
      burnNote(review, incidents, meeting),
    ].filter((note) => !note.empty),
    questions: [
      ...(reliable ? [] : [say.askMissing]),
      ...(missed ? [evenWithout || review.burn?.days.length === 0 ? say.askEveryday : say.askDays] : []),
    ],
  };
}

function budgetNote({ now, earlier }: ObjectiveReview, meeting: Meeting): Markdown {
  const say = SLO_WORDS[meeting.locale];
  if (now.used === null) return say.nothingMayFail;
  const before = earlier.used === null ? null : usedPercent(earlier.used);
  return say.budget(say.count(now.allowed), usedPercent(now.used), periodNames(meeting).before, before);
}

const DAYS_NAMED = 3;

function burnNote(review: ObjectiveReview, incidents: readonly Incident[], meeting: Meeting): Markdown {
  const say = SLO_WORDS[meeting.locale];
  const { burn: split, missed, evenWithout } = review;
  if (split === null) return NOTHING;
  if (split.days.length === 0) return missed ? say.onlyEveryday : NOTHING;
  const named = split.days.slice(0, DAYS_NAMED);
  const said = say.split(
    join(
      named.map((day) => dayPhrase(day, incidents, meeting)),
      say.comma,
    ),
    sharePercent(split.everydayShare),
  );
  if (!missed) return said;
  return md`${said}${evenWithout ? say.evenWithout : say.enoughWithout}`;
}

function dayPhrase({ from, to, share }: BurnDay, incidents: readonly Incident[], meeting: Meeting): Markdown {
  const say = SLO_WORDS[meeting.locale];
  const about = incidents.filter(({ openedAt }) => isAbout(openedAt, from, to)).map(numberLink);
  return say.day(
    span(from, to, meeting.local, meeting.locale),
    sharePercent(share),
    about.length === 0 ? NOTHING : say.about(join(about, say.comma)),
  );
}

/** An incident is filed from an hour before it burns most to three hours after. */
const BEFORE_MS = 3_600_000;
const AFTER_MS = 3 * 3_600_000;

const isAbout = (filed: Date, from: Date, to: Date): boolean =>
  filed.getTime() >= from.getTime() - BEFORE_MS && filed.getTime() <= to.getTime() + AFTER_MS;
