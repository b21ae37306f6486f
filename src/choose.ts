import type { Chosen } from './agenda/compose.ts';
import type { Config } from './config.ts';
import { nearest } from './nearest.ts';
import { EXIT, Problem } from './problem.ts';
import { SECTIONS } from './sections/index.ts';

/** The services named on the command line, or all of the config. */
export function chooseServices(
  config: Config,
  named: readonly string[],
): readonly Config['services'][number][] {
  const known = config.services.map(({ name }) => name);
  refuseUnknown('service', named, known);
  return named.length === 0 ? config.services : config.services.filter(({ name }) => named.includes(name));
}

/** The sections of the config in its order, narrowed by --only and --skip. */
export function chooseSections(
  config: Config,
  { only, skip }: { readonly only: readonly string[]; readonly skip: readonly string[] },
): readonly Chosen[] {
  const known = config.sections.map(({ name }) => name);
  refuseUnknown('section', [...only, ...skip], known);
  return config.sections
    .filter(({ name }) => (only.length === 0 || only.includes(name)) && !skip.includes(name))
    .map(({ name, title }) => {
      const section = SECTIONS.find((candidate) => candidate.name === name);
      if (section === undefined) throw new Error(`no section ${name}`);
      return { section, title };
    });
}

function refuseUnknown(what: string, named: readonly string[], known: readonly string[]): void {
  const [unknown] = named.filter((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  throw new Problem(
    {
      what: `There is no ${what} "${unknown}" in the config.`,
      why: `It has: ${known.join(', ')}`,
      try:
        meant === null
          ? `Name one of these, or add it under ${what}s: in the config.`
          : `Did you mean "${meant}"?`,
    },
    EXIT.usage,
  );
}
