import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { EXIT, Problem } from './problem.ts';
import type { Transport, World } from './world.ts';

const BLANK = '[secret]';

/** A key that no print, no JSON and no crash shows. `reveal` is for the HTTP door alone. */
export class Secret {
  readonly #value: string;
  readonly #spellings: readonly Spelling[];
  /** Where it was found, to be named in messages: 'MACKEREL_APIKEY'. */
  readonly from: string;

  constructor(value: string, from: string) {
    this.#value = value;
    this.#spellings = spellingsOf(value);
    this.from = from;
    known.add(this);
  }

  reveal(): string {
    return this.#value;
  }

  /** The text without this secret, however it is spelled, and without a piece of it that tells its beginning. */
  hide(text: string): string {
    let clean = text;
    for (const spelling of this.#spellings) clean = blanked(clean, spelling);
    return clean;
  }

  /** Whether it stands there as it is. Far cheaper than `hide`, for what comes in by the megabyte. */
  isIn(text: string): boolean {
    return text.includes(this.#value.slice(0, TELLING_LENGTH));
  }

  toString(): string {
    return BLANK;
  }

  toJSON(): string {
    return BLANK;
  }

  [inspect.custom](): string {
    return BLANK;
  }
}

/** The last step before anything is said: no secret of this process, and nothing that looks like one. */
export function scrub(text: string): string {
  let clean = hideKnown(text);
  for (const [pattern, without] of LOOKS_SECRET) clean = clean.replace(pattern, without);
  return clean;
}

/** The text without the secrets of this process; what merely looks like one stays: for pages and recordings, which are data. */
export function hideKnown(text: string): string {
  let clean = text;
  for (const secret of known) clean = secret.hide(clean);
  return clean;
}

/**
 * An answer without the secrets that somebody pasted into it, into an issue say. Later it would be too late: a title is cut
 * and escaped, and what is left of a secret then is not known again.
 */
export function hidePasted(answer: string): string {
  return [...known].some((secret) => secret.isIn(answer)) ? hideKnown(answer) : answer;
}

/**
 * The first of `transport.secrets` that is there; `null` = go anonymous. A reference that stands alone is somebody's wish:
 * where it leads nowhere, that is a Problem and no reason to go anonymous.
 */
export async function readSecret(world: World, transport: Transport): Promise<Secret | null> {
  for (const reference of transport.secrets) {
    const found = await lookUp(world, reference);
    if (found !== null) return found;
  }
  const [only, ...others] = transport.secrets;
  if (transport.withoutSecret !== null) throw new Problem(transport.withoutSecret, EXIT.badConfig);
  if (only === undefined || others.length > 0) return null;
  throw new Problem(
    {
      // A program's arguments may hold what is not for every eye.
      what: `There is no key in ${only.startsWith('cmd:') ? only.replace(/\s.*/s, '') : only}.`,
      why: 'The variable is not set, the file is not there, or the program failed.',
      try: 'Put the key there, or take the line out of the config.',
    },
    EXIT.badConfig,
  );
}

const known = new Set<Secret>();

/** For a process that goes on to work with other keys, as the tests do. */
export const forgetSecrets = (): void => known.clear();

async function lookUp(world: World, reference: string): Promise<Secret | null> {
  const colon = reference.indexOf(':');
  const place = reference.slice(colon + 1);
  const kind = reference.slice(0, colon);
  switch (kind) {
    case 'env':
      return asSecret(world.env(place), place);
    case 'file':
      return fromFile(world, place);
    case 'cmd':
      return fromProgram(world, place);
    default:
      throw new Error('a secret reference is env:, file: or cmd:');
  }
}

async function fromFile(world: World, place: string): Promise<Secret | null> {
  const path = resolve(world.cwd, place.replace(/^~(?=\/)/, world.env('HOME') ?? '~'));
  const mode = await world.files.mode(path);
  if (mode !== null && (mode & 0o077) !== 0) {
    throw new Problem(
      {
        what: `Others on this machine can read the key in ${place}.`,
        why: `The mode of the file is ${(mode & 0o777).toString(8)}.`,
        try: `chmod 600 ${place}`,
      },
      EXIT.notPermitted,
    );
  }
  return asSecret((await world.files.read(path))?.toString(), place);
}

const PROGRAM_TAKES_AT_MOST_MS = 10_000;

/** There is no shell: words are split at white space, and quotes mean nothing. */
async function fromProgram(world: World, place: string): Promise<Secret | null> {
  const [program = '', ...args] = place.trim().split(/\s+/);
  try {
    return asSecret(await world.run(program, args, PROGRAM_TAKES_AT_MOST_MS), `the output of ${program}`);
  } catch (error) {
    if (error instanceof Problem) throw error;
    world.out.detail(`${program} gave no key`);
    return null;
  }
}

/** Editors and `echo` end a line; anything else that a header can't carry is a mistake, and is not shown. */
function asSecret(found: string | undefined, from: string): Secret | null {
  const value = found?.trim() ?? '';
  if (value === '') return null;
  if (/^[\x21-\x7e]+$/.test(value)) return new Secret(value, from);
  throw new Problem(
    {
      what: `What is in ${from} can't be a key.`,
      why: 'It holds a line break, a space or another character that a key does not have.',
      try: 'Put the key there alone, on one line.',
    },
    EXIT.badConfig,
  );
}

/** Ways to write a secret down that begin alike. A piece is a character, or an escape of JSON. */
interface Spelling {
  readonly begins: string;
  readonly ways: readonly (readonly string[])[];
}

/** Shorter ones would blank half the page. */
const MIN_LENGTH = 8;
/** A title that is cut, or a server that repeats the beginning of a key, tells this much of it and more. */
const TELLING_LENGTH = 12;

function spellingsOf(value: string): readonly Spelling[] {
  const ways = new Map<string, (readonly string[])[]>();
  for (const way of new Set(written(value))) {
    if (way.length < MIN_LENGTH) continue;
    // Half an escape of JSON, taken away, would break what stands behind it.
    const pieces = way.match(/\\.|./gs) ?? [];
    const begins = pieces.slice(0, TELLING_LENGTH).join('');
    ways.set(begins, [...(ways.get(begins) ?? []), pieces]);
  }
  return [...ways].map(([begins, alike]) => ({ begins, ways: alike }));
}

/** The text with a blank for each place where a secret begins, and for as much of it as follows. */
function blanked(text: string, { begins, ways }: Spelling): string {
  let out = '';
  let end = 0;
  for (let at = text.indexOf(begins); at >= 0; at = text.indexOf(begins, end)) {
    out += text.slice(end, at) + BLANK;
    end = Math.max(...ways.map((pieces) => endOf(pieces, text, at)));
  }
  return out + text.slice(end);
}

/** Up to where the text has these pieces from `at` on. */
function endOf(pieces: readonly string[], text: string, at: number): number {
  let end = at;
  for (const piece of pieces) {
    if (!text.startsWith(piece, end)) break;
    end += piece.length;
  }
  return end;
}

function written(value: string): readonly string[] {
  const inUrl = encodeURIComponent(value);
  const inJson = JSON.stringify(value).slice(1, -1);
  const inHex = Buffer.from(value).toString('hex');
  return [
    value,
    inUrl,
    inUrl.replace(/%../g, (code) => code.toLowerCase()),
    inJson,
    inJson.replaceAll('/', '\\/'),
    inHex,
    inHex.toUpperCase(),
    ...[0, 1, 2].flatMap((before) => inBase64(value, before)),
  ];
}

/** Base64 of a longer text that holds the value after `before` bytes (modulo 3): the characters the value alone decides. */
function inBase64(value: string, before: number): readonly string[] {
  const bits = (bytes: number): number => (bytes * 8) / 6;
  const text = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]).toString('base64');
  const own = text.slice(Math.ceil(bits(before)), Math.floor(bits(before + value.length)));
  return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
}

const LOOKS_SECRET: readonly (readonly [RegExp, string])[] = [
  [/\b(?:gh[pousr]_|github_pat_)[\w.-]+/g, BLANK],
  [/\b(bearer)\s+[\w.~+/=-]{8,}/gi, `$1 ${BLANK}`],
  [
    /\b(authorization|x-api-key)(["']?\s*[:=]\s*["']?)(?:(?:bearer|token|basic)\s+)?[^\s"',;]+/gi,
    `$1$2${BLANK}`,
  ],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${BLANK}@`],
];
