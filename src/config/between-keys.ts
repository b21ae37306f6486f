import * as z from 'zod';
import { aroundTheMeeting } from './around-the-meeting.ts';

/**
 * What one value can't know of another: names that stand twice, and an output that several services would share. Looks at
 * the raw data, so that these are told together with all other mistakes.
 */
export function betweenKeys(said: unknown): readonly z.core.$ZodIssue[] {
  const { output, services, sections } = NAMES.parse(said);
  return [
    ...repeated(services.map(({ name }) => name)).map((i) => issue(['services', i, 'name'], 'stands twice')),
    ...services.flatMap(({ slos }, service) =>
      repeated(slos.map(({ name }) => name)).map((i) =>
        issue(['services', service, 'slos', i, 'name'], 'stands twice'),
      ),
    ),
    ...repeated(sections).map((i) => issue(['sections', i], 'stands twice')),
    ...aroundTheMeeting(said).map(({ path, wrong }) => issue(path, wrong)),
    ...(services.length > 1 && output !== null && !output.includes('{service}')
      ? [issue(['output'], 'must hold {service}, or all services would write the same page')]
      : []),
  ];
}

function issue(path: PropertyKey[], message: string): z.core.$ZodIssue {
  return { code: 'custom', path, message };
}

/** Indices of the names that stood before. */
function repeated(names: readonly (string | null)[]): readonly number[] {
  return names.flatMap((name, i) => (name !== null && names.indexOf(name) < i ? [i] : []));
}

const name = z.string().nullable().catch(null);
const NAMES = z
  .object({
    output: name,
    services: z
      .array(
        z
          .object({ name, slos: z.array(z.object({ name }).catch({ name: null })).catch([]) })
          .catch({ name: null, slos: [] }),
      )
      .catch([]),
    sections: z
      .array(z.union([name.unwrap(), z.object({ name }).transform((section) => section.name)]).catch(null))
      .catch([]),
  })
  .catch({ output: null, services: [], sections: [] });
