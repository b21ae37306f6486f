import { join } from 'node:path';
import { type Row, savedAnswers } from './recorded.ts';
import { PACKAGE_ROOT } from './world.ts';

/*
 * What the demo's saved answers say of its service, read by hand: nothing here is shared with the sources.
 */
export const answers = savedAnswers(join(PACKAGE_ROOT, 'fixtures/demo'));
export const AT = Date.parse('2026-11-16T09:00:00+09:00');
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export const midnight = (day: string): number => Date.parse(`${day}T00:00:00+09:00`);
export const inJapan = (ms: number): Date => new Date(ms + 9 * 60 * MINUTE);
export const iso = (ms: number): string => `${inJapan(ms).toISOString().slice(0, 19)}+09:00`;

// Mackerel

export const rows = (path: RegExp, list: string): Row[] =>
  unique(
    answers(path).flatMap((body) => (body as Record<string, Row[]>)[list] ?? []),
    ({ id }) => String(id),
  );

export const alerts = rows(/^\/api\/v0\/alerts\?/, 'alerts').map((raw) => ({
  id: String(raw.id),
  rule: String(raw.monitorId),
  host: String(raw.hostId ?? ''),
  type: String(raw.type),
  message: String(raw.message ?? ''),
  openedAt: Number(raw.openedAt) * 1000,
  closedAt: raw.closedAt == null ? null : Number(raw.closedAt) * 1000,
}));
export const monitors = rows(/^\/api\/v0\/monitors\?/, 'monitors');
const hosts = [
  ...rows(/^\/api\/v0\/hosts\?/, 'hosts'),
  ...answers(/^\/api\/v0\/hosts\/\w+\?/).map((body) => (body as { host: Row }).host),
];

export const namesShop = ({ service, scopes }: Row): boolean =>
  service === 'shop' || ((scopes ?? []) as string[]).some((scope) => /^shop(:|$)/.test(scope));

const inShop = new Set(hosts.filter(({ roles }) => 'shop' in (roles as object)).map(({ id }) => String(id)));
const ofShop = new Set(monitors.filter(({ service }) => service === 'shop').map(({ id }) => String(id)));
export const ours = alerts
  .filter(({ type, rule, host }) =>
    type === 'service' || type === 'external' ? ofShop.has(rule) : inShop.has(host),
  )
  .sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));

// GitHub

const issues = (label: string): Row[] =>
  ['acme-web/operations', 'acme-web/shop']
    .flatMap((repo) =>
      answers(new RegExp(`^/repos/${repo}/issues\\?`))
        .flatMap((body) => body as Row[])
        .map((issue) => ({ ...issue, id: `${repo}#${issue.number}`, repo, labels: labelNames(issue) })),
    )
    .filter(({ labels }) => labels.includes(label))
    .filter(({ repo, labels }) => repo === 'acme-web/shop' || labels.includes('service:shop'))
    .filter((issue) => !('pull_request' in issue));

const labelNames = ({ labels }: Row): string[] =>
  (labels as (string | Row)[]).map((label) => (typeof label === 'string' ? label : String(label.name)));

export const incidents = unique(issues('incident'), ({ id }) => String(id)).sort(byCreation);
export const worklogs = unique([...issues('worklog'), ...issues('作業ログ')], ({ id }) => String(id)).sort(
  byCreation,
);
export const todos = unique(issues('pwg'), ({ id }) => String(id)).sort(byCreation);

function unique<T>(list: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(list.map((one) => [key(one), one])).values()];
}

function byCreation(a: Row, b: Row): number {
  return created(a) - created(b);
}

export function created({ created_at }: Row): number {
  return Date.parse(String(created_at));
}

export function closed({ closed_at }: Row): number | null {
  return closed_at == null ? null : Date.parse(String(closed_at));
}
