import type { Meeting } from '../../meeting.ts';
import { soFar } from '../../records/calendar.ts';
import type { CloseUp, Replies } from '../../records/queries.ts';
import type { MetricSeries } from '../../records.ts';
import { toSeconds } from './epoch.ts';
import { keepCloseUps, keptCloseUps } from './kept-close-ups.ts';
import type { Metric } from './metric.ts';
import { fetchWindow } from './minute-windows.ts';
import type { Organisation } from './organisation.ts';
import { readAt } from './settled.ts';

/**
 * The points of each stretch as finely as they are answered: minute by minute up to 20 hours. What is gone is absent. What
 * can't change any more is asked for once.
 */
export async function closeUps(
  { http, archive, org }: Pick<Organisation, 'http' | 'archive' | 'org'>,
  asked: readonly CloseUp[],
  meeting: Pick<Meeting, 'service' | 'period' | 'at'>,
): Promise<Replies['closeUps']> {
  const { at } = meeting;
  const known = archive === null ? () => null : await keptCloseUps(archive, await org(), meeting);
  let isNew = false;
  const answers = await Promise.all(
    asked.map(async ({ origin, series, period }) => {
      const { from, to } = soFar({ period, at });
      const stretch = { metric: metricOf(series), window: { from: toSeconds(from), to: toSeconds(to) } };
      const kept = known(stretch);
      const points = kept ?? (await fetchWindow(http, stretch.metric, stretch.window));
      isNew ||= kept === null && points !== null;
      return points === null ? [] : [{ id: origin.id, ...stretch, points }];
    }),
  );
  const found = answers.flat();
  const read = isNew ? readAt(http, at) : null;
  if (archive !== null && read !== null) await keepCloseUps(archive, await org(), meeting, found, read);
  return new Map(found.map(({ id, points }) => [id, points]));
}

function metricOf({ host, service, metric: name }: MetricSeries): Metric {
  return host === null ? { of: 'services', owner: service, name } : { of: 'hosts', owner: host.id, name };
}
