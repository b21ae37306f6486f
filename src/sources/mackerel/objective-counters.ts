import type { Objective, Series } from '../../records.ts';
import type { CountedSlo } from '../source.ts';
import { noSuchMetric } from './objective-mistakes.ts';
import type { ObjectiveAsk } from './objectives.ts';
import type { Organisation } from './organisation.ts';
import { fetchPoints, postedEveryMinutes, SPACINGS } from './service-metrics.ts';

/** Two counters: over the period every ten minutes, over the one before, of which only the sum is said, every hour. */
export async function countedObjective(
  { http, source, links }: Organisation,
  slo: CountedSlo,
  { services, period, earlier }: ObjectiveAsk,
): Promise<Objective> {
  const { metric: page } = await links();
  const counter = async (metric: string): Promise<{ readonly now: Series; readonly before: Series }> => {
    for (const service of services) {
      const [now, before] = await Promise.all([
        fetchPoints(http, service, metric, period, SPACINGS.everyTenMinutes),
        fetchPoints(http, service, metric, earlier, SPACINGS.everyHour),
      ]);
      if (now === null || before === null) continue;
      const common = {
        origin: { source, id: `${service}/${metric}`, url: page(service, metric) },
        postedEveryMinutes: await postedEveryMinutes(
          http,
          service,
          metric,
          now.points.length > 0 ? now : before,
        ),
      };
      return { now: { ...common, ...now }, before: { ...common, ...before } };
    }
    throw await noSuchMetric(http, metric, '`total` and `bad`', slo, services);
  };
  const [total, bad] = await Promise.all([counter(slo.total), counter(slo.bad)]);
  return {
    origin: total.now.origin,
    name: slo.name,
    counted: { are: 'events' },
    target: slo.target,
    total: total.now,
    bad: bad.now,
    earlier: { total: total.before, bad: bad.before },
  };
}
