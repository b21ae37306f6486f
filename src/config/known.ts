import * as z from 'zod';
import type { KnownPattern, Matcher } from '../meeting.ts';
import { folder as path } from './values.ts';

/** One entry of the register of known patterns. */
const pattern = z
  .strictObject({
    match: z.strictObject({
      monitor: matcher('The id or the name of the rule, or /a regular expression/ found in the name', [
        'checkout errors',
        '/^batch /',
      ]),
      host: matcher('The name of the host', ['/^batch\\d+/']).optional(),
      message: matcher("The alert's message", ['/timeout/i']).optional(),
    }),
    explanation: z
      .string()
      .trim()
      .min(1)
      .meta({ description: 'Printed beside the rule', examples: ['the nightly import; harmless'] }),
    until: z.iso
      .date({
        error: ({ input }) =>
          input === undefined ? undefined : 'must be a day, YYYY-MM-DD: after it the team is asked again',
      })
      .meta({ description: 'The last day on which this holds', examples: ['2027-03-31'] }),
    atMost: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'So many alerts in a month are as expected', examples: [20] }),
    usually: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day, HH:MM' })
      .optional()
      .meta({
        description: "When they come by the team's clock, half an hour more or less",
        examples: ['11:00'],
      }),
  })
  .transform(
    ({ match, atMost = null, usually = null, ...said }): KnownPattern => ({
      match: { monitor: match.monitor, host: match.host ?? null, message: match.message ?? null },
      ...said,
      atMost,
      usually,
    }),
  );

const EXAMPLE = [
  {
    match: { monitor: 'checkout errors' },
    explanation: 'the import at eleven; harmless',
    until: '2027-03-31',
    atMost: 20,
    usually: '11:00',
  },
];

/** The register by itself, as a file of its own holds it. */
export const knownPatterns = z.array(pattern).meta({ title: 'known patterns', examples: [EXAMPLE] });

/** `known:`, the register or the path of the file that holds it. */
export const known = z
  .union([knownPatterns, path])
  .meta({ description: 'Alerts that the team expects, or the file that lists them', examples: [EXAMPLE] });

/** A text, or a regular expression between slashes. */
function matcher(description: string, examples: readonly string[]) {
  return z
    .string()
    .min(1)
    .refine((said) => toMatcher(said) !== null, { error: 'is no regular expression' })
    .transform((said): Matcher => toMatcher(said) ?? said)
    .meta({ description, examples });
}

/** `null` for slashes with something between them that can't be compiled. */
export function toMatcher(said: string): Matcher | null {
  const [, source, flags] = /^\/(.+)\/(i?)$/s.exec(said) ?? [];
  if (source === undefined) return said;
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
