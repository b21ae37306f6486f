import * as z from 'zod';
import type { RoomRule } from '../meeting.ts';
import { serviceName } from './values.ts';

/** A group that can still talk with one another. */
const USUAL_SIZE = 4;

/** `rooms:`, into which a large meeting splits up. */
export function rooms(sections: readonly string[]) {
  const room = z.strictObject({
    name: serviceName
      .refine((name) => name !== 'new', { error: 'would be taken for a page that could not be merged' })
      .meta({ description: 'How the room and its page are called', examples: ['db'] }),
    sections: z
      .array(z.enum(sections))
      .default([])
      .meta({ description: 'What it looks at; none = the whole page', examples: [sections.slice(0, 2)] }),
    services: z
      .array(z.string().min(1))
      .default([])
      .meta({ description: 'On whose pages it exists; none = on all', examples: [['blog']] }),
    size: z
      .int()
      .min(2)
      .default(USUAL_SIZE)
      .meta({ description: 'How many people it is meant for', examples: [4] }),
  });
  return z
    .array(room)
    .transform((said): readonly RoomRule[] => said)
    .meta({
      description: 'Rooms into which a large meeting splits up, each with a page of its own',
      examples: [
        [
          { name: 'alerts', sections: sections.slice(0, 1), size: 4 },
          { name: 'graphs', sections: sections.slice(1, 2), size: 6 },
        ],
      ],
    });
}
