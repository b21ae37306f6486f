import { type Markdown, md, NOTHING } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import type { AlertType, Monitor } from '../../records.ts';

/** What a rule watches, in a few words that a product owner understands; nothing when its name says so already. */
export function gloss(type: AlertType, monitor: Monitor | null, name: string, locale: Locale): Markdown {
  const plain =
    KINDS[type]?.[locale] ?? METRICS.find(([pattern]) => pattern.test(monitor?.metric ?? ''))?.[1][locale];
  if (plain === undefined || name.toLowerCase().includes(plain)) return NOTHING;
  return locale === 'ja' ? md`（${plain}）` : md` (${plain})`;
}

type Said = { readonly [L in Locale]: string };

const KINDS: { readonly [T in AlertType]?: Said } = {
  connectivity: { ja: 'ホストからの応答がない', en: 'a host stopped answering' },
  external: { ja: '外から開けるか', en: 'reachable from outside' },
  check: { ja: 'ホスト上の点検', en: 'a check run on the host' },
  anomalyDetection: { ja: 'いつもと違う動き', en: 'unusual behaviour' },
};

/** Patterns of metric names, the first that fits. */
const METRICS: readonly (readonly [RegExp, Said])[] = [
  [/p9\d/i, { ja: '遅いほうの応答時間', en: 'the slowest responses' }],
  [/latency|response.?time/i, { ja: '応答時間', en: 'response time' }],
  [/5xx|error/i, { ja: 'エラーの数', en: 'number of errors' }],
  [/queue|backlog/i, { ja: '処理待ちの数', en: 'work that is waiting' }],
  [/lag/i, { ja: '処理の遅れ', en: 'how far behind it is' }],
  [/hit.?rate/i, { ja: 'キャッシュが効いた割合', en: 'share served from the cache' }],
  [/loadavg/i, { ja: 'サーバの混み具合', en: 'how busy the server is' }],
  [/heap|memory/i, { ja: 'メモリ', en: 'memory' }],
  [/filesystem|disk/i, { ja: 'ディスク', en: 'disk' }],
  [/connections?/i, { ja: '同時につながっている数', en: 'open connections' }],
  [/ntp|clock/i, { ja: '時計のずれ', en: 'clock drift' }],
];
