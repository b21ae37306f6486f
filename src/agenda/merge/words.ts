import { plainWords } from '../document/plain-words.ts';
import { asValue, latestValue, type Marks } from './marks.ts';
import { interwoven, type Phrase, phrases } from './phrases.ts';
import { type Token, tokens } from './tokens.ts';

/** Three versions of the words of one line or one cell. */
export interface Versions {
  readonly base: string;
  readonly current: string;
  readonly fresh: string;
}

/** A phrase that both a person and the machine have changed. */
export interface Clash {
  readonly human: string;
  readonly machine: string;
}

export interface MergedWords {
  readonly words: string;
  readonly clashes: readonly Clash[];
}

/**
 * What the machine changed is taken over, what a person changed stays. Where both changed the same phrase the person's
 * stays and the new value stands after it, once: `39 件（最新: 42 件）`. In another language a line
 * that a person changed stays whole, but for what they wrote behind the machine's words.
 */
export function mergeWords({ base, current, fresh }: Versions, marks: Marks): MergedWords {
  const was = plainWords(base);
  const is = plainWords(fresh);
  const stands = plainWords(current);
  if (is === was || stands === is) return { words: current, clashes: [] };
  if (stands === was) return { words: fresh, clashes: [] };
  const { latest } = marks;
  if (latest === null) {
    const answer = current.startsWith(base) ? current.slice(base.length) : null;
    return { words: answer === null ? current : fresh + answer, clashes: [] };
  }

  const clashes: Clash[] = [];
  /** A note of ours whose value the machine no longer says. */
  const stale = ({ raw }: Token): boolean => {
    const value = latestValue(raw);
    return value !== null && was.includes(value) && !is.includes(value);
  };
  const merged = phrases(tokens(base), tokens(current), tokens(fresh)).map((phrase) => {
    const human = print(phrase.current.filter((token) => !stale(token)));
    const machine = print(phrase.fresh);
    const together = interwoven(phrase);
    if (together !== null) return print(together.filter((token) => !stale(token)));
    const added = print(phrase.machine.flatMap(({ bFrom, bTo }) => phrase.fresh.slice(bFrom, bTo)));
    const isAnswer = phrase.machine.every(({ aFrom, aTo }) => aFrom === aTo);
    const value = asValue(isAnswer ? added : machine);
    if (human.trim() === '' || value === '' || plainWords(human) === plainWords(machine)) return human;
    if (isAnswer && plainWords(human).includes(plainWords(value))) return human;
    clashes.push({ human: human.trim(), machine: machine.trim() });
    return beforeSpace(human, latest(value));
  });
  return { words: merged.join(''), clashes };
}

/**
 * With no version in between nobody knows who wrote what: all of `current` stays, and what the machine says and the line
 * does not stands at its end.
 */
export function addLatest(current: string, fresh: string, marks: Marks): MergedWords {
  const stands = plainWords(current);
  const missing = phrases(tokens(fresh), tokens(fresh), tokens(fresh))
    .map(({ fresh }: Phrase) => print(fresh))
    .filter((phrase) => !stands.includes(plainWords(asValue(phrase))));
  const value = asValue(missing.join(''));
  if (value === '' || marks.latest === null) return { words: current, clashes: [] };
  return {
    words: beforeSpace(current, marks.latest(value)),
    clashes: [{ human: current.trim(), machine: missing.join('').trim() }],
  };
}

function print(line: readonly Token[]): string {
  return line.map(({ raw }) => raw).join('');
}

export function beforeSpace(words: string, note: string): string {
  const said = words.trimEnd();
  return said + note + words.slice(said.length);
}
