/** What people made of a page: 'untouched' is to the byte as pwg wrote it; `null` = there is none. */
export type PageState = 'touched' | 'untouched' | null;

/** Whether a service has had its meetings, as its pages tell. */
export interface Held {
  readonly service: string;
  /** The months before the one under review, the last one first. */
  readonly pages: readonly { readonly month: string; readonly state: PageState }[];
}

/** Without a page that somebody wrote into for so many months, a meeting has stopped and is not only late. */
const STOPPED_AFTER = 2;

/** The last month whose page somebody wrote into; `null` when there is none as far back as was looked. */
export const lastHeld = ({ pages }: Held): string | null =>
  pages.find(({ state }) => state === 'touched')?.month ?? null;

/** Where it stopped. Of a fleet without a page of any earlier month nothing can have stopped: it begins. */
export function stopped(fleet: readonly Held[]): readonly Held[] {
  if (hasBegunNow(fleet)) return [];
  return fleet.filter(({ pages }) => pages.slice(0, STOPPED_AFTER).every(({ state }) => state !== 'touched'));
}

export const hasBegunNow = (fleet: readonly Held[]): boolean =>
  fleet.every(({ pages }) => pages.every(({ state }) => state === null));
