import * as z from 'zod';
import type { Downtime, DowntimeScope, Recurrence } from '../../records.ts';
import type { Http } from '../../world.ts';
import { instant, Seconds } from './epoch.ts';
import { serviceOfScope } from './scopes.ts';
import type { WebLinks } from './web-links.ts';

export async function fetchDowntimes(http: Http): Promise<readonly RawDowntime[]> {
  const { value } = await http.get({
    path: '/api/v0/downtimes',
    schema: z.object({ downtimes: z.array(RawDowntime) }),
  });
  return value.downtimes;
}

interface DowntimeContext {
  readonly source: string;
  readonly links: WebLinks;
  /** Mackerel names of the service that asks. */
  readonly services: readonly string[];
  /** Ids of its rules. */
  readonly rules: ReadonlySet<string>;
}

export function toDowntime(raw: RawDowntime, context: DowntimeContext): Downtime {
  return {
    origin: { source: context.source, id: raw.id, url: context.links.downtime(raw.id) },
    name: raw.name,
    memo: raw.memo || null,
    start: instant(raw.start),
    minutes: raw.duration,
    recurrence: raw.recurrence == null ? null : toRecurrence(raw.recurrence),
    ours: silences(raw, context),
    covers: scope(raw.serviceScopes, raw.roleScopes, raw.monitorScopes),
    spares: scope(raw.serviceExcludeScopes, raw.roleExcludeScopes, raw.monitorExcludeScopes),
  };
}

/**
 * Does it keep alerts of the service from being made? Filters narrow each other: where services or roles are named, ours
 * must be among them; rules alone silence the services of these rules; without any filter everything is silent. An
 * excluded role leaves the rest of its service silent.
 */
function silences(raw: RawDowntime, { services, rules }: DowntimeContext): boolean {
  const remaining = services.filter((name) => !raw.serviceExcludeScopes?.includes(name));
  if (remaining.length === 0) return false;
  const named = [...(raw.serviceScopes ?? []), ...(raw.roleScopes ?? []).map(serviceOfScope)];
  if (named.length > 0) return named.some((name) => remaining.includes(name));
  const silent = raw.monitorScopes ?? [];
  return silent.length === 0 || silent.some((id) => rules.has(id) && !raw.monitorExcludeScopes?.includes(id));
}

function scope(services: Scopes, roles: Scopes, rules: Scopes): DowntimeScope {
  return { places: [...(services ?? []), ...(roles ?? [])], rules: rules ?? [] };
}

function toRecurrence({ type, interval, weekdays, until }: RawRecurrence): Recurrence | null {
  const every = EVERY.get(type);
  if (every === undefined) return null;
  return {
    every,
    interval: Math.min(Math.max(1, Math.trunc(interval ?? 1)), MOST_BETWEEN),
    weekdays: (weekdays ?? []).map((day) => WEEKDAYS.indexOf(day)).filter((day) => day >= 0),
    until: until == null ? null : instant(until),
  };
}

/** Keeps the next run of whatever the API says a valid date. */
const MOST_BETWEEN = 1000;

const EVERY: ReadonlyMap<string, Recurrence['every']> = new Map([
  ['hourly', 'hour'],
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['yearly', 'year'],
]);

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type RawRecurrence = z.infer<typeof RawRecurrence>;
const RawRecurrence = z.object({
  type: z.string(),
  interval: z.number().nullish(),
  weekdays: z.array(z.string()).nullish(),
  until: Seconds.nullish(),
});

const scopes = z.array(z.string()).nullish();
type Scopes = z.infer<typeof scopes>;

export type RawDowntime = z.infer<typeof RawDowntime>;
const RawDowntime = z.object({
  id: z.string(),
  name: z.string(),
  memo: z.string().nullish(),
  start: Seconds,
  /** Minutes. */
  duration: z.number().min(0).max(1e8),
  recurrence: RawRecurrence.nullish(),
  serviceScopes: scopes,
  serviceExcludeScopes: scopes,
  roleScopes: scopes,
  roleExcludeScopes: scopes,
  monitorScopes: scopes,
  monitorExcludeScopes: scopes,
});
