import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { walkAlerts } from '../../../src/sources/mackerel/alert-listing.ts';
import { Seconds } from '../../../src/sources/mackerel/epoch.ts';
import { isRawAlert } from '../../../src/sources/mackerel/raw-alert.ts';
import type { Get, Http } from '../../../src/world.ts';

/** What is checked by hand for its speed, written down as everything else is. */
const Row = z.object({
  id: z.string(),
  type: z.string(),
  status: z.string(),
  monitorId: z.string().nullish(),
  hostId: z.string().nullish(),
  series: z.object({ name: z.string(), labels: z.record(z.string(), z.string()).nullish() }).nullish(),
  value: z.number().nullish(),
  message: z.string().nullish(),
  reason: z.string().nullish(),
  memo: z.string().nullish(),
  openedAt: Seconds,
  closedAt: Seconds.nullish(),
});
const Page = z.object({ alerts: z.array(Row), nextId: z.string().nullish() });

const anything = fc.oneof(
  fc.constantFrom(null, undefined, true, '', '5xAlert', 0, -1, 1.5, 1_790_000_000, 1e11, 1e11 + 1, [], {}),
  fc.jsonValue(),
);
const series = fc.oneof(
  anything,
  fc.record({ name: anything, labels: fc.oneof(anything, fc.dictionary(fc.string(), anything)) }),
);
const good = {
  id: '5xAlert',
  type: 'host',
  status: 'OK',
  openedAt: 1_790_000_000,
};

/** A good row in which some fields are something else, or gone. */
const row = fc
  .tuple(
    fc.record(
      Object.fromEntries(
        Object.keys(Row.shape).map((field) => [field, field === 'series' ? series : anything]),
      ),
      { requiredKeys: [] },
    ),
    fc.subarray(Object.keys(Row.shape), { maxLength: 3 }),
    fc.subarray(Object.keys(good), { maxLength: 1 }),
  )
  .map(([strange, taken, gone]) => {
    const fields = taken.flatMap((field) => (field in strange ? [[field, strange[field]]] : []));
    const whole: Record<string, unknown> = { ...good, ...Object.fromEntries(fields) };
    if (fields.length === 0) for (const field of gone) delete whole[field];
    return whole;
  });

describe('what is checked by hand', () => {
  it('is as strict as its schema, row by row', () => {
    const seen = { good: 0, bad: 0 };
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: anything }), (value) => {
        const isGood = Row.safeParse(value).success;
        seen[isGood ? 'good' : 'bad'] += 1;
        expect(isRawAlert(value)).toBe(isGood);
      }),
      { seed: 20261116, numRuns: 5000 },
    );
    expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(500);
  });

  it('is as strict as its schema, page by page', async () => {
    const page = fc.oneof(
      anything,
      fc.record({ alerts: fc.oneof(anything, fc.array(row, { maxLength: 2 })), nextId: anything }),
    );
    await fc.assert(
      fc.asyncProperty(page, async (body) => {
        expect(await isTaken(body)).toBe(Page.safeParse(body).success);
      }),
      { seed: 20261116, numRuns: 2000 },
    );
  });
});

/** Whether a walk takes a page that is answered with this body. */
async function isTaken(body: unknown): Promise<boolean> {
  let taken = false;
  const get = async <T>({ schema }: Get<T>) => {
    taken = schema.safeParse(body).success;
    return { value: schema.parse({ alerts: [] }), links: {}, movedTo: null };
  };
  const http: Http = {
    get,
    find: () => Promise.reject(new Error('not asked here')),
    seenHeaders: () => ({}),
  };
  await walkAlerts(http, null, 0);
  return taken;
}
