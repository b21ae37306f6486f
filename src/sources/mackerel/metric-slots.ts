import type { Http } from '../../world.ts';
import type { Slots } from './metric-grid.ts';
import { RawMetrics } from './service-metrics.ts';

/** A metric of a host or a service, over the slots of a meeting. */
export interface SlotsAsked {
  /** The address of the owner's metrics. */
  readonly path: string;
  readonly metric: string;
  readonly slots: Slots;
}

export const slotsKey = ({ path, metric, slots: { range } }: SlotsAsked): string =>
  `${path} ${metric} ${JSON.stringify(range)}`;

/** One number per slot; `null` when the metric is not there. The answer itself is dropped. */
export async function fetchSlots(
  http: Http,
  { path, metric, slots: { range, values } }: SlotsAsked,
): Promise<Float64Array | null> {
  const answer = await http.find({
    path,
    query: { name: metric, ...range },
    schema: RawMetrics,
    absent: [404],
    chain: true,
  });
  return answer === null ? null : values(answer.value.metrics);
}
