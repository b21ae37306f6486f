import type { Meeting } from '../meeting.ts';
import { asProblem, EXIT, type ExitCode, Problem } from '../problem.ts';
import type { Queries, QueryKind, Replies } from '../records/queries.ts';
import type { Issue, Kind, Origin, Records, Tracked } from '../records.ts';
import type { Answered, OpenSource } from './source.ts';

/** What is missing from the data, from whom and why. Shown in the page where the data would be. */
export interface Gap {
  readonly source: string;
  readonly kind: Kind;
  readonly problem: Problem;
}

export interface Collected {
  readonly records: Partial<Records>;
  readonly gaps: readonly Gap[];
  /** Kinds that no source of this service could ever deliver: left out of the page, and no failure. */
  readonly unavailable: readonly Kind[];
}

/** A source as one service sees it: opened, or the problem that kept it shut; with the service's own settings for it. */
export interface Reachable {
  readonly name: string;
  readonly provides: readonly Kind[];
  readonly opened: OpenSource<unknown> | Problem;
  readonly settings: unknown;
}

/**
 * Asks every source for what the sections need, all at once, and joins the answers. A Problem becomes a gap of its kind;
 * anything else that is thrown is a bug and goes up.
 */
export async function collect(
  kinds: readonly Kind[],
  sources: readonly Reachable[],
  meeting: Meeting,
): Promise<Collected> {
  const gaps: Gap[] = [];
  const records: Partial<Record<Kind, unknown>> = {};
  const ask = async (kind: Kind, { name, opened, settings }: Reachable): Promise<Answered<Kind> | null> => {
    try {
      if (opened instanceof Problem) throw opened;
      const answer = opened.answers[kind];
      if (answer === undefined) return null;
      const answered = await answer({ meeting, service: settings });
      for (const { problem } of answered.shortfalls ?? []) gaps.push({ source: name, kind, problem });
      return answered;
    } catch (error) {
      gaps.push({ source: name, kind, problem: asProblem(error) });
      return null;
    }
  };
  const collectKind = async <K extends Kind>(kind: K): Promise<void> => {
    const answers = await Promise.all(
      sources.filter(({ provides }) => provides.includes(kind)).map((source) => ask(kind, source)),
    );
    const delivered = answers
      .filter((answer) => answer !== null)
      .map((answer) => answer.records as Records[K]);
    if (delivered.length > 0) records[kind] = delivered.reduce(JOIN[kind]);
  };
  await Promise.all(kinds.map(collectKind));
  return {
    records: records as Partial<Records>,
    gaps: gaps.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || compare(a.source, b.source)),
    unavailable: kinds.filter((kind) => !sources.some(({ provides }) => provides.includes(kind))),
  };
}

/**
 * The second questions of the sections, each source answering those of its own records. What can't be had is told on
 * standard error by the caller and simply not there: the section says less.
 */
export async function lookUp(
  asked: readonly Partial<Queries>[],
  sources: readonly Reachable[],
  meeting: Meeting,
): Promise<{
  readonly replies: Partial<Replies>;
  readonly failed: readonly { source: string; problem: Problem }[];
}> {
  const failed: { source: string; problem: Problem }[] = [];
  const lookUpKind = async <Q extends QueryKind>(kind: Q): Promise<Replies[Q]> => {
    const wanted = new Map<string, Asked>();
    for (const query of asked) for (const record of query[kind] ?? []) wanted.set(record.origin.id, record);
    const parts = await Promise.all(
      sources.map(async ({ name, opened, settings }) => {
        const mine = [...wanted.values()].filter(({ origin }) => origin.source === name);
        if (mine.length === 0 || opened instanceof Problem) return [];
        try {
          const found = await opened.lookups?.[kind]?.(mine as never, { meeting, service: settings });
          return found === undefined ? [] : [...found];
        } catch (error) {
          failed.push({ source: name, problem: asProblem(error) });
          return [];
        }
      }),
    );
    return new Map(parts.flat() as never) as Replies[Q];
  };
  const [severities, minutes, closeUps] = await Promise.all([
    lookUpKind('severities'),
    lookUpKind('minutes'),
    lookUpKind('closeUps'),
  ]);
  return { replies: { severities, minutes, closeUps }, failed };
}

