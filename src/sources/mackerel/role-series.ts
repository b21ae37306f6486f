import type { MetricSeries, WidgetPlace } from '../../records.ts';

/**
 * The metrics of roles in which hosts came or went, as means over the hosts of each hour: there no series of a host tells the
 * month, and the next host carries on what the last one did.
 */
export function roleSeries(
  hosts: readonly MetricSeries[],
  about: (role: string, metric: string) => Pick<MetricSeries, 'origin' | 'graph'>,
): readonly MetricSeries[] {
  const groups = new Map<string, MetricSeries[]>();
  for (const one of hosts) {
    if (one.role === null || one.size !== null) continue;
    const key = JSON.stringify([one.role, one.metric]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first?.role == null || group.length < 2 || !group.some(({ values }) => cameOrWent(values))) return [];
    // On a graph of the role each host is; what shows one of them alone does not show the role.
    const shownOn = first.shownOn.filter((place) => group.every((one) => one.shownOn.some(isSame(place))));
    return [
      {
        ...first,
        ...about(first.role, first.metric),
        host: null,
        values: meanOf(group),
        shownOn,
        yearAgo: null,
      },
    ];
  });
}

const isSame =
  ({ dashboard, widget }: WidgetPlace) =>
  (other: WidgetPlace): boolean =>
    other.dashboard === dashboard && other.widget === widget;

/** Nothing for a day or more at either end. */
function cameOrWent(values: Float64Array): boolean {
  const first = values.findIndex((value) => !Number.isNaN(value));
  const last = values.findLastIndex((value) => !Number.isNaN(value));
  return first >= 24 || last < values.length - 24;
}

function meanOf(group: readonly MetricSeries[]): Float64Array {
  return Float64Array.from({ length: group[0]?.values.length ?? 0 }, (_, slot) => {
    let [sum, count] = [0, 0];
    for (const { values } of group) {
      const value = values[slot] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    return count === 0 ? Number.NaN : sum / count;
  });
}
