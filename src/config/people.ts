import * as z from 'zod';
import { type Absence, type Person, ROLES } from '../meeting.ts';

const day = z.iso.date({
  error: ({ input }) => (input === undefined ? undefined : 'must be a day, YYYY-MM-DD'),
});

/** One day, or a range with both of its days. */
const absence = z
  .union([
    day,
    z
      .strictObject({ from: day, to: day })
      .refine(({ from, to }) => from <= to, { error: 'must not end before it begins' }),
  ])
  .transform((said): Absence => (typeof said === 'string' ? { from: said, to: said } : said));

/** A name stands in lists on the page and is found there again: signs that part such lists would break it in two. */
const personName = z
  .string()
  .trim()
  .regex(/^(?=.*[\p{L}\p{N}])[^\p{Cc}/／|、,，:：()（）[\]<>~]{1,60}$/u, {
    error: 'must be a name in one piece: no slash, comma, colon or bracket',
  });

const person = z.strictObject({
  name: personName.meta({ description: 'As the page says it', examples: ['yuki'] }),
  role: z
    .enum(ROLES)
    .default('engineer')
    .meta({ description: 'manager and other bring the events that explain the curves', examples: ['sre'] }),
  since: day
    .nullable()
    .default(null)
    .meta({
      description: 'The first day with the team; half a year long somebody is new',
      examples: ['2026-04-01'],
    }),
  absences: z
    .array(absence)
    .default([])
    .meta({
      description: 'Days without this person',
      examples: [['2026-11-17', { from: '2026-12-28', to: '2027-01-08' }]],
    }),
});

/** `people:`, from whom facilitator, scribe and rooms are drawn. */
export const people = z
  .array(person)
  .transform((said): readonly Person[] => said)
  .meta({
    description: 'From whom facilitator, scribe and rooms are drawn',
    examples: [
      [
        { name: 'yuki', role: 'sre' },
        { name: 'hana', role: 'manager', since: '2026-04-01' },
      ],
    ],
  });
