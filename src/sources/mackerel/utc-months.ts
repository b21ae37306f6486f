/**
 * Calendar months of UTC, 'YYYY-MM': what alerts are kept by, so that what is kept does not depend on whose months it is
 * read for. Times are seconds, as in the API.
 */
export type UtcMonth = string;

export const startOf = (month: UtcMonth): number => Date.parse(`${month}-01T00:00:00Z`) / 1000;

export const endOf = (month: UtcMonth): number => startOf(monthAfter(month));

export const isIn = (month: UtcMonth): ((time: number) => boolean) => {
  const [from, to] = [startOf(month), endOf(month)];
  return (time) => from <= time && time < to;
};

export function monthAfter(month: UtcMonth): UtcMonth {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Every month with a moment of [from, to] in it, newest first. */
export function monthsOf(from: number, to: number): readonly UtcMonth[] {
  const months: UtcMonth[] = [];
  const last = monthOf(to);
  for (let month = monthOf(from); month <= last; month = monthAfter(month)) months.unshift(month);
  return months;
}

export const monthOf = (time: number): UtcMonth => new Date(time * 1000).toISOString().slice(0, 7);

/** What opened in each month, in the order it came. */
export function byMonth<Row extends { readonly openedAt: number }>(
  rows: readonly Row[],
): ReadonlyMap<UtcMonth, readonly Row[]> {
  const months = new Map<UtcMonth, Row[]>();
  let isOfMonth = (_time: number): boolean => false;
  let ofMonth: Row[] = [];
  // Neighbours are of one month as a rule: no month is worked out for each of 100,000 rows.
  for (const row of rows) {
    if (!isOfMonth(row.openedAt)) {
      const month = monthOf(row.openedAt);
      isOfMonth = isIn(month);
      ofMonth = months.get(month) ?? [];
      months.set(month, ofMonth);
    }
    ofMonth.push(row);
  }
  return months;
}
