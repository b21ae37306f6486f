import * as z from 'zod';
import type { MetricUnit } from '../../records.ts';
import type { Http } from '../../world.ts';

/** The metrics that a host or a service has posted; none when it is gone. `path` is that of the host or service. */
export async function fetchMetricNames(http: Http, path: string): Promise<readonly string[]> {
  const answer = await http.find({
    path: `${path}/metric-names`,
    schema: z.object({ names: z.array(z.string()) }),
    absent: [400, 404],
  });
  return answer?.value.names ?? [];
}

/** Those that say something of their own, in the order in which they are worth reading. */
export function worthReading(names: readonly string[]): readonly string[] {
  const known = new Set(names);
  const own = names.filter((name) => !REPEATED.some(({ name: pattern }) => pattern.test(name)));
  return own
    .filter((name) => !isPartition(name, known))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** The metric that tells how much there is of this one in all, as the agent names them. */
export function sizeOf(name: string): string | null {
  if (name === 'memory.used') return 'memory.total';
  if (name === 'memory.swap_used') return 'memory.swap_total';
  const [, filesystem] = /^(filesystem\..+)\.used$/.exec(name) ?? [];
  return filesystem === undefined ? null : `${filesystem}.size`;
}

/** The agent's own metrics have known units; of all others Mackerel tells none. */
export function unitOf(name: string): MetricUnit {
  return UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

/** Posted by the agent itself, which sends rates and no counters. */
export const isSystemMetric = (name: string): boolean =>
  /^(loadavg\d+$|(cpu|memory|disk|interface|filesystem)\.)/.test(name);

/** What only repeats another metric, and which. */
const REPEATED: readonly { readonly name: RegExp; readonly of: string }[] = [
  { name: /^loadavg(1|15)$/, of: 'loadavg5, over another span' },
  { name: /^cpu\.(idle|guest|guest_nice)\.percentage$/, of: 'the other shares of cpu, which make up 100 %' },
  { name: /^memory\.(free|available|mem_available|active|inactive)$/, of: 'memory.used' },
  { name: /^memory\.(swap_free|swap_cached)$/, of: 'memory.swap_used' },
  {
    name: /^(memory\.(total|swap_total)|filesystem\..+\.size)$/,
    of: 'nothing: a size, read beside what is used',
  },
  {
    name: /^interface\.(lo|veth|docker|br-|cali|cni|flannel|tap|tun|virbr|vnet)[^.]*\./,
    of: 'the real interface',
  },
  { name: /^(disk|filesystem)\.(loop|ram|dm-|overlay|shm|snap)[^.]*\./, of: 'the real device' },
  { name: /^custom\.multicore\.cpu\d+\./, of: 'cpu.*, one core at a time' },
];

/** disk.sda1.* where there is disk.sda.*: every write to a partition is one to its disk. */
function isPartition(name: string, known: ReadonlySet<string>): boolean {
  const [, disk, rest] = /^(disk\.(?:[shv]d[a-z]+|xvd[a-z]+|nvme\d+n\d+))p?\d+(\..+)$/.exec(name) ?? [];
  return disk !== undefined && known.has(`${disk}${rest}`);
}

/** What fills up first, then what the agent measures, then all else. */
function rank(name: string): number {
  if (sizeOf(name) !== null) return 0;
  return isSystemMetric(name) ? 1 : 2;
}

const UNITS: readonly (readonly [RegExp, MetricUnit])[] = [
  [/^cpu\..+\.percentage$/, 'percent'],
  [/^(memory|filesystem)\./, 'bytes'],
  [/^interface\..+Bytes\.delta$/, 'bytesPerSecond'],
  [/^disk\..+\.delta$/, 'perSecond'],
];