type Asked = { readonly origin: Origin };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How the answers of two sources become one. */
const JOIN: { readonly [K in Kind]: (a: Records[K], b: Records[K]) => Records[K] } = {
  alerts: (a, b) => ({
    ours: byTime([...a.ours, ...b.ours], (alert) => alert.openedAt),
    unattributed: byTime([...a.unattributed, ...b.unattributed], (alert) => alert.openedAt),
    perhapsOurs: byTime([...a.perhapsOurs, ...b.perhapsOurs], (alert) => alert.openedAt),
    firedRules: new Set([...a.firedRules, ...b.firedRules]),
  }),
  monitors: (a, b) => [...a, ...b],
  downtimes: (a, b) => [...a, ...b],
  channels: (a, b) => [...a, ...b],
  dashboards: (a, b) => [...a, ...b],
  objectives: (a, b) => [...a, ...b],
  incidents: (a, b) => tracked(a, b),
  worklogs: (a, b) => tracked(a, b),
  todos: (a, b) => tracked(a, b),
  topics: (a, b) => tracked(a, b),
  changes: (a, b) => byTime([...a, ...b], (change) => change.at),
  plans: (a, b) => [...a, ...b],
  ruleChanges: (a, b) => ({
    since: a.since !== null && b.since !== null && a.since < b.since ? b.since : (a.since ?? b.since),
    changes: byTime([...a.changes, ...b.changes], (change) => change.between.to),
  }),
  minutes: (a, b) => ({ pages: [...a.pages, ...b.pages] }),
  // Of one meeting, so on one grid.
  metrics: (a, b) => ({
    grid: a.grid,
    series: [...a.series, ...b.series],
    left: a.left + b.left,
    failed: a.failed + b.failed,
  }),
};

function tracked<T extends Issue>(a: Tracked<T>, b: Tracked<T>): Tracked<T> {
  return {
    ours: byTime([...a.ours, ...b.ours], (issue) => issue.openedAt),
    perhapsOurs: byTime([...a.perhapsOurs, ...b.perhapsOurs], (issue) => issue.openedAt),
    missingLabels: [...a.missingLabels, ...b.missingLabels],
  };
}

function byTime<T>(records: readonly T[], time: (record: T) => Date): readonly T[] {
  return [...records].sort((a, b) => time(a).getTime() - time(b).getTime());
}

/**
 * With nothing from anybody there is no page to hold a meeting with; the old one stays. An empty list is nothing: a kind
 * that the config asks nothing for is answered by one without a question to the API.
 */
export function refuseNothing({ records, gaps }: Collected): void {
  const something = Object.entries(records).some(
    ([kind, found]) => kind !== FROM_HERE && (!Array.isArray(found) || found.length > 0),
  );
  if (something || gaps.length === 0) return;
  const causes = byCause(gaps);
  throw new Problem(
    {
      what: 'No source answered.',
      why: causes.map(({ source, problem }) => `${source}: ${problem.what} ${problem.why}`).join('\n'),
      try: [...new Set(causes.map(({ problem }) => problem.try))].join('\n'),
    },
    isRefused(gaps) ? EXIT.refused : EXIT.unavailable,
  );
}

/** What earlier runs kept is answered without a question to anybody. */
const FROM_HERE: Kind = 'ruleChanges';

/** The gaps by cause: a key that is refused leaves one of every kind, and is told once. */
export function byCause(
  gaps: readonly Gap[],
): readonly { readonly source: string; readonly kinds: readonly Kind[]; readonly problem: Problem }[] {
  const causes = new Map<string, { source: string; kinds: Kind[]; problem: Problem }>();
  for (const { source, kind, problem } of gaps) {
    const cause = `${source}\n${problem.what}`;
    const told = causes.get(cause) ?? { source, kinds: [], problem };
    causes.set(cause, told);
    if (!told.kinds.includes(kind)) told.kinds.push(kind);
  }
  return [...causes.values()];
}

/** What a page with these gaps exits with. */
export function exitOf(gaps: readonly Gap[]): ExitCode {
  if (gaps.length === 0) return EXIT.ok;
  return isRefused(gaps) ? EXIT.refused : EXIT.partial;
}

const isRefused = (gaps: readonly Gap[]): boolean =>
  gaps.some(({ problem }) => problem.exit === EXIT.refused);
