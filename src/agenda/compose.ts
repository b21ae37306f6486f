import type { Markdown } from '../markdown.ts';
import type { Meeting } from '../meeting.ts';
import type { Explanation } from '../problem.ts';
import type { Queries, Replies } from '../records/queries.ts';
import type { Kind, Records } from '../records.ts';
import type { Body, Section, Told, View } from '../sections/section.ts';

/** A hole in the data as the page and the JSON show it. */
export interface MissingData {
  readonly source: string;
  readonly kind: Kind;
  readonly problem: Explanation;
}

export interface Chosen {
  readonly section: Section;
  /** The team's own heading, if it has one. */
  readonly title: string | null;
}

export interface Chapter {
  readonly section: Section;
  readonly title: string;
  /** 2 for '##', 3 when it stands under the chapter before. */
  readonly level: 2 | 3;
  /** `null` when what it needs is missing. */
  readonly view: View<unknown, Body> | null;
  /** What it is incomplete without, missing wholly or in part. */
  readonly gaps: readonly MissingData[];
}

/** The page before it is words: what stands on it, in which order. */
export interface Agenda {
  readonly meeting: Meeting;
  readonly chapters: readonly Chapter[];
  readonly gaps: readonly MissingData[];
  /** Titles of the sections of the config left out because none of the configured sources knows their records. */
  readonly leftOut: readonly string[];
}

/**
 * Lets each section look at its records, the summary last. A section whose needs are incomplete shows what there is and
 * the gap, and says nothing at the top of the page: a number that may be too small must not look like good news.
 */
export function compose(
  chosen: readonly Chosen[],
  collected: {
    readonly records: Partial<Records>;
    readonly gaps: readonly MissingData[];
    readonly unavailable: readonly Kind[];
  },
  meeting: Meeting,
  replies: Partial<Replies> = {},
): Agenda {
  const { records, gaps, unavailable } = collected;
  const possible = chosen.filter(({ section }) => !section.needs.some((kind) => unavailable.includes(kind)));
  const views = new Map<Section, View<unknown, Body> | null>();
  const told = new Map<Section, Told>();
  const toldInOrder = (): readonly Told[] => possible.flatMap(({ section }) => told.get(section) ?? []);

  const speakers = possible.map(({ section }) => section).filter(({ summary }) => !summary);
  for (const section of speakers.toSorted((a, b) => Number(a.hearsOthers) - Number(b.hearsOthers))) {
    const complete = section.needs.every((kind) => records[kind] !== undefined);
    const heard = section.hearsOthers ? toldInOrder() : [];
    const view = complete ? section.view(records, meeting, heard, replies) : null;
    const failed = gapsOf(section, gaps).length > 0;
    views.set(section, view);
    told.set(
      section,
      failed || view === null ? { section: section.name, failed: true } : tell(section, view),
    );
  }
  for (const { section } of possible.filter(({ section }) => section.summary)) {
    views.set(section, section.view(records, meeting, toldInOrder()));
  }

  let above: string | null = null;
  const chapters = possible.map(({ section, title }): Chapter => {
    const chapter = {
      section,
      title: title ?? section.title(meeting),
      view: views.get(section) ?? null,
      gaps: gapsOf(section, gaps),
    };
    const level = section.under !== null && section.under === above ? 3 : 2;
    // A quiet chapter is not on the page: nothing can stand under it.
    if (level === 2 && !isQuiet(chapter)) above = section.name;
    return { ...chapter, level };
  });
  return {
    meeting,
    chapters,
    gaps,
    leftOut: chosen
      .filter((one) => !possible.includes(one))
      .map(({ section, title }) => title ?? section.title(meeting)),
  };
}

/** A chapter that has nothing to review is a phrase in the overview and has no place of its own on the page. */
export function isQuiet(chapter: Pick<Chapter, 'view' | 'gaps'>): boolean {
  return chapter.gaps.length === 0 && quietPhrase(chapter) !== null;
}

export function quietPhrase(chapter: Pick<Chapter, 'view'>): Markdown | null {
  return chapter.view?.quiet ?? null;
}

/** What the sections would like to ask once they have seen the records. */
export function asked(
  chosen: readonly Chosen[],
  records: Partial<Records>,
  meeting: Meeting,
): readonly Partial<Queries>[] {
  return chosen
    .filter(({ section }) => section.needs.every((kind) => records[kind] !== undefined))
    .map(({ section }) => section.asks(records, meeting));
}

function gapsOf(section: Section, gaps: readonly MissingData[]): readonly MissingData[] {
  return gaps.filter(({ kind }) => section.incompleteWithout.includes(kind));
}

function tell(section: Section, { facts: _facts, body: _body, ...brought }: View<unknown, Body>): Told {
  return { section: section.name, failed: false, ...brought };
}
