/** A time of day as a person wrote it, with as much of the date and the zone as they gave. */
export interface WrittenTime {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** Minutes since midnight, with a fraction where seconds were given. */
  readonly minute: number;
  /** Minutes east of UTC. */
  readonly zone: number | null;
}

// A numeric zone only in the ISO form: in '13:00-14:30' the rest is the end of a range.
const DATE = String.raw`(?:(\d{4})[-/.年]\s*)?(\d{1,2})[-/月]\s*(\d{1,2})日?\s*(?:\([^()]{1,3}\))?(?:T|\s)\s*`;
const CLOCK = String.raw`(\d{1,2})(?::|\s*時\s*)(\d{2})(?:\s*分|:(\d{2})(?:\.\d+)?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|JST|(?<=T[\d:.]+)[+-]\d{2}:?\d{2})?`;
const PARTS = `(?:${DATE})?${CLOCK}(?:${ZONE})\\s*(?:頃|ごろ)?`;
const WHOLE = new RegExp(`^${PARTS}$`);

/** The source of an expression for such a time, without groups, to stand in a larger one. */
export const TIME = `(?:${PARTS.replace(/\((?!\?)/g, '(?:')})`;

/** `null` for what is no time of day. `text` has its full-width forms folded. */
export function writtenTime(text: string): WrittenTime | null {
  const [, year, month, day, hour, minute, second, zone] = WHOLE.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return {
    year: numberOr(year),
    month: numberOr(month),
    day: numberOr(day),
    minute: Number(hour) * 60 + Number(minute) + Number(second ?? 0) / 60,
    zone: zone === undefined ? null : offset(zone),
  };
}

/**
 * Minutes from one written time to another. Where one has no date it is on the day of the other, or on the day after
 * if it would run backwards; dates without a year are of `year`. `null` when it runs backwards all the same.
 */
export function minutesBetween(from: WrittenTime, to: WrittenTime, year: number): number | null {
  const undated = from.day === null || to.day === null;
  const start = minuteOf(from, to, year);
  const end = minuteOf(to, from, year);
  if (start <= end) return end - start;
  if (undated) return end + DAY - start;
  const nextYear = to.year === null ? minuteOf(to, from, (from.year ?? year) + 1) - start : -1;
  return nextYear >= 0 ? nextYear : null;
}

const DAY = 24 * 60;

/** On a common scale; what is missing is taken from the other. */
function minuteOf(time: WrittenTime, other: WrittenTime, year: number): number {
  const dated = time.day === null ? other : time;
  const midnight =
    Date.UTC(dated.year ?? other.year ?? year, (dated.month ?? 1) - 1, dated.day ?? 1) / 60_000;
  return midnight + time.minute - (time.zone ?? other.zone ?? 0);
}

function offset(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return zone === 'JST' ? 9 * 60 : 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const numberOr = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits);
