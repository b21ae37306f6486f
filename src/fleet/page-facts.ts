import type { Agenda } from '../agenda/compose.ts';

/** What a page says of something; `'notRead'` where it shows a gap instead, `null` where it does not speak of it. */
export type Told<T> = T | 'notRead' | null;

/**
 * The facts of a page's sections, as they stand in its JSON: the index counts nothing again, so that it can not say another
 * number than the page.
 */
export function factsOf(agenda: Agenda): {
  readonly [S in keyof PageFacts]: <T>(take: (facts: PageFacts[S]) => T) => Told<T>;
} {
  const of =
    <S extends keyof PageFacts>(name: S) =>
    <T>(take: (facts: PageFacts[S]) => T): Told<T> => {
      const chapter = agenda.chapters.find(({ section }) => section.name === name);
      if (chapter === undefined) return null;
      const { gaps, view } = chapter;
      return gaps.length > 0 || view === null ? 'notRead' : take(view.facts as PageFacts[S]);
    };
  return { slo: of('slo'), incidents: of('incidents'), alerts: of('alerts'), todos: of('todos') };
}

/** Of the documented facts of each section (`pwg.agenda/1`) those that are read here. */
interface PageFacts {
  readonly slo: { readonly objectives: readonly BudgetFacts[] };
  readonly incidents: { readonly opened: number };
  readonly alerts: { readonly fired: number; readonly firedEarlier: number };
  readonly todos: { readonly carried: number; readonly items: readonly { readonly ageDays: number }[] };
}

export interface BudgetFacts {
  readonly name: string;
  /** A percentage. */
  readonly target: number;
  readonly attained: number | null;
  readonly bad: number | null;
  readonly budgetUsed: number | null;
  readonly missingShare: number;
}
