import { once } from '../../once.ts';

/** Points on whole hours, and the range for which they are all there is. Times are seconds, `to` is exclusive. */
export interface Hours {
  readonly from: number;
  readonly to: number;
  /** Oldest first. */
  readonly points: readonly { readonly time: number; readonly value: number }[];
}

/** The same as a row of a file: two months of a metric are 6 to 15 kB, half of what the numbers take in memory. */
export interface PackedHours {
  readonly metric: string;
  readonly from: number;
  readonly to: number;
  /** Base64 of deflated JSON: a number per hour, `null` where there is none. Every number comes back as it was. */
  readonly packed: string;
}

/** `null` when a point stands between two hours. */
export async function packHours(metric: string, { from, to, points }: Hours): Promise<PackedHours | null> {
  const values = new Array<number | null>((to - from) / HOUR).fill(null);
  for (const { time, value } of points) {
    const hour = (time - from) / HOUR;
    if (!Number.isInteger(hour)) return null;
    values[hour] = value;
  }
  return { metric, from, to, packed: (await deflated(JSON.stringify(values))).toString('base64') };
}

/** Beside the answers that come in meanwhile. */
async function deflated(text: string): Promise<Buffer> {
  const { deflateRaw } = await zlib();
  return new Promise((done, fail) => {
    deflateRaw(text, (error, packed) => (error === null ? done(packed) : fail(error)));
  });
}

export async function unpackHours({ from, to, packed }: PackedHours): Promise<Hours> {
  const { inflateRawSync } = await zlib();
  const values = JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as readonly unknown[];
  const hours = values.map((value, hour) => ({ time: from + hour * HOUR, value }));
  return { from, to, points: hours.filter(isPoint) };
}

const isPoint = (hour: { time: number; value: unknown }): hour is Hours['points'][number] =>
  typeof hour.value === 'number';

/** In a bundle every import() copies the module, and a run unpacks thousands of rows. */
const zlib = once(() => import('node:zlib'));

export function isPackedHours(row: unknown): row is PackedHours {
  const { metric, from, to, packed } = (row ?? {}) as Readonly<Record<string, unknown>>;
  return (
    typeof metric === 'string' &&
    typeof from === 'number' &&
    typeof to === 'number' &&
    typeof packed === 'string'
  );
}

export const HOUR = 3600;
