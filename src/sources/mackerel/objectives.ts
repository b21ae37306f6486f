import * as z from 'zod';
import { nearest } from '../../nearest.ts';
import { EXIT, Problem } from '../../problem.ts';
import type { Objective, Period, Series } from '../../records.ts';
import type { Http } from '../../world.ts';
import type { Slo } from '../source.ts';
import type { Organisation } from './organisation.ts';
import { fetchPoints, postedEveryMinutes, SPACINGS } from './service-metrics.ts';

/**
 * The objective with its two counters: over `period` every ten minutes, over `earlier`, of which only the sum is said,
 * every hour. A counter that no service posts is a Problem.
 */
export async function fetchObjective(
  { http, source, links }: Organisation,
  slo: Slo,
  services: readonly string[],
  { period, earlier }: { readonly period: Period; readonly earlier: Period },
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
    throw await noSuchMetric(http, metric, slo, services);
  };
  const [total, bad] = await Promise.all([counter(slo.total), counter(slo.bad)]);
  return {
    origin: total.now.origin,
    name: slo.name,
    target: slo.target,
    total: total.now,
    bad: bad.now,
    earlier: { total: total.before, bad: bad.before },
  };
}

async function noSuchMetric(
  http: Http,
  metric: string,
  slo: Slo,
  services: readonly string[],
): Promise<Problem> {
  const names = await Promise.all(services.map((service) => fetchMetricNames(http, service)));
  const meant = nearest(metric, names.flat());
  return new Problem(
    {
      what: `Mackerel has no service metric "${metric}".`,
      why: `The SLO "${slo.name}" counts it; looked for in: ${services.join(', ')}.`,
      try:
        meant === null
          ? 'Mend `total` and `bad` under `slos` in pwg.config.yaml: they are names of service metrics.'
          : `Did you mean "${meant}"? Mend it under \`slos\` in pwg.config.yaml.`,
    },
    EXIT.badConfig,
  );
}

async function fetchMetricNames(http: Http, service: string): Promise<readonly string[]> {
  const answer = await http.find({
    path: `/api/v0/services/${encodeURIComponent(service)}/metric-names`,
    schema: z.object({ names: z.array(z.string()) }),
    absent: [404],
  });
  return answer?.value.names ?? [];
}
