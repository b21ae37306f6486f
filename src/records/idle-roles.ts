import type { MetricBook, MetricGrid, MetricSeries } from '../records.ts';

/** A role whose hosts are busy with neither CPU nor memory, all month. Fractions; the highest over its hosts. */
export interface IdleRole {
  readonly role: string;
  readonly hosts: number;
  readonly cpu: number;
  readonly memory: number;
}

/** At 19 of 20 hours of the period. */
const BUSY = 0.95;
const CPU_BELOW = 0.2;
const MEMORY_BELOW = 0.4;
const LEAST_HOSTS = 2;

export function idleRoles({ series, grid }: MetricBook): readonly IdleRole[] {
  const roles = new Map<string, Map<string, MetricSeries[]>>();
  for (const one of series) {
    if (one.role === null || one.host === null) continue;
    const hosts = roles.get(one.role) ?? new Map<string, MetricSeries[]>();
    roles.set(one.role, hosts.set(one.host.id, [...(hosts.get(one.host.id) ?? []), one]));
  }
  return [...roles].flatMap(([role, hosts]) => {
    const loads = [...hosts.values()].map((metrics) => loadOf(metrics, grid));
    if (loads.length < LEAST_HOSTS) return [];
    const cpu = Math.max(...loads.map((load) => load.cpu));
    const memory = Math.max(...loads.map((load) => load.memory));
    return cpu < CPU_BELOW && memory < MEMORY_BELOW ? [{ role, hosts: loads.length, cpu, memory }] : [];
  });
}

/** What is not known may be anything, so it counts as much. */
function loadOf(
  metrics: readonly MetricSeries[],
  grid: MetricGrid,
): { readonly cpu: number; readonly memory: number } {
  const parts = metrics.filter(({ unit, metric }) => unit === 'percent' && metric.startsWith('cpu.'));
  const memory = metrics.find(({ metric, size }) => metric === 'memory.used' && size !== null);
  const slots = Array.from({ length: grid.starts.length - grid.split }, (_, i) => grid.split + i);
  const sums = slots.map((slot) => parts.reduce((sum, { values }) => sum + (values[slot] ?? Number.NaN), 0));
  const shares = slots.map(
    (slot) => (memory?.values[slot] ?? Number.NaN) / (memory?.size?.[slot] ?? Number.NaN),
  );
  return { cpu: parts.length === 0 ? 1 : high(sums) / 100, memory: high(shares) };
}

function high(all: readonly number[]): number {
  const seen = all.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return seen[Math.floor(BUSY * (seen.length - 1))] ?? Number.POSITIVE_INFINITY;
}
