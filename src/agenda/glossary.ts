import { code, type Markdown, md, words } from '../markdown.ts';
import type { Locale, Meeting } from '../meeting.ts';
import { metricMeaning } from '../records/metric-gloss.ts';
import { METRIC } from './first-use.ts';
import { TERMS } from './terms.ts';

/** What the words of a page mean, those that occur on it: its terms, the team's own words, its metrics. */
export function glossary(
  texts: readonly string[],
  meeting: Meeting,
): { readonly title: string; readonly text: string } | null {
  const page = texts.join('\n').replace(LINK_TARGET, ']');
  const { locale, glossary: own = [] } = meeting;
  const terms = TERMS[locale]
    .filter(({ pattern }) => pattern.test(page))
    .map(({ term, means }) => md`- **${words(term)}**: ${words(means)}`);
  const names = [...new Set([...page.matchAll(METRIC)].map(([, name = '']) => name))];
  const ours = own.flatMap(({ name, means }) =>
    typeof name === 'string' && !names.includes(name) && page.includes(name)
      ? [md`- **${name}**: ${means}`]
      : [],
  );
  const metrics = names.flatMap((name): readonly Markdown[] => {
    const means = metricMeaning(name, meeting);
    return means === null || !METRIC_NAME.test(name) ? [] : [md`- ${code(name)}: ${means}`];
  });
  const lines = [...terms, ...ours, ...metrics];
  return lines.length === 0 ? null : { title: TITLE[locale], text: lines.join('\n') };
}

const TITLE: { readonly [L in Locale]: string } = { ja: '言葉の説明', en: 'What the words mean' };

/** An address holds words that nobody reads. */
const LINK_TARGET = /\]\([^)\s]*\)/g;
/** Names of rules stand as code too. */
const METRIC_NAME = /^[\w-]+(?:\.[\w*#-]+)*$/;
