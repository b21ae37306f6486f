import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { Complaint } from './complaints.ts';
import { type Path, type Place, placeOf } from './places.ts';

/** A YAML text as plain data that still knows its lines. */
export interface ReadYaml {
  /** `undefined` when the text is too broken to say what was meant. */
  readonly value: unknown;
  readonly faults: readonly Complaint[];
  /** Where `path`, or what of it is written, stands; `null` when there is no text. */
  readonly find: (path: Path) => Place | null;
}

/** Reads one YAML document, with anchors and merge keys. What is wrong with it becomes faults; it does not throw. */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  const find = (path: Path): Place => placeOf(doc, path, lineOf);
  const faults = [...doc.errors, ...doc.warnings]
    .map(({ code, message, pos: [at] }) =>
      fault(lineOf(at), WORDS[code]?.(text.slice(at)) ?? libraryWords(message)),
    )
    .filter(isFirst);
  const broken = doc.errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  if (broken.length > 0) return { value: undefined, faults: faults.slice(0, ECHOES), find };
  try {
    return { value: doc.toJS(), faults, find };
  } catch {
    return { value: undefined, faults: [...faults, unplain(doc, lineOf)], find };
  }
}

/** After some faults of syntax the rest are echoes of them. */
const ECHOES = 5;

function isFirst({ line, wrong }: Complaint, index: number, all: readonly Complaint[]): boolean {
  return all.findIndex((other) => other.line === line && other.wrong === wrong) === index;
}

function fault(line: number, wrong: string): Complaint {
  return { line, path: null, wrong, found: null, nearest: null, known: [], example: null };
}

/** Faults of syntax in our words, from the text at the fault. None repeats a value: it may be a key. */
const WORDS: Readonly<Record<string, (rest: string) => string>> = {
  TAB_AS_INDENT: () => 'a tab stands where YAML takes spaces only; indent with two spaces',
  DUPLICATE_KEY: (rest) => `the key ${firstWord(rest)} stands a second time; keep one of them`,
  MULTIPLE_DOCS: () => 'a second document begins ("---"); a config is one document',
  TAG_RESOLVE_FAILED: () => 'a tag ("!name") means nothing here; leave it away',
  BAD_DIRECTIVE: () => 'a line begins with "%"; leave it away',
  RESOURCE_EXHAUSTION: () => 'this is nested deeper than any config needs',
  BAD_SCALAR_START: () =>
    'a value begins with a character that YAML keeps for itself; put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY: () =>
    'a second ": " stands in one line; put the value in quotes or on a line of its own',
};

/** The library's words without what they quote from the text. */
function libraryWords(message: string): string {
  return `this is not YAML: ${message.replace(/: .*$/s, '')}`;
}

function firstWord(rest: string): string {
  return /^["']?([^\s:"',]{1,40})/.exec(rest)?.[1] ?? '';
}

/** Why no plain data can be made of a document that is good YAML. */
function unplain(doc: Document, lineOf: (offset: number) => number): Complaint {
  const aliases: { readonly line: number; readonly loose: boolean }[] = [];
  visit(doc, {
    Alias(_, alias) {
      aliases.push({ line: lineOf(alias.range?.[0] ?? 0), loose: alias.resolve(doc) === undefined });
    },
  });
  const loose = aliases.find((alias) => alias.loose);
  if (loose !== undefined) return fault(loose.line, 'an alias ("*name") has no anchor ("&name") before it');
  const [first] = aliases;
  if (first !== undefined) return fault(first.line, 'aliases ("*name") multiply beyond what a config needs');
  return fault(1, 'a merge key ("<<") takes a mapping or an alias of one');
}
