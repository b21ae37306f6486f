import type { KnownPattern } from '../meeting.ts';
import { EXIT, Problem } from '../problem.ts';
import { asMistake, explain, sentence } from './complaints.ts';
import { knownPatterns } from './known.ts';
import { jsonSchemaOf } from './schema.ts';
import { inOurWords } from './words.ts';
import { readYaml } from './yaml.ts';

/**
 * The register of known patterns out of a file of its own; `name` is how the config calls the file. Throws one Problem
 * (badConfig) that lists every mistake, with its line.
 */
export function readKnown(text: string, name: string): readonly KnownPattern[] {
  const yaml = readYaml(text);
  const parsed = knownPatterns.safeParse(yaml.value, { error: inOurWords });
  if (parsed.success && yaml.faults.length === 0) return parsed.data;
  const issues = yaml.value === undefined ? [] : (parsed.error?.issues ?? []);
  const complaints = [...yaml.faults, ...explain(issues, jsonSchemaOf(knownPatterns), yaml)].toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0),
  );
  throw new Problem(
    {
      what: `The known patterns in ${name} have ${complaints.length === 1 ? 'a mistake' : 'mistakes'}.`,
      why: complaints.map(sentence).join('\n'),
      try: 'Mend these lines and run it again. Nothing was asked and nothing was written.',
    },
    EXIT.badConfig,
    complaints.map(asMistake).map((mistake) => ({ ...mistake, what: `${name}, ${mistake.what}` })),
  );
}
