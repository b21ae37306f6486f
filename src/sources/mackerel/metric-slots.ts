import { oncePer } from '../../once.ts';
import type { Archive, Http } from '../../world.ts';
import { type HoursAsked, openKeptHours } from './kept-hours.ts';
import type { Slots } from './metric-grid.ts';
import { HOUR } from './packed-hours.ts';
import { RawMetrics, type RawPoint } from './service-metrics.ts';

/** A metric of a host or a service, over the slots of a meeting. */
export interface SlotsAsked {
  /** The address of the owner's metrics. */
  readonly path: string;
  readonly metric: string;
  readonly slots: Slots;
}

export interface MetricSlots {
  /** One number per slot; `null` when the metric is not there. A host of two services is asked once. */
  of(asked: SlotsAsked): Promise<Float64Array | null>;
  /** Keeps what was read for the next run; without it a part of it is. */
  keep(): Promise<void>;
}

/** The answers themselves are dropped. */
export function openMetricSlots(sight: {
  readonly http: Http;
  readonly archive: Archive | null;
  readonly org: () => Promise<string>;
}): MetricSlots {
  const { http, archive } = sight;
  const ask = (asked: HoursAsked) => fetchHours(http, asked);
  const kept = archive === null ? null : openKeptHours({ ...sight, archive }, ask);
  return {
    of: oncePer(
      slotsKey,
      async ({ path, metric, slots: { range, grid, values } }) => {
        const asked = { path, metric, range: { from: range.from, to: range.to + 1 } };
        const known = kept !== null && grid.stepMinutes * 60 === HOUR ? kept : null;
        const points = await (known === null ? ask(asked) : known.points(asked));
        return points === null ? null : values(points);
      },
      MOST_REMEMBERED,
    ),
    keep: async () => kept?.flush(),
  };
}

/** As many as one service may have: some 60 MB, however many services there are. */
const MOST_REMEMBERED = 5000;

const slotsKey = ({ path, metric, slots: { range } }: SlotsAsked): string =>
  `${path} ${metric} ${JSON.stringify(range)}`;

async function fetchHours(
  http: Http,
  { path, metric, range: { from, to } }: HoursAsked,
): Promise<readonly RawPoint[] | null> {
  const answer = await http.find({
    path,
    query: { name: metric, from, to: to - 1 },
    schema: RawMetrics,
    absent: [404],
    forget: true,
  });
  return answer === null ? null : answer.value.metrics;
}
