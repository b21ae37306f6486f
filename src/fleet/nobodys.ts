import type { Meeting } from '../meeting.ts';
import { within } from '../records/calendar.ts';
import type { Alert, AlertType, Monitor, Records } from '../records.ts';

/** What belongs to no service, and so to no page of one: by source, since each is an organisation of its own. */
export type Nobodys = ReadonlyMap<string, NobodysOfSource>;

export interface NobodysOfSource {
  /** Neither muted nor silent ones are left out; checks only where they never fired. */
  readonly rules: readonly NobodysRule[];
  /** Alerts that belong to no service as far as the data can say; `null` when they could not be read. */
  readonly alerts: {
    readonly fired: number;
    readonly firedEarlier: number;
    /** By how often they fired in the period. */
    readonly byRule: readonly (RuleName & { readonly fired: number })[];
  } | null;
}

export interface RuleName {
  readonly id: string;
  readonly name: string | null;
  readonly type: AlertType;
  readonly url: string | null;
}

export interface NobodysRule extends RuleName {
  readonly muted: boolean;
  /** No alert in the six months that end with the period; `null` when alerts could not be read. */
  readonly silent: boolean | null;
}

/** As one service's records tell it; every service of the same source is told the same. */
export function nobodys({ monitors, alerts }: Partial<Records>, meeting: Meeting): Nobodys {
  const sources = new Set(
    [...(monitors ?? []), ...(alerts?.unattributed ?? [])].map(({ origin }) => origin.source),
  );
  return new Map(
    [...sources].map((source) => [
      source,
      {
        rules: idleRules(
          (monitors ?? []).filter(({ origin }) => origin.source === source),
          alerts?.firedRules ?? null,
        ),
        alerts:
          alerts === undefined
            ? null
            : unattributed(
                alerts.unattributed.filter(({ origin }) => origin.source === source),
                meeting,
              ),
      },
    ]),
  );
}

/** What is known of a source stays known: a later service may have read less. */
export function joined(known: Nobodys, more: Nobodys): Nobodys {
  const all = new Map(known);
  for (const [source, { rules, alerts }] of more) {
    const before = known.get(source);
    const better = before === undefined || (before.alerts === null && alerts !== null);
    if (better) all.set(source, { rules: rules.length > 0 ? rules : (before?.rules ?? []), alerts });
  }
  return all;
}

function idleRules(monitors: readonly Monitor[], fired: ReadonlySet<string> | null): readonly NobodysRule[] {
  return monitors.flatMap(({ origin, name, type, muted, nobodys }) => {
    const silent = fired === null ? null : !fired.has(origin.id);
    // A check names no service until it fires.
    if (nobodys === false || !(muted || silent === true)) return [];
    return [{ id: origin.id, name, type, url: origin.url, muted, silent }];
  });
}

function unattributed(alerts: readonly Alert[], { period, earlier }: Meeting): NobodysOfSource['alerts'] {
  const now = alerts.filter(({ openedAt }) => within(openedAt, period));
  const rules = new Map<string, RuleName & { fired: number }>();
  for (const { rule } of now) {
    if (rule === null) continue;
    const { id, name, type, url } = rule;
    const known = rules.get(id) ?? { id, name, type, url, fired: 0 };
    rules.set(id, { ...known, fired: known.fired + 1 });
  }
  return {
    fired: now.length,
    firedEarlier: alerts.filter(({ openedAt }) => within(openedAt, earlier)).length,
    byRule: [...rules.values()].sort((a, b) => b.fired - a.fired),
  };
}
