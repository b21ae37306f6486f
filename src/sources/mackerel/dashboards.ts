import * as z from 'zod';
import type { Dashboard } from '../../records.ts';
import type { Http } from '../../world.ts';
import { instant, SecondsOrMs } from './epoch.ts';
import type { WebLinks } from './web-links.ts';
import { inReadingOrder, RawWidget, servicesOnWidget, toWidget } from './widgets.ts';

/** All dashboards with their widgets in reading order. The list may come without these; then each is asked for. */
export async function fetchDashboards(http: Http): Promise<readonly RawDashboard[]> {
  const { value } = await http.get({
    path: '/api/v0/dashboards',
    schema: z.object({ dashboards: z.array(RawDashboard) }),
  });
  const all = await Promise.all(
    value.dashboards.map(async (listed) => {
      if (listed.widgets != null) return listed;
      const path = `/api/v0/dashboards/${encodeURIComponent(listed.id)}`;
      const answer = await http.find({ path, schema: RawDashboard, absent: [404] });
      return answer?.value ?? listed;
    }),
  );
  return all.map((raw) => ({ ...raw, widgets: inReadingOrder(raw.widgets ?? []) }));
}

export function toDashboard(raw: RawDashboard, source: string, links: WebLinks): Dashboard {
  return {
    origin: { source, id: raw.id, url: links.dashboard(raw.urlPath || raw.id) },
    title: raw.title,
    widgets: (raw.widgets ?? []).map(toWidget),
  };
}

/** Existed already at `at`. */
export function existedAt(raw: RawDashboard, at: Date): boolean {
  return raw.createdAt == null || instant(raw.createdAt) <= at;
}

/**
 * Shows one of the services, or says so in its title as a word of its own: 'shop' is in "定例: Shop", not in "workshop".
 * A title that names only others makes it theirs, whatever graph of ours is on it.
 */
export function showsService(
  raw: RawDashboard,
  services: { readonly ours: readonly string[]; readonly all: readonly string[] },
  servicesOfHost: (hostId: string) => readonly string[],
): boolean {
  const named = services.all.filter((name) => asWord(name).test(raw.title));
  if (named.length > 0) return named.some((name) => services.ours.includes(name));
  const shown = new Set((raw.widgets ?? []).flatMap((widget) => servicesOnWidget(widget, servicesOfHost)));
  return services.ours.some((name) => shown.has(name));
}

function asWord(name: string): RegExp {
  return new RegExp(`(?<![\\w-])${name.replace(/[^\w]/g, '\\$&')}(?![\\w-])`, 'i');
}

export type RawDashboard = z.infer<typeof RawDashboard>;
const RawDashboard = z.object({
  id: z.string(),
  title: z.string(),
  urlPath: z.string().nullish(),
  createdAt: SecondsOrMs.nullish(),
  widgets: z.array(RawWidget).nullish(),
});
