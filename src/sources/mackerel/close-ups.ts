import type { CloseUp, Replies } from '../../records/queries.ts';
import type { MetricSeries } from '../../records.ts';
import { toSeconds } from './epoch.ts';
import type { Metric } from './metric.ts';
import { fetchWindow } from './minute-windows.ts';
import type { Organisation } from './organisation.ts';

/** The points of each stretch as finely as they are answered: minute by minute up to 20 hours. What is gone is absent. */
export async function closeUps(
  { http }: Organisation,
  asked: readonly CloseUp[],
  at: Date,
): Promise<Replies['closeUps']> {
  const found = await Promise.all(
    asked.map(async ({ origin, series, period }) => {
      const to = period.to < at ? period.to : at;
      const points = await fetchWindow(http, metricOf(series), {
        from: toSeconds(period.from),
        to: toSeconds(to),
      });
      return points === null ? [] : [[origin.id, points] as const];
    }),
  );
  return new Map(found.flat());
}

function metricOf({ host, service, metric: name }: MetricSeries): Metric {
  return host === null ? { of: 'services', owner: service, name } : { of: 'hosts', owner: host.id, name };
}
