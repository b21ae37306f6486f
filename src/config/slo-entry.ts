import * as z from 'zod';
import type { Slo } from '../sources/source.ts';

const word = z.string().min(1);

/** Widest first would be kinder to the API; the finest is what still takes only a handful of requests a month. */
const SLICES = { '5m': 5, '10m': 10, '30m': 30, '1h': 60 } as const;

const keys = z.strictObject({
  name: word,
  target: z
    .number()
    .gt(0)
    .lt(100)
    .meta({ description: 'A percentage', examples: [99.9] }),
  total: word.optional().meta({ description: 'Service metric that counts everything' }),
  bad: word.optional().meta({ description: 'Service metric that counts what failed of it' }),
  metric: word.optional().meta({
    description: 'Service metric whose mean is looked at slice by slice',
    examples: ['latency.p95'],
  }),
  below: z
    .number()
    .optional()
    .meta({ description: 'A slice is good when the mean of `metric` is below this', examples: [500] }),
  above: z
    .number()
    .optional()
    .meta({ description: 'A slice is good when the mean of `metric` is above this', examples: [99.5] }),
  slice: z
    .enum(Object.keys(SLICES) as (keyof typeof SLICES)[])
    .optional()
    .meta({ description: 'How long a slice is; 5m when it is not said', examples: ['5m'] }),
  monitors: z
    .array(word)
    .min(1)
    .optional()
    .meta({
      description: 'Rules by id or name: minutes with an open alert of one of them are bad',
      examples: [['checkout errors']],
    }),
});

type Keys = z.infer<typeof keys>;

/** An item of `slos:`. It counts in one of three ways; which one, its keys say. */
export const sloEntry = keys.transform((said, { issues }): Slo => {
  const wrong = mistakeIn(said);
  if (wrong === null) return asSlo(said);
  issues.push({ code: 'custom', input: wrong.path.length === 0 ? said : undefined, ...wrong });
  return z.NEVER;
});

function asSlo({ name, target, total, bad, metric, below, above, slice, monitors }: Keys): Slo {
  if (monitors !== undefined) return { name, target, monitors };
  if (metric === undefined) return { name, target, total: total ?? '', bad: bad ?? '' };
  const bound =
    below === undefined ? { is: 'above' as const, than: above ?? 0 } : { is: 'below' as const, than: below };
  return { name, target, metric, bound, sliceMinutes: SLICES[slice ?? '5m'] };
}

/** The keys of each way to count. */
const WAYS: readonly (readonly (keyof Keys)[])[] = [
  ['total', 'bad'],
  ['metric', 'below', 'above', 'slice'],
  ['monitors'],
];

function mistakeIn(said: Keys): { readonly path: PropertyKey[]; readonly message: string } | null {
  const ways = WAYS.map((way) => way.filter((key) => said[key] !== undefined)).filter(
    ({ length }) => length > 0,
  );
  const [way = [], other] = ways;
  const [first] = way;
  if (first === undefined) {
    return whole('counts nothing: it needs `total` and `bad`, or `metric` and `below`, or `monitors`');
  }
  if (other !== undefined) return whole(`counts in two ways: \`${first}\` does not go with \`${other[0]}\``);
  if (first === 'monitors') return null;
  if (first === 'total' || first === 'bad') {
    const missing = (['total', 'bad'] as const).find((key) => said[key] === undefined);
    return missing === undefined ? null : { path: [missing], message: 'is missing' };
  }
  if (said.metric === undefined) return { path: ['metric'], message: 'is missing' };
  if (said.below !== undefined && said.above !== undefined)
    return whole('has both `below` and `above`; one says what is good');
  if (said.below === undefined && said.above === undefined) {
    return { path: ['below'], message: 'is missing: what is a good value of the metric? (or `above`)' };
  }
  return null;
}

const whole = (message: string): { path: PropertyKey[]; message: string } => ({ path: [], message });
