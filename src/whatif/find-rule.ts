import type { Locale } from '../meeting.ts';
import { nearest } from '../nearest.ts';
import { EXIT, Problem } from '../problem.ts';
import { ruleName } from '../records/rule-name.ts';
import type { Monitor } from '../records.ts';

/** What people call a rule of a list. */
export const nameOf = ({ origin, name, type }: Monitor, locale: Locale): string =>
  ruleName({ id: origin.id, name, type }, locale);

/** The rule that somebody means by an id or a name. Throws a Problem (usage) when there is none, or more than one. */
export function findRule(said: string, monitors: readonly Monitor[], locale: Locale): Monitor {
  const name = (monitor: Monitor): string => nameOf(monitor, locale);
  // Letter by letter first: names that differ in their capitals alone are two names.
  const ways: readonly ((monitor: Monitor) => boolean)[] = [
    ({ origin }) => origin.id === said,
    (monitor) => name(monitor) === said,
    (monitor) => name(monitor).toLowerCase() === said.toLowerCase(),
  ];
  for (const isMeant of ways) {
    const found = monitors.filter(isMeant);
    const [one] = found;
    if (one !== undefined && found.length === 1) return one;
    if (found.length > 1) throw severalRules(said, found);
  }
  throw noSuchRule(said, monitors.map(name));
}

function severalRules(said: string, rules: readonly Monitor[]): Problem {
  return new Problem(
    {
      what: `"${said}" is the name of ${rules.length} rules.`,
      why: rules
        .map(({ origin, type, metric }) => [origin.id, type, metric ?? ''].join('  ').trimEnd())
        .join('\n'),
      try: `Give the id instead: pwg whatif ${rules[0]?.origin.id}`,
    },
    EXIT.usage,
  );
}

const MOST_NAMES = 8;

function noSuchRule(said: string, names: readonly string[]): Problem {
  const meant = nearest(said, names);
  const holding = names.filter((name) => name.toLowerCase().includes(said.toLowerCase()));
  const near = [...new Set([...(meant === null ? [] : [meant]), ...holding])];
  const shown = near.length > 0 ? near : names;
  const listed = `${shown.slice(0, MOST_NAMES).join(', ')}${shown.length > MOST_NAMES ? ', …' : ''}`;
  return new Problem(
    {
      what: `There is no rule "${said}".`,
      why: near.length > 0 ? `Near it are: ${listed}` : `There are ${names.length} rules: ${listed}`,
      try:
        near.length > 0
          ? `Did you mean "${near[0]}"?`
          : 'Give its name, or its id: the last part of the address of its page.',
    },
    EXIT.usage,
  );
}
