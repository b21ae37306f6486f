import { type Markdown, md, NOTHING } from '../markdown.ts';
import type { Locale } from '../meeting.ts';

/** What a metric measures, in a few words for somebody who does not know the infrastructure; nothing for unknown names. */
export function metricGloss(metric: string, locale: Locale): Markdown {
  const said = GLOSSES.find(([pattern]) => pattern.test(metric))?.[1][locale];
  if (said === undefined) return NOTHING;
  return locale === 'ja' ? md`（${said}）` : md` (${said})`;
}

/** The agent's metrics, then words that many teams put into the names of their own. */
const GLOSSES: readonly (readonly [RegExp, { readonly [L in Locale]: string }])[] = [
  [/^loadavg/, { ja: 'サーバの混み具合', en: 'how busy the server is' }],
  [/^cpu\.user\./, { ja: 'プログラムが使った CPU', en: 'CPU used by programs' }],
  [/^cpu\.system\./, { ja: 'OS が使った CPU', en: 'CPU used by the system' }],
  [/^cpu\.iowait\./, { ja: 'ディスク待ちの CPU', en: 'CPU waiting for disks' }],
  [/^cpu\.steal\./, { ja: 'ほかの仮想マシンに取られた CPU', en: 'CPU taken by other virtual machines' }],
  [/^cpu\./, { ja: 'CPU の使用率', en: 'use of CPU' }],
  [/^memory\.swap_used/, { ja: 'メモリからあふれた量', en: 'memory that did not fit' }],
  [/^memory\.used/, { ja: '使用中のメモリ', en: 'memory in use' }],
  [/^memory\./, { ja: 'メモリ', en: 'memory' }],
  [/^filesystem\..+\.used$/, { ja: 'ディスク使用量', en: 'disk space in use' }],
  [/^disk\..+\.reads/, { ja: 'ディスクから読んだ回数', en: 'reads from the disk' }],
  [/^disk\..+\.writes/, { ja: 'ディスクに書いた回数', en: 'writes to the disk' }],
  [/^interface\..+\.rx/, { ja: '受け取った通信量', en: 'traffic received' }],
  [/^interface\..+\.tx/, { ja: '送った通信量', en: 'traffic sent' }],
  [/p9\d/i, { ja: '遅いほうの応答時間', en: 'the slowest responses' }],
  [/latency|response.?time/i, { ja: '応答時間', en: 'response time' }],
  [/5xx|error/i, { ja: 'エラーの数', en: 'number of errors' }],
  [/queue|backlog/i, { ja: '処理待ちの数', en: 'work that is waiting' }],
  [/(^|[._])lag/i, { ja: '処理の遅れ', en: 'how far behind it is' }],
  [/hit.?rate/i, { ja: 'キャッシュが効いた割合', en: 'share served from the cache' }],
  [/heap/i, { ja: 'メモリ', en: 'memory' }],
  [/connections?$/i, { ja: '同時につながっている数', en: 'open connections' }],
  [/requests?$/i, { ja: 'リクエストの数', en: 'number of requests' }],
];
