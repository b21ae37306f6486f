import type { Meeting } from '../meeting.ts';
import { metricGloss } from '../records/metric-gloss.ts';

/**
 * Sections explain each metric that they name, since each is read alone somewhere; on a page that has them all, what was
 * explained once is not explained again. `texts` are chapters in the order of the page.
 */
export function explainedOnce(texts: readonly string[], meeting: Meeting): readonly string[] {
  const explained = new Set<string>();
  return texts.map((text) => {
    let out = '';
    let end = 0;
    for (const match of text.matchAll(METRIC)) {
      const [, metric = ''] = match;
      const gloss = String(metricGloss(metric, meeting));
      const after = match.index + match[0].length;
      if (!text.startsWith(gloss, after)) continue;
      if (!explained.has(metric)) {
        explained.add(metric);
        continue;
      }
      out += text.slice(end, after);
      end = after + gloss.length;
    }
    return out + text.slice(end);
  });
}

/** A name as code, with the address it may be a link to. */
export const METRIC = /`([^`\n]+)`(?:\]\([^)\s]*\))?/g;
