import { EDITS } from './edits.ts';
import type { Chance } from './random.ts';
import { WIKI } from './wiki.ts';

/** What people did to the page between two refreshes. */
export interface Session {
  readonly text: string;
  readonly did: readonly string[];
}

/** One to four edits, sometimes by way of a wiki or another editor. */
export function edit(page: string, chance: Chance, words: () => string): Session {
  const end = /\r\n/.test(page) ? '\r\n' : '\n';
  const mixed = /\r\n/.test(page) && /[^\r]\n/.test(page);
  let lines = page.split(/\r\n|\n/);
  const did: string[] = [];
  const times = 1 + chance.below(4);
  for (let i = 0; i < times; i++) {
    const { name, change } = chance.pick(EDITS);
    const now = change(lines, chance, words);
    if (now === null) continue;
    did.push(name);
    lines = now;
  }
  let text = mixed ? lines.map((line, i) => line + (i % 3 === 0 ? '\r\n' : '\n')).join('') : lines.join(end);
  if (chance.oneIn(3)) {
    const { name, change } = chance.pick(WIKI);
    did.push(name);
    text = change(text, chance);
  }
  return { text, did };
}
