import { plainWords } from '../agenda/document/plain-words.ts';
import { checkKept } from '../agenda/merge/check.ts';
import { merge } from '../agenda/merge.ts';
import { Problem } from '../problem.ts';
import { sameText, withoutMarker } from './edition.ts';

export interface Copies {
  /** The page here. */
  readonly local: string;
  /** What stands where it was published; `null`: nothing. */
  readonly copy: string | null;
  /** What pwg wrote there last, as the place gave it back; `null`: not known, so that nobody can tell who wrote what. */
  readonly base: string | null;
}

/**
 * The page here with what people wrote into the copy. Each line that says what it said keeps its spelling, and the page
 * its line ends. `null` where that would lose something written here since the page was published.
 */
export function takenBack({ local, copy, base }: Copies): string | null {
  if (copy === null || base === null || sameText(copy, base)) return local;
  const [was, is] = [base, copy].map((text) => calling(withoutMarker(text)));
  if (was === undefined || is === undefined) return local;
  try {
    const { text } = merge({ base: was, current: withEnds(is, local), fresh: local });
    const taken = spelledAs(local, text);
    checkKept({ base: was, current: local, merged: taken });
    return taken;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** What `quiet` did for a place where names call people is undone. */
const calling = (text: string): string =>
  text
    .replace(/(@|#|&#\w+;|&num;|\bGH-)\u200b/gi, '$1')
    .replaceAll('https://redirect.github.com/', 'https://github.com/');

function withEnds(text: string, local: string): string {
  const mark = local.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + text.replace(/\r\n|\r|\n/g, local.includes('\r\n') ? '\r\n' : '\n');
}

function spelledAs(local: string, text: string): string {
  const spelled = new Map(linesOf(local).map((line) => [nameOf(line), line]));
  return linesOf(text)
    .map((line) => spelled.get(nameOf(line)) ?? line)
    .join('');
}

const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/);

/** What a line says, and how far in it stands. */
const nameOf = (line: string): string => `${/^\s*/.exec(line)?.[0].length} ${plainWords(line)}`;
