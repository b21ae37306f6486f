import * as z from 'zod';
import type { SectionConfig } from '../config.ts';

/** An item of `sections:`: a name, or a name with the team's own heading. */
export function sectionEntry(sections: readonly string[]) {
  const name = z.enum(sections);
  return z
    .union([name, z.strictObject({ name, title: z.string().trim().min(1).nullable().default(null) })])
    .transform((said): SectionConfig => (typeof said === 'string' ? { name: said, title: null } : said));
}
