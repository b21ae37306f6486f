import type { Alert, AlertStatus, HostRef, RuleRef } from '../../records.ts';
import { isClosed } from './alert-pages.ts';
import type { CheckRule } from './checks.ts';
import { instant, toSeconds } from './epoch.ts';
import { alertType, type Rule } from './monitors.ts';
import type { RawAlert } from './raw-alert.ts';
import type { WebLinks } from './web-links.ts';

interface AlertContext {
  readonly source: string;
  readonly at: Date;
  readonly links: WebLinks;
  readonly rule: (id: string, type: string) => RuleRef;
  readonly host: (id: string) => HostRef;
}

/**
 * The alert as of `at`. What closing it wrote (reason, the value and message of the recovery) is not known before; nor is
 * then its status, since a closed alert always reads 'OK'.
 */
export function toAlert(raw: RawAlert, { source, at, links, rule, host }: AlertContext): Alert {
  const closed = isClosed(raw, toSeconds(at));
  const closedLater = raw.closedAt != null && !closed;
  return {
    origin: { source, id: raw.id, url: links.alert(raw.id) },
    rule: raw.monitorId ? rule(raw.monitorId, raw.type) : null,
    host: raw.hostId ? host(raw.hostId) : null,
    series: raw.series == null ? null : seriesName(raw.series),
    type: alertType(raw.type),
    status: closedLater ? 'other' : alertStatus(raw.status),
    openedAt: instant(raw.openedAt),
    closedAt: closed && raw.closedAt != null ? instant(raw.closedAt) : null,
    reason: (!closedLater && raw.reason) || null,
    ...(raw.memo || raw.hasMemo === true ? { noted: true } : {}),
    message: (!closedLater && raw.message) || null,
    value: closedLater ? null : (raw.value ?? null),
  };
}

/**
 * The rules of alerts by id, made once each. Rules that are in no list are deleted; a list that is not there proves nothing.
 * `remembered` has names of those that are gone.
 */
export function ruleRefs(
  rules: readonly Rule[],
  checks: readonly CheckRule[] | null,
  links: WebLinks,
  remembered: ReadonlyMap<string, string>,
): (id: string, type: string) => RuleRef {
  const refs = new Map<string, RuleRef>();
  const shared = { deleted: false, muted: false };
  for (const { id, name } of checks ?? []) {
    refs.set(id, { ...shared, id, name: name || null, type: 'check', url: links.rule(id) });
  }
  for (const { id, name, type, isMute } of rules) {
    const muted = isMute === true;
    refs.set(id, { ...shared, id, name: name || null, type: alertType(type), muted, url: links.rule(id) });
  }
  return (id, type) => {
    const known = refs.get(id);
    if (known !== undefined) return known;
    const deleted = type !== 'check' || checks !== null;
    const url = deleted ? null : links.rule(id);
    const name = remembered.get(id) ?? null;
    const ref = { ...shared, id, name, type: alertType(type), deleted, url };
    refs.set(id, ref);
    return ref;
  };
}

/** `name{label="value"}`, labels in the order of their names, so that one series is always written the same way. */
function seriesName({ name, labels }: NonNullable<RawAlert['series']>): string {
  const pairs = Object.entries(labels ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
}

export const alertStatus = (raw: string): AlertStatus => STATUS.get(raw) ?? 'other';

const STATUS: ReadonlyMap<string, AlertStatus> = new Map([
  ['OK', 'ok'],
  ['WARNING', 'warning'],
  ['CRITICAL', 'critical'],
  ['UNKNOWN', 'unknown'],
]);
