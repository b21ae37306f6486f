import type { Meeting } from '../../meeting.ts';
import type { Change } from '../../records.ts';
import type { Answered } from '../source.ts';
import { fetchAnnotations, type RawAnnotation } from './annotations.ts';
import type { Context } from './rules.ts';
import type { GrafanaService } from './service.ts';

/** What people and pipelines wrote on the graphs, from `meeting.earlier` up to `meeting.at`. */
export async function changes(
  { http, source, links }: Context,
  { earlier, at }: Meeting,
  { tags }: GrafanaService,
): Promise<Answered<'changes'>> {
  const asked = { type: 'annotation', tags, from: earlier.from.getTime(), to: at.getTime() } as const;
  const found = await fetchAnnotations(http, asked);
  return {
    records: found.map((raw): Change => {
      const end = raw.timeEnd ?? raw.time;
      return {
        origin: {
          source,
          id: String(raw.id),
          url: raw.dashboardUID
            ? links.moment(raw.dashboardUID, raw.time - AROUND_MS, end + AROUND_MS)
            : null,
        },
        kind: isDeployment(raw) ? 'deployment' : 'annotation',
        title: plain(raw.text ?? ''),
        at: new Date(raw.time),
        until: end > raw.time ? new Date(end) : null,
        environment: null,
      };
    }),
  };
}

const AROUND_MS = 1_800_000;

const isDeployment = ({ tags }: RawAnnotation): boolean =>
  (tags ?? []).some((tag) => /^(?:deploy|deployment|release)$/i.test(tag));

/** Texts may hold HTML, which Grafana shows. */
const plain = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
