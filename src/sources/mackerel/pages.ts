import { EXIT, Problem } from '../../problem.ts';

interface Page {
  /** Absent, null or empty on the last page. Opaque: it goes back exactly as it came. */
  readonly nextId?: string | null | undefined;
}

interface Look<P> {
  /** How the listing is called in messages: 'GET /alerts'. */
  readonly listing: string;
  /** Where to begin; absent = with the first page. */
  readonly from?: string | null;
  /** `null` asks for the first page. */
  readonly ask: (cursor: string | null) => Promise<P>;
  readonly rows: (page: P) => number;
  /** Nothing that matters comes after this page. */
  readonly enough?: (page: P) => boolean;
  readonly take: (page: P, cursor: string | null) => void;
}

/** 100 rows each: two million alerts. */
const MOST_PAGES = 20_000;

/**
 * Walks a cursor listing. Pages can only be had one after the other, so the next one is asked for before this one is
 * looked at. An empty page is the end, whatever cursor it carries; a cursor that comes a second time would go round
 * for ever and is a Problem, since the list is then not known to be whole.
 */
export async function walkPages<P extends Page>({
  listing,
  from = null,
  ask,
  rows,
  enough,
  take,
}: Look<P>): Promise<void> {
  const seen = new Set<string>();
  let asked = from;
  let coming: Promise<P> | null = ask(asked);
  while (coming !== null) {
    const page: P = await coming;
    const cursor = page.nextId ?? '';
    const last = cursor === '' || rows(page) === 0 || enough?.(page) === true;
    if (!last && (seen.has(cursor) || seen.size === MOST_PAGES)) throw endless(listing, seen.size + 1);
    seen.add(cursor);
    coming = last ? null : ask(cursor);
    take(page, asked);
    asked = cursor;
  }
}

const endless = (listing: string, pages: number): Problem =>
  new Problem(
    {
      what: `Mackerel's list does not end: ${listing}.`,
      why: `After ${pages} pages it points to a page that was read already, or there are more than ${MOST_PAGES}.`,
      try: 'Run again; if it stays so, tell us with the output of --verbose.',
    },
    EXIT.unavailable,
  );
