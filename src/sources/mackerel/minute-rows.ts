import type { MinuteSeries } from '../../records/queries.ts';
import type { Window } from './service-metrics.ts';
import { monthOf, type UtcMonth } from './utc-months.ts';

export type Points = MinuteSeries['points'];

/** A window in a line of a file: the value of each of its minutes, `null` where there is none. */
export interface MinuteRow {
  /** Seconds. */
  readonly from: number;
  readonly values: readonly (number | null)[];
}

/** `null` when a point stands between two minutes. */
export function toMinuteRow({ from, to }: Window, points: Points): MinuteRow | null {
  const values = new Array<number | null>((to - from) / 60).fill(null);
  for (const { at, value } of points) {
    const minute = (at / 1000 - from) / 60;
    if (!Number.isInteger(minute)) return null;
    values[minute] = value;
  }
  return { from, values };
}

export function fromMinuteRow({ from, values }: MinuteRow): Points {
  const points: { at: number; value: number }[] = [];
  for (const [minute, value] of values.entries()) {
    if (value !== null) points.push({ at: (from + minute * 60) * 1000, value });
  }
  return points;
}

export function isMinuteRow(row: unknown): row is MinuteRow {
  const { from, values } = (row ?? {}) as Readonly<Record<string, unknown>>;
  return typeof from === 'number' && Array.isArray(values) && values.every(isValue);
}

const isValue = (value: unknown): boolean => value === null || typeof value === 'number';

/** Up to a megabyte a month and metric. Older pages are seldom made again: then they read it again. */
const KEPT_DAYS = 100;

export const oldestMinutes = (by: Date): UtcMonth => monthOf(by.getTime() / 1000 - KEPT_DAYS * 86_400);
