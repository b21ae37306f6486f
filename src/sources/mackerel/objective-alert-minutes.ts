import type { Meeting } from '../../meeting.ts';
import { occurrences } from '../../records/downtimes.ts';
import type { Counters, Downtime, Objective, Period, Series } from '../../records.ts';
import type { AlertSlo } from '../source.ts';
import { fetchDowntimes, toDowntime } from './downtimes.ts';
import { noSuchRule } from './objective-mistakes.ts';
import type { ObjectiveAsk } from './objectives.ts';
import type { Organisation } from './organisation.ts';

/**
 * Minutes, bad while an alert of one of the rules was open: the union, so that two alerts at once count once. While a downtime
 * keeps one of the rules silent, no alert proves nothing: such a minute is missing, not good.
 */
export async function alertMinutesObjective(
  organisation: Organisation,
  slo: AlertSlo,
  { period, earlier, meeting }: ObjectiveAsk,
): Promise<Objective> {
  const { http, source } = organisation;
  const [rules, links, alerts, downtimes] = await Promise.all([
    watched(organisation, slo, meeting),
    organisation.links(),
    organisation.alerts(meeting),
    fetchDowntimes(http),
  ]);
  const ids = new Set(rules.map(({ id }) => id));
  const open = alerts.entries
    .filter(({ raw: { monitorId } }) => monitorId != null && ids.has(monitorId))
    .map(({ raw }) => alerts.toAlert(raw))
    .map(({ openedAt, closedAt }): Period => ({ from: openedAt, to: closedAt ?? meeting.at }));
  const silencing = downtimes
    .map((raw) => toDowntime(raw, { source, links, services: [], rules: ids }))
    .filter((downtime) => rules.some((rule) => isSilencedBy(rule, downtime)));
  const [first] = rules;
  const origin = { source, id: `alerts/${[...ids].join('+')}`, url: first ? links.rule(first.id) : null };
  const counters = (when: Period): Counters => {
    const silent = silencing.flatMap((downtime) => occurrences(downtime, when, meeting.local));
    return minuteByMinute(when, open, silent, origin);
  };
  return {
    origin,
    name: slo.name,
    counted: { are: 'alertMinutes', rules: rules.map(({ id, name }) => name ?? id) },
    target: slo.target,
    ...counters(period),
    earlier: counters(earlier),
  };
}

interface Watched {
  readonly id: string;
  readonly name: string | null;
  /** Of rules on a service or a URL. */
  readonly service: string | null;
}

/** Names may be shared: then all that bear it are meant. A rule that is gone is known by the id in its alerts. */
async function watched(
  organisation: Organisation,
  slo: AlertSlo,
  meeting: Meeting,
): Promise<readonly Watched[]> {
  const [rules, checks] = await Promise.all([organisation.rules(), organisation.checks()]);
  const all: readonly Watched[] = [
    ...rules.map(({ id, name, service }) => ({ id, name: name ?? null, service: service ?? null })),
    ...(checks ?? []).map(({ id, name }) => ({ id, name: name ?? null, service: null })),
  ];
  const found = await Promise.all(
    slo.monitors.map(async (said): Promise<readonly Watched[]> => {
      const named = all.filter(({ id, name }) => id === said || name === said);
      if (named.length > 0) return named;
      const { entries } = await organisation.alerts(meeting);
      if (entries.some(({ raw }) => raw.monitorId === said)) return [{ id: said, name: null, service: null }];
      throw noSuchRule(
        said,
        slo,
        all.flatMap(({ name }) => name ?? []),
      );
    }),
  );
  return [...new Map(found.flat().map((rule) => [rule.id, rule])).values()];
}

/** Surely and wholly: a downtime of some hosts leaves the rule with others. */
function isSilencedBy({ id, service }: Watched, { covers, spares }: Downtime): boolean {
  if (spares.rules.includes(id) || (service !== null && spares.places.includes(service))) return false;
  const byRule = covers.rules.length === 0 || covers.rules.includes(id);
  const byPlace = covers.places.length === 0 || (service !== null && covers.places.includes(service));
  return byRule && byPlace;
}

const MINUTE = 60_000;

function minuteByMinute(
  when: Period,
  open: readonly Period[],
  silent: readonly Period[],
  origin: Series['origin'],
): Counters {
  const begin = Math.floor(when.from.getTime() / MINUTE);
  const length = Math.max(0, Math.ceil(when.to.getTime() / MINUTE) - begin);
  const minutes = (spans: readonly Period[]): Uint8Array => {
    const touched = new Uint8Array(length);
    for (const { from, to } of spans) {
      const first = Math.max(0, Math.floor(from.getTime() / MINUTE) - begin);
      touched.fill(1, first, Math.max(first, Math.ceil(to.getTime() / MINUTE) - begin));
    }
    return touched;
  };
  const [bad, unheard] = [minutes(open), minutes(silent)];
  const known = Array.from(bad, (value, i) => ({ at: (begin + i) * MINUTE, value })).filter(
    ({ value }, i) => value === 1 || unheard[i] === 0,
  );
  const common = { origin, stepMinutes: 1, postedEveryMinutes: 1 };
  return {
    total: { ...common, points: known.map(({ at }) => ({ at, value: 1 })) },
    bad: { ...common, points: known },
  };
}
