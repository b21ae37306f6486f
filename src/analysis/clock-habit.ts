import { at } from './reals.ts';
import { medianOf, spreadAround } from './robust-statistics.ts';

export interface ClockHabit {
  /** Place in the day, 0 … perDay − 1. */
  readonly place: number;
  readonly before: number;
  readonly after: number;
}

/** A habit is this many times as large as what the other hours have moved by, and as the ordinary spread. */
const STANDS_OUT = 4;

/** The clock time whose own level has moved since `since` while the rest of the day has not: "every day at 05:00". */
export function clockHabit(rest: Float64Array, since: number, perDay: number): ClockHabit | null {
  const hours = Array.from({ length: perDay }, (_, place) => {
    const before = medianOf(every(rest, place, 0, since, perDay));
    const after = medianOf(every(rest, place, since, rest.length, perDay));
    return { place, before, after };
  });
  const moves = Float64Array.from(hours, ({ before, after }) => after - before);
  const usual = medianOf(moves.slice());
  const others = medianOf(moves.map((move) => Math.abs(move - usual)));
  const top = hours.reduce((most, hour) => (moved(hour, usual) > moved(most, usual) ? hour : most));
  const level = new Float64Array(rest.length).fill(medianOf(rest.slice()));
  const least = STANDS_OUT * Math.max(others, spreadAround(rest, level) / 2);
  return moved(top, usual) > least ? top : null;
}

function moved({ before, after }: ClockHabit, usual: number): number {
  return Math.abs(after - before - usual);
}

function every(rest: Float64Array, place: number, from: number, to: number, step: number): Float64Array {
  const first = from + ((((place - from) % step) + step) % step);
  return Float64Array.from({ length: Math.max(0, Math.ceil((to - first) / step)) }, (_, i) =>
    at(rest, first + i * step),
  );
}
