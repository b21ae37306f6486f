import * as z from 'zod';
import { nearest } from '../../nearest.ts';
import { EXIT, Problem } from '../../problem.ts';
import type { Http } from '../../world.ts';
import type { Slo } from '../source.ts';

/** `keys` are those of the config that may hold it. */
export async function noSuchMetric(
  http: Http,
  metric: string,
  keys: string,
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
          ? `Mend ${keys} under \`slos\` in pwg.config.yaml: a name of a service metric.`
          : `Did you mean "${meant}"? Mend it under \`slos\` in pwg.config.yaml.`,
    },
    EXIT.badConfig,
  );
}

export function noSuchRule(said: string, slo: Slo, names: readonly string[]): Problem {
  const meant = nearest(said, names);
  return new Problem(
    {
      what: `Mackerel has no monitor "${said}".`,
      why: `The SLO "${slo.name}" counts the minutes of its alerts; looked for by id and by name.`,
      try:
        meant === null
          ? 'Mend `monitors` under `slos` in pwg.config.yaml: ids or names of rules.'
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
