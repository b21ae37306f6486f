import { type Markdown, md, NOTHING } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import { metricMeaning } from '../../records/metric-gloss.ts';
import type { AlertType, Monitor } from '../../records.ts';

/** What a rule watches, in a few words that a product owner understands; nothing when its name says so already. */
export function gloss(
  type: AlertType,
  monitor: Monitor | null,
  name: string,
  meeting: Pick<Meeting, 'locale' | 'glossary'>,
): Markdown {
  const { locale } = meeting;
  const plain = KINDS[type]?.[locale] ?? metricMeaning(monitor?.metric ?? '', meeting);
  if (plain === null || name.toLowerCase().includes(plain)) return NOTHING;
  return locale === 'ja' ? md`（${plain}）` : md` (${plain})`;
}

type Said = { readonly [L in Locale]: string };

const KINDS: { readonly [T in AlertType]?: Said } = {
  connectivity: { ja: 'ホストからの応答がない', en: 'a host stopped answering' },
  external: { ja: '外から開けるか', en: 'reachable from outside' },
  check: { ja: 'ホスト上の点検', en: 'a check run on the host' },
  anomalyDetection: { ja: 'いつもと違う動き', en: 'unusual behaviour' },
};
