import * as z from 'zod';
import type { ReviewRules } from '../meeting.ts';

const hourOfDay = z.int().min(0).max(23);

const night = z
  .strictObject({ from: hourOfDay.default(22), to: hourOfDay.default(7) })
  .refine(({ from, to }) => from !== to, { error: 'needs two different hours' })
  .meta({ description: 'Local hours, across midnight', examples: [{ from: 22, to: 7 }] });

const flapping = z
  .strictObject({
    alerts: z.int().min(2).default(10),
    hours: z.number().positive().default(6),
    closedWithinMinutes: z.number().positive().default(15),
  })
  .meta({
    description: 'So many alerts of one rule and host within so many hours, each closed so soon',
    examples: [{ alerts: 10, hours: 6, closedWithinMinutes: 15 }],
  });

const holidays = z
  .enum(['jp'])
  .nullable()
  .meta({ description: 'The country whose public holidays count as weekend', examples: ['jp'] });

/** `rules:`, the configurable definitions of the review. */
export const rules = z
  .strictObject({
    night: night.prefault({}),
    flapping: flapping.prefault({}),
    holidays: holidays.default(null),
  })
  .transform(
    ({ night, flapping, holidays }): ReviewRules => ({
      night: { fromHour: night.from, toHour: night.to },
      flapping: {
        alerts: flapping.alerts,
        withinHours: flapping.hours,
        closedWithinMinutes: flapping.closedWithinMinutes,
      },
      holidays,
    }),
  );
