import type { Archive } from '../../world.ts';
import type { CheckRule } from './checks.ts';
import type { RawDowntime } from './downtimes.ts';
import type { Host } from './hosts.ts';
import type { Rule } from './monitors.ts';

/** What a run sees of the organisation; `null` = it could not be asked, or the edition has no such list. */
export interface Sight {
  readonly rules: readonly Rule[] | null;
  readonly checks: readonly CheckRule[] | null;
  readonly hosts: readonly Host[] | null;
  readonly downtimes: readonly RawDowntime[] | null;
}

type Value = string | number | boolean | readonly string[];

/** An entry of a list as it is kept: fields that are not set are not there, so that absent and null are no change. */
export type Kept = { readonly id: string } & Readonly<Record<string, Value>>;

/** A list as every run from `at` to `until` found it. */
export interface KeptList {
  readonly at: Date;
  readonly until: Date;
  readonly entries: readonly Kept[];
}

export type Subject = keyof Sight;

/** Keeps what is seen now. A key of another organisation finds other things: `org` says whose they are. */
export async function keepSight(archive: Archive, org: string, at: Date, sight: Sight): Promise<void> {
  const keep = async (subject: Subject, entries: readonly Kept[] | undefined): Promise<void> => {
    if (entries === undefined) return;
    const rows = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
    await archive.keepSnapshot(subject, { at, until: at, content: { org, rows } });
  };
  await Promise.all([
    keep('rules', sight.rules?.map(keptRule)),
    keep(
      'checks',
      sight.checks?.map(({ id, name }) => set({ id, name })),
    ),
    keep(
      'hosts',
      sight.hosts?.map(({ id, name, services, roles }) => set({ id, name, services, roles })),
    ),
    keep('downtimes', sight.downtimes?.map(keptDowntime)),
  ]);
}

/** As the runs up to `at` found it, oldest first. */
export async function keptLists(
  archive: Archive,
  org: string,
  subject: Subject,
  at: Date,
): Promise<readonly KeptList[]> {
  const snapshots = await archive.snapshots(subject);
  return snapshots.flatMap((snapshot) => {
    const { content } = snapshot;
    if (snapshot.at > at || !isList(content) || content.org !== org) return [];
    return { at: snapshot.at, until: snapshot.until < at ? snapshot.until : at, entries: content.rows };
  });
}

/** Named one by one: what a rule holds besides may be a secret (the url and headers of an external one). */
function keptRule(rule: Rule): Kept {
  return set({
    id: rule.id,
    type: rule.type,
    name: rule.name,
    memo: rule.memo,
    isMute: rule.isMute === true,
    service: rule.service,
    scopes: rule.scopes,
    excludeScopes: rule.excludeScopes,
    metric: rule.metric,
    expression: rule.expression,
    query: rule.query,
    operator: rule.operator,
    warning: rule.warning,
    critical: rule.critical,
    duration: rule.duration,
    maxCheckAttempts: rule.maxCheckAttempts,
    certificationExpirationWarning: rule.certificationExpirationWarning ?? rule.certificationLimitWarning,
    certificationExpirationCritical: rule.certificationExpirationCritical ?? rule.certificationLimitCritical,
    alertStatusOnGone: rule.alertStatusOnGone,
    notificationInterval: rule.notificationInterval,
    missingDurationWarning: rule.missingDurationWarning,
    missingDurationCritical: rule.missingDurationCritical,
    responseTimeWarning: rule.responseTimeWarning,
    responseTimeCritical: rule.responseTimeCritical,
    responseTimeDuration: rule.responseTimeDuration,
    warningSensitivity: rule.warningSensitivity,
    criticalSensitivity: rule.criticalSensitivity,
    evaluateBackwardMinutes: rule.evaluateBackwardMinutes,
  });
}

function keptDowntime(raw: RawDowntime): Kept {
  const { recurrence } = raw;
  return set({
    id: raw.id,
    name: raw.name,
    memo: raw.memo,
    start: raw.start,
    duration: raw.duration,
    every: recurrence?.type,
    interval: recurrence?.interval,
    weekdays: recurrence?.weekdays,
    until: recurrence?.until,
    serviceScopes: raw.serviceScopes,
    serviceExcludeScopes: raw.serviceExcludeScopes,
    roleScopes: raw.roleScopes,
    roleExcludeScopes: raw.roleExcludeScopes,
    monitorScopes: raw.monitorScopes,
    monitorExcludeScopes: raw.monitorExcludeScopes,
  });
}

/** Lists are sets here: their order is the server's whim. Empty ones and empty texts are as good as none. */
function set(fields: { readonly id: string } & Readonly<Record<string, Value | null | undefined>>): Kept {
  const kept: Record<string, Value> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value == null || value === '' || (isTexts(value) && value.length === 0)) continue;
    kept[name] = isTexts(value) ? [...value].sort() : value;
  }
  return { ...kept, id: fields.id };
}

const isTexts = (value: Value): value is readonly string[] => typeof value === 'object';

interface List {
  readonly org: string;
  readonly rows: readonly Kept[];
}

function isList(content: unknown): content is List {
  if (!isObject(content) || typeof content.org !== 'string' || !Array.isArray(content.rows)) return false;
  return content.rows.every((row: unknown) => isObject(row) && typeof row.id === 'string');
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
