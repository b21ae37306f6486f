import type { Report } from './checklist.ts';
import { readPlainReport } from './plain-report.ts';

/** Of a body that says nothing of the kind, or was not looked at. */
export const UNREAD: Report = { checklist: { done: 0, total: 0, open: [] }, postmortem: false };
const WORTH_PARSING = /\[[ xX\t\r\n]\]|post[-\s]?mortem|ポストモーテム/i;

/** Most bodies hold no task or are plain, and the parser takes its time to load. */
export async function reportOf(body: string): Promise<Report> {
  if (!WORTH_PARSING.test(body)) return UNREAD;
  const plain = readPlainReport(body);
  if (plain !== null) return plain;
  const { readReport } = await import('./checklist.ts');
  return readReport(body);
}
