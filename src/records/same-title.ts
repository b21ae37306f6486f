/** What stands for the kind of issue and says nothing beside a heading that says it already. */
const KINDS = {
  incident: ['障害', '障害報告', 'インシデント', 'incident', 'outage'],
  todo: ['やること', 'todo', 'action item'],
} as const;

/** The title without a leading `障害:`, `[Incident]` or `やること:`; whole when nothing else is left. */
export function bareTitle(title: string, kind: keyof typeof KINDS): string {
  const names = KINDS[kind].join('|');
  const bare = title.replace(
    new RegExp(`^\\s*(?:(?:${names})\\s*[:：]|[[【(（](?:${names})[\\]】)）]\\s*[:：]?)\\s*`, 'iu'),
    '',
  );
  return bare.trim() === '' ? title : bare;
}

/**
 * What titles of the same work have in common. Dates, numbers, counters in brackets (「(3 回目)」), marks, upper and lower
 * case and full and half width are left out. A title of nothing but these stands for itself.
 */
export function titleKey(title: string): string {
  const folded = title.normalize('NFKC').toLowerCase();
  const key = folded
    .replace(COUNTER, ' ')
    .replace(WRITTEN_DATE, ' ')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
  return key === '' ? folded.trim() : key;
}

const COUNTER = /[([【〔「]\s*\d+\s*(?:回目|回|件目|日目|台目|th|st|nd|rd)\s*[)\]】〕」]/gu;

/** Words of a date: '10月3日(水)', 'oct 3', '3rd october'. Plain digits go with all other digits. */
const WRITTEN_DATE =
  /\d+\s*年|\d+\s*月(?:\s*\d+\s*日)?(?:\s*\([日月火水木金土]\))?|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d+(?:st|nd|rd|th)?\b|\b\d+(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/gu;
