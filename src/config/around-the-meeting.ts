import * as z from 'zod';

/** What `people:`, `rooms:` and `meetings:` can't know of one another and of the rest. Looks at the raw data. */
export function aroundTheMeeting(
  said: unknown,
): readonly { readonly path: PropertyKey[]; readonly wrong: string }[] {
  const { people, rooms, meetings, sections, services } = SAID.parse(said);
  return [
    ...again(people.map(({ name }) => name)).map((i) => ({
      path: ['people', i, 'name'],
      wrong: 'stands twice',
    })),
    ...again(rooms.map(({ name }) => name)).map((i) => ({
      path: ['rooms', i, 'name'],
      wrong: 'stands twice',
    })),
    ...people.flatMap(({ absences }, i) =>
      absences.length === 0 || meetings !== undefined
        ? []
        : [
            {
              path: ['people', i, 'absences'],
              wrong: 'needs meetings: third tuesday or the like, or no meeting is on a day',
            },
          ],
    ),
    ...rooms.flatMap((room, i) =>
      room.sections.flatMap((section, at) =>
        sections === null || sections.includes(section)
          ? []
          : [{ path: ['rooms', i, 'sections', at], wrong: 'is not among sections: and so not on the page' }],
      ),
    ),
    ...rooms.flatMap((room, i) =>
      room.services.flatMap((service, at) =>
        services.includes(service)
          ? []
          : [{ path: ['rooms', i, 'services', at], wrong: 'is not among services:' }],
      ),
    ),
  ];
}

/** Indices of names that stood before, however they are written: on the page they would be one. */
function again(names: readonly string[]): readonly number[] {
  const keys = names.map((name) => name.normalize('NFKC').toLowerCase().replace(/[\s@]/gu, ''));
  return keys.flatMap((key, i) => (key !== '' && keys.indexOf(key) < i ? [i] : []));
}

const name = z.string().catch('');
const names = z.array(name).catch([]);
const named = z.object({ name }).transform((entry) => entry.name);
const SAID = z
  .object({
    people: z
      .array(z.object({ name, absences: z.array(z.unknown()).catch([]) }).catch({ name: '', absences: [] }))
      .catch([]),
    rooms: z
      .array(
        z.object({ name, sections: names, services: names }).catch({ name: '', sections: [], services: [] }),
      )
      .catch([]),
    meetings: z.unknown().optional(),
    sections: z
      .array(z.union([z.string(), named]).catch(''))
      .nullable()
      .catch(null),
    services: z.array(named.catch('')).catch([]),
  })
  .catch({ people: [], rooms: [], meetings: undefined, sections: null, services: [] });
