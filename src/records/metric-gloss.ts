import { type Markdown, md, NOTHING } from '../markdown.ts';
import type { Locale, Matcher, Meeting } from '../meeting.ts';

type Words = Pick<Meeting, 'locale' | 'glossary'>;

/** What a metric measures, in brackets after its name, for somebody who does not know the infrastructure. */
export function metricGloss(metric: string, meeting: Words): Markdown {
  const said = metricMeaning(metric, meeting);
  if (said === null) return NOTHING;
  return meeting.locale === 'ja' ? md`（${said}）` : md` (${said})`;
}

/** In a few words, the team's own before ours; `null` for names that neither knows. */
export function metricMeaning(metric: string, { locale, glossary = [] }: Words): string | null {
  const own = glossary.find(({ name }) => isCalled(metric, name))?.means;
  return own ?? GLOSSES.find(([pattern]) => pattern.test(metric))?.[1][locale] ?? null;
}

const isCalled = (metric: string, name: Matcher): boolean =>
  typeof name === 'string' ? metric === name : name.test(metric);

/** The agent's metrics, then words that many teams put into the names of their own. */
const GLOSSES: readonly (readonly [RegExp, { readonly [L in Locale]: string }])[] = [
  [/^loadavg/, { ja: 'サーバの混み具合', en: 'how busy the server is' }],
  [/^cpu\.user\./, { ja: 'プログラムが使った CPU', en: 'CPU used by programs' }],
  [/^cpu\.system\./, { ja: 'OS が使った CPU', en: 'CPU used by the system' }],
  [/^cpu\.iowait\./, { ja: 'ディスク待ちの CPU', en: 'CPU waiting for disks' }],
  [/^cpu\.steal\./, { ja: 'ほかの仮想マシンに取られた CPU', en: 'CPU taken by other virtual machines' }],
  [/^cpu\.idle\./, { ja: '使われていない CPU', en: 'CPU that is idle' }],
  [/^cpu\.nice\./, { ja: '急がない仕事が使った CPU', en: 'CPU used by work that can wait' }],
  [/^cpu\.(?:irq|softirq)\./, { ja: '機器の応対に使った CPU', en: 'CPU spent answering devices' }],
  [/^cpu\.guest\./, { ja: '中の仮想マシンが使った CPU', en: 'CPU used by virtual machines inside' }],
  [/^cpu\./, { ja: 'CPU の使用率', en: 'use of CPU' }],
  [/^memory\.(?:swap_used|pagefile_used)/, { ja: 'メモリからあふれた量', en: 'memory that did not fit' }],
  [
    /^memory\.(?:swap_total|pagefile_total)/,
    { ja: 'メモリからあふれてよい量', en: 'room for memory that does not fit' },
  ],
  [/^memory\.swap_cached/, { ja: 'メモリに戻された分', en: 'what came back into memory' }],
  [
    /^memory\.(?:swap_free|pagefile_free)/,
    { ja: 'あふれた分の置き場の空き', en: 'room left for memory that does not fit' },
  ],
  [/^memory\.total/, { ja: 'メモリの大きさ', en: 'size of the memory' }],
  [/^memory\.(?:free|available)/, { ja: '空いているメモリ', en: 'memory to spare' }],
  [
    /^memory\.(?:buffers|cached)/,
    { ja: '読み書きを速くするためのメモリ', en: 'memory that speeds up reading and writing' },
  ],
  [/^memory\.used/, { ja: '使用中のメモリ', en: 'memory in use' }],
  [/^memory\./, { ja: 'メモリ', en: 'memory' }],
  [/^processor_queue_length/, { ja: 'CPU の順番待ち', en: 'work waiting for the CPU' }],
  [/^filesystem\..+\.size$/, { ja: 'ディスクの大きさ', en: 'size of the disk' }],
  [/^filesystem\..+\.used$/, { ja: 'ディスク使用量', en: 'disk space in use' }],
  [/^disk\..+\.reads/, { ja: 'ディスクから読んだ回数', en: 'reads from the disk' }],
  [/^disk\..+\.writes/, { ja: 'ディスクに書いた回数', en: 'writes to the disk' }],
  [/^interface\..+\.rx/, { ja: '受け取った通信量', en: 'traffic received' }],
  [/^interface\..+\.tx/, { ja: '送った通信量', en: 'traffic sent' }],
  [
    /^__externalhttp\.respon[sc]etime/,
    { ja: '外から開くのにかかった時間', en: 'time to open it from outside' },
  ],
  [/p9\d/i, { ja: '遅いほうの応答時間', en: 'the slowest responses' }],
  [/latency|response.?time/i, { ja: '応答時間', en: 'response time' }],
  [/5xx|error/i, { ja: 'エラーの数', en: 'number of errors' }],
  [/queue|backlog/i, { ja: '処理待ちの数', en: 'work that is waiting' }],
  [/(^|[._])lag/i, { ja: '処理の遅れ', en: 'how far behind it is' }],
  [/hit.?rate/i, { ja: 'キャッシュが効いた割合', en: 'share served from the cache' }],
  [/heap/i, { ja: 'メモリ', en: 'memory' }],
  [/connections?$/i, { ja: '同時につながっている数', en: 'open connections' }],
  [/requests?$/i, { ja: 'リクエストの数', en: 'number of requests' }],
  [/ntp|clock/i, { ja: '時計のずれ', en: 'clock drift' }],
];
