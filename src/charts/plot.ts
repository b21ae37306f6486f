import { bars, lines } from './data.ts';
import { frame } from './frame.ts';
import { legend } from './legend.ts';
import { levels } from './levels.ts';
import { marks, moment } from './marks.ts';
import { scaleFor } from './scale.ts';
import { grid, room } from './sheet.ts';

/** What a picture of numbers over time shows. Times are ms since the epoch; every text is plain, and made safe here. */
export interface Plot {
  readonly lang: 'ja' | 'en';
  /** What it shows in a sentence, for those who can't see it. */
  readonly title: string;
  readonly heading: string;
  readonly across: Across;
  readonly up: Up;
  readonly bands?: readonly Band[];
  readonly bars?: readonly Bar[];
  readonly lines: readonly Line[];
  readonly levels?: readonly Level[];
  /** The moment the picture is about. */
  readonly instant?: { readonly at: number; readonly label: string };
  readonly marks?: readonly Mark[];
  /** What lines that carry no words of their own are, and what the signs of the marks mean. */
  readonly legend?: readonly Key[];
}

export interface Across {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Up {
  readonly say: (value: number) => string;
  /** Bytes are counted in powers of two. */
  readonly base: 10 | 2;
  /** What the axis holds even where no value is. */
  readonly holds?: readonly number[];
}

/** `null` is a gap, and stays one. */
export interface Point {
  readonly at: number;
  readonly value: number | null;
}

export type LineStyle = 'data' | 'before' | 'after' | 'limit' | 'total' | 'expected';

export interface Line {
  readonly style: LineStyle;
  readonly points: readonly Point[];
}

/** Where values are likely to lie. */
export interface Band {
  readonly points: readonly { readonly at: number; readonly low: number; readonly high: number }[];
}

export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

export interface Level {
  readonly style: LineStyle;
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly label: string;
}

export type MarkKind = 'change' | 'incident' | 'worklog' | 'meeting';

/** Something that happened. The words of those that are `near` what the picture is about stand in it. */
export interface Mark {
  readonly kind: MarkKind;
  readonly at: number;
  readonly label: string;
  readonly near: boolean;
}

export interface Key {
  readonly of: LineStyle | MarkKind | 'bar' | 'band';
  readonly label: string;
}

/** The picture as one `<svg>`: the same bytes for the same numbers, and fit to stand in a page among others. */
export function plot(shown: Plot): string {
  const scale = scaleFor(valuesOf(shown), shown.up.base);
  const sheet = room(shown.across, scale, shown.up);
  return frame(shown, [
    grid(sheet, shown.across, shown.up),
    moment(shown, sheet),
    bars(shown, sheet),
    lines(shown, sheet),
    levels(shown.levels ?? [], sheet),
    marks(shown, sheet),
    legend(shown.legend ?? [], sheet),
  ]);
}

function valuesOf({ lines, levels, bands, bars, up }: Plot): readonly number[] {
  return [
    ...(up.holds ?? []),
    ...lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])),
    ...(levels ?? []).map(({ value }) => value),
    ...(bands ?? []).flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])),
    ...(bars ?? []).map(({ value }) => value),
  ].filter(Number.isFinite);
}
