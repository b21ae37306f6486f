import * as z from 'zod';
import type { Gloss } from '../meeting.ts';
import { toMatcher } from './known.ts';

const EXAMPLE = {
  'batch.settlement_sec': 'how long the nightly settlement takes',
  '/^queue\\./': 'work that waits',
};

const name = z
  .string()
  .min(1)
  .max(200)
  .refine((said) => toMatcher(said) !== null, { error: 'is no regular expression' });
const means = z.string().trim().min(1).max(120);

/** `glossary:`, a name or a pattern between slashes to what it means. */
export const glossary = z
  .record(name, means)
  .transform((said): readonly Gloss[] =>
    Object.entries(said).map(([name, means]) => ({ name: toMatcher(name) ?? name, means })),
  )
  .meta({
    description:
      "What the team's own metrics and words mean, in a few words; a pattern stands between slashes",
    examples: [EXAMPLE],
  });
