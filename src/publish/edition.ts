import { merge } from '../agenda/merge.ts';
import { quiet } from '../markdown/quiet.ts';
import { EXIT, Problem } from '../problem.ts';
import { PAGE_MARKER, pageMarker } from '../sources/publishing.ts';
import { shorten } from './shorten.ts';

export interface EditionOptions {
  /** 'shop/2026-10' */
  readonly meeting: string;
  /** How people find the whole page: its path in the project. */
  readonly page: string;
  readonly locale: 'ja' | 'en';
  /** Characters a fresh page may have there; `null` = any number. */
  readonly limit: number | null;
  /** Names and references reach people there. */
  readonly calls: boolean;
  readonly backlinks: boolean;
  /** A line tells whose page it is, where the place's own name for it doesn't. */
  readonly marked: boolean;
  readonly base: string | null;
}

/** The page as one place gets it. */
export interface Edition {
  /** What the machine has to say there. */
  readonly fresh: string;
  /** Put into the copy that people work on there. Throws a Problem (65) where that would lose what they wrote. */
  readonly joined: (copy: string | null) => string;
  /**
   * The base of the next merge: what the machine says, spelled as the place gives it back. Where people's words are in what
   * it gives back, they must not count as the machine's.
   */
  readonly nextBase: (givenBack: string | null) => string;
}

export function edition(text: string, options: EditionOptions): Edition {
  const { meeting, limit, calls, marked, base } = options;
  const own = withoutMarker(text);
  const whole = calls ? quiet(own, options) : own;
  const finished = (page: string, end = '\n'): string =>
    marked ? `${page.trimEnd()}${end}${end}${pageMarker(meeting)}${end}` : page;
  const fresh = finished(within(whole, limit, options));

  const joined = (copy: string | null): string => {
    if (copy === null) return fresh;
    const current = withoutMarker(copy);
    if (base === null) refuseAnother(current, whole, meeting);
    for (let room = limit, tries = 1; ; tries += 1) {
      const merged = merge({
        base: base === null ? null : withoutMarker(base),
        current,
        fresh: within(whole, room, options),
      }).text;
      if (merged === current) return copy;
      const page = finished(merged, copy.includes('\r\n') ? '\r\n' : '\n');
      const over = limit === null ? 0 : page.length - limit - HEADROOM;
      if (room === null || over <= 0) return page;
      if (tries === TRIES) throw tooLong(meeting, limit ?? 0);
      room -= over + HEADROOM / TRIES;
    }
  };
  return {
    fresh,
    joined,
    nextBase: (givenBack) => (givenBack !== null && sameText(givenBack, fresh) ? givenBack : fresh),
  };
}

/** What people write into the copy may fill, beyond the limit of a fresh page. */
const HEADROOM = 5_000;
const TRIES = 4;

function within(page: string, limit: number | null, { page: path, locale, meeting }: EditionOptions): string {
  if (limit === null) return page;
  const short = limit > 0 ? shorten(page, limit, (count) => WORDS[locale](count, path)) : null;
  if (short === null) throw tooLong(meeting, limit);
  return short;
}

const WORDS = {
  ja: (count: number, path: string) => `（ほかの ${count} 行は省きました。全体は ${code(path)} にあります）`,
  en: (count: number, path: string) => `(${count} more lines are left out. The whole page: ${code(path)})`,
} as const;

const code = (path: string): string => `\`${path.replaceAll('`', "'")}\``;

/** As a place may give it back: other line ends, and blanks at the end of lines or of the page. */
export const sameText = (a: string, b: string): boolean => spelled(a) === spelled(b);
const spelled = (text: string): string => text.replace(/[ \t]*(?:\r\n|\r|\n)/g, '\n').trimEnd();

const MARKER_LINE = new RegExp(`(?:\\r\\n|\\r|\\n)*^${PAGE_MARKER.source}[ \\t]*$`, 'gm');
export const withoutMarker = (text: string): string => text.replace(MARKER_LINE, '');

/** The first heading in plain characters. */
export const titleOf = (page: string): string =>
  /^#{1,6} +(.*\S)/m
    .exec(page)?.[1]
    ?.replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .normalize('NFKC')
    .trim() ?? '';

/** Where nothing is known of the place, what stands there must be this very page. */
function refuseAnother(current: string, fresh: string, meeting: string): void {
  if (current.trim() === '' || titleOf(current) === titleOf(fresh)) return;
  throw new Problem(
    {
      what: `Something else than the page of ${meeting} is there already, so it was not touched.`,
      why: `It is called "${titleOf(current)}" and not "${titleOf(fresh)}".`,
      try: 'Name another place: {service} and {month} are filled in.',
    },
    EXIT.unmergeable,
  );
}

const tooLong = (meeting: string, limit: number): Problem =>
  new Problem(
    {
      what: `The page of ${meeting} is too long for this place, with what people wrote there.`,
      why: `At most ${limit} characters fit, and nothing more can be left out.`,
      try: 'Publish it as a file: --to github-file:acme/ops/minutes/{service}/{month}.md',
    },
    EXIT.unmergeable,
  );
