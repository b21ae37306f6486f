import { proseLines } from './prose.ts';

/**
 * The day something is due as a person wrote it, 'YYYY-MM-DD': (期限: 2026-11-30), (due: 2026-11-30), 期限 11/30. A day without a
 * year is the next one from `openedOn` ('YYYY-MM-DD') on. `null` when nothing is said, or no such day exists.
 */
export function writtenDue(title: string, body: string, openedOn: string): string | null {
  const text = [title.normalize('NFKC'), ...proseLines(body)].join('\n').replaceAll('**', '');
  for (const [, year, month = '', day = ''] of text.matchAll(DUE)) {
    const due = year === undefined ? nextTime(month, day, openedOn) : existing(year, month, day);
    if (due !== null) return due;
  }
  return null;
}

/** '有効期限' is another thing, and so is 'due to'. */
const DUE =
  /(?<![\p{L}\p{N}_])(?:期限|期日|締め?切り?日?|〆切り?|due(?:\s+(?:date|by|on))?|deadline)(?:\s*[:=]\s*|\s+|(?=\d))(?:(\d{4})[-/.年]\s*)?(\d{1,2})[-/月]\s*(\d{1,2})(?!\d)/giu;

function nextTime(month: string, day: string, from: string): string | null {
  const year = Number(from.slice(0, 4));
  const days = [year, year + 1].flatMap((candidate) => existing(String(candidate), month, day) ?? []);
  return days.find((candidate) => candidate >= from) ?? null;
}

function existing(year: string, month: string, day: string): string | null {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(written) ? null : written;
}
