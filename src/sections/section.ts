import type { Markdown } from '../markdown.ts';
import type { Locale, Meeting } from '../meeting.ts';
import type { Queries, Replies } from '../records/queries.ts';
import type { Kind, Records } from '../records.ts';

/** What a template may place: finished words, and lists of the same. Nothing to compute, nothing optional. */
export type Body = { readonly [name: string]: Markdown | number | readonly Markdown[] | readonly Body[] };

/**
 * A line a section would like to see at the top of the page. Heavier comes first, 0–100:
 *
 * | weight | urgent: what won't wait | worth the hour: what to discuss |
 * |---|---|---|
 * | 90–99 | ends within days: a certificate, a disk | |
 * | 70–89 | broken for days, or nobody is told | a promise missed: an SLO, prevention left undone after a grave incident |
 * | 50–69 | broken since lately | what recurs or costs much: noise, the same manual work |
 * | 30–49 | perhaps not ours | worth a look |
 */
export interface Bid {
  readonly weight: number;
  readonly line: Markdown;
}

/** A row of the table of this month beside last month. */
export interface Comparison {
  readonly what: Markdown;
  readonly before: Markdown;
  readonly now: Markdown;
  readonly remark: Markdown;
}

/** A picture of what a line says: a file beside the page, a part of the HTML page, or left out (`charts:` in the config). */
export interface Chart {
  /** Unique in its section, [a-z0-9-]: 'web-01-cpu-user'. */
  readonly name: string;
  /** What it shows in a sentence, for those who can't see it. Not escaped. */
  readonly title: string;
  /** Address of the first link of the line it shows: below that line it stands in the HTML page, else at the end of its section. */
  readonly of: string | null;
  /** One whole `<svg>` with colours for light and dark: no script, no outside reference, no id that another chart may have. */
  readonly svg: string;
}

/** A chart that is drawn when somebody looks at it: on most pages nobody does. */
export const chart = (about: Omit<Chart, 'svg'>, draw: () => string): Chart => ({
  ...about,
  get svg() {
    return draw();
  },
});

/** What a section says: numbers for machines, words for its template, and what it brings to the top of the page. */
export interface View<F, B extends Body> {
  /** For machines: stable, camelCase, units in the name. Instants as `Date`: render prints them with the zone's offset. */
  readonly facts: F;
  readonly body: B;
  /**
   * A review section without news says so in one phrase ("障害（最後の障害から 47 日）"); it then has no chapter of its own
   * and the phrase goes into one line of the overview.
   */
  readonly quiet?: Markdown;
  /** What will not wait for the discussion, each with a question. */
  readonly urgent?: readonly Bid[];
  /** What became of the last meeting's decisions, in a phrase. */
  readonly decided?: Markdown;
  /** What is worth the hour. */
  readonly worthTheHour?: readonly Bid[];
  readonly comparisons?: readonly Comparison[];
  readonly charts?: readonly Chart[];
  /** What somebody who does not know the infrastructure can ask or answer: the last line of its chapter. */
  readonly question?: Markdown;
  /** What happened after the period's end, as a phrase: "障害 1 件". */
  readonly sinceEnd?: Markdown;
}

/** What one section told the overview. */
export interface Told extends Omit<View<unknown, Body>, 'facts' | 'body'> {
  readonly section: string;
  /** Its source failed: it told nothing, and there is a visible gap instead. */
  readonly failed: boolean;
}

type Given<N extends Kind, U extends Kind> = { readonly [K in N]: Records[K] } & {
  readonly [K in U]: Records[K] | null;
};

export interface SectionSpec<N extends Kind, U extends Kind, F, B extends Body> {
  readonly name: string;
  readonly title: (meeting: Meeting) => string;
  /** Stands one level deeper when it follows this section. */
  readonly under?: string;
  /** Speaks of the others: it is viewed last and told what they brought to the top of the page. */
  readonly summary?: boolean;
  /** Is viewed after the others and told what they brought, as a summary is, and tells the summary itself. */
  readonly hearsOthers?: boolean;
  /** Without these the section is a gap: its facts are null. */
  readonly needs: readonly N[];
  /** Nice to have: null when their source failed or is not configured. */
  readonly uses?: readonly U[];
  /** Those of `uses` whose loss must be seen here: the gap is shown and the facts are null, the rest is still told. */
  readonly incompleteWithout?: readonly U[];
  /** Those of `uses` that are not fetched for this section alone: it looks at them where another one has them fetched. */
  readonly ifThere?: readonly U[];
  /** A body with every name and at least one item in every list: templates are checked against it. */
  readonly sample: B;
  /** A second, bounded question once the records are there: what costs a call each and is worth it for a few. */
  readonly asks?: (records: Given<N, U>, meeting: Meeting) => Partial<Queries>;
  /** `replies` holds what `asks` asked for, as far as a source could tell. */
  readonly view: (
    records: Given<N, U>,
    meeting: Meeting,
    told: readonly Told[],
    replies: Partial<Replies>,
  ) => View<F, B>;
}

/** A section with its types closed over, as the list and the agenda see it. */
export interface Section {
  readonly name: string;
  readonly title: (meeting: Meeting) => string;
  readonly under: string | null;
  readonly summary: boolean;
  readonly hearsOthers: boolean;
  readonly needs: readonly Kind[];
  /** What to fetch for it besides. */
  readonly uses: readonly Kind[];
  readonly incompleteWithout: readonly Kind[];
  readonly sample: Body;
  /** `records` holds at least what `needs` names; reading anything undeclared does not compile inside the section. */
  readonly asks: (records: Partial<Records>, meeting: Meeting) => Partial<Queries>;
  readonly view: (
    records: Partial<Records>,
    meeting: Meeting,
    told: readonly Told[],
    replies?: Partial<Replies>,
  ) => View<unknown, Body>;
}

/**
 * A topic of the meeting as a vertical slice: what it needs, what it thinks, what it says. Its words stand in
 * `templates/<locale>/sections/<name>.hbs`.
 */
export function defineSection<N extends Kind, U extends Kind, F, B extends Body>(
  spec: SectionSpec<N, U, F, B>,
): Section {
  const given = (records: Partial<Records>): Given<N, U> => {
    const declared: Partial<Record<Kind, unknown>> = {};
    for (const kind of spec.needs) declared[kind] = records[kind];
    for (const kind of spec.uses ?? []) declared[kind] = records[kind] ?? null;
    return declared as Given<N, U>;
  };
  return {
    name: spec.name,
    title: spec.title,
    under: spec.under ?? null,
    summary: spec.summary ?? false,
    hearsOthers: spec.hearsOthers ?? false,
    needs: spec.needs,
    uses: (spec.uses ?? []).filter((kind) => !spec.ifThere?.includes(kind)),
    incompleteWithout: [...spec.needs, ...(spec.incompleteWithout ?? [])],
    sample: spec.sample,
    asks: (records, meeting) => spec.asks?.(given(records), meeting) ?? {},
    view: (records, meeting, told, replies = {}) => spec.view(given(records), meeting, told, replies),
  };
}

/** One title per language. */
export const titled =
  (ja: string, en: string) =>
  (meeting: Meeting): string =>
    ({ ja, en })[meeting.locale satisfies Locale];

/** What a month is reviewed for: when all of it is quiet and nothing is urgent, a short meeting will do. */
const REVIEWED = ['incidents', 'slo', 'worklog', 'alerts'];

export function nothingToReview(told: readonly Told[]): boolean {
  return !told.some(
    ({ section, quiet, failed, urgent = [] }) =>
      failed || urgent.length > 0 || (quiet === undefined && REVIEWED.includes(section)),
  );
}
