import { type Markdown, md, NOTHING } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';

interface Month {
  readonly name: string;
  readonly amount: string;
}

export interface GraphWords {
  readonly slash: string;
  readonly comma: string;
  readonly about: (date: string, hour: number) => string;
  /** To the minute. */
  readonly exactly: (dateTime: string) => string;
  readonly tells: (graph: Markdown, what: Markdown) => Markdown;
  readonly of: (owner: Markdown, metric: Markdown) => Markdown;
  readonly named: (title: Markdown, what: Markdown) => Markdown;
  readonly months: (before: Month, now: Month, ratio: number | null) => Markdown;
  readonly level: (when: string, before: string, after: string, end: string | null) => Markdown;
  readonly slope: (when: string) => Markdown;
  readonly variance: (when: string) => Markdown;
  readonly season: (when: string, hour: number) => Markdown;
  readonly spike: (when: string, amount: string) => Markdown;
  readonly gap: (from: string, to: string | null) => Markdown;
  readonly appeared: (when: string) => Markdown;
  readonly yearAgo: (month: string, amount: string) => Markdown;
  readonly alsoMoved: (n: number) => Markdown;
  readonly others: (n: number, month: string, all: boolean) => Markdown;
  readonly sinceLastYear: (graph: Markdown, month: string, ratio: number) => Markdown;
  readonly notCompared: (n: number, names: Markdown) => Markdown;
}

/** Less is no difference to anybody who looks at the graph. */
const SAME = 0.03;

export const GRAPH_WORDS: { readonly [L in Locale]: GraphWords } = {
  ja: {
    slash: ' ／ ',
    comma: '、',
    about: (date, hour) => `${date} ${hour} 時台`,
    exactly: (dateTime) => `${dateTime} ごろ`,
    tells: (graph, what) => md`${graph}: ${what}`,
    of: (owner, metric) => md`${owner} の ${metric}`,
    named: (title, what) => md`${title} — ${what}`,
    months: (before, now, ratio) =>
      isSame(ratio)
        ? md`${now.name} ${now.amount}（${before.name}とほぼ同じ）`
        : md`${before.name} ${before.amount} → ${now.name} ${now.amount}${ratio === null ? NOTHING : md`（${moved(ratio, '倍', '% 増', '% 減')}）`}`,
    level: (when, before, after, end) =>
      md`**${when}に ${before} から ${after} へ**${end === null ? NOTHING : md`、${end}に戻りました`}`,
    slope: (when) => md`**${when}から増え方が変わりました**`,
    variance: (when) => md`**${when}から揺れ幅が変わりました**`,
    season: (when, hour) => md`**${when}から、毎日 ${hour} 時ごろの値が変わりました**`,
    spike: (when, amount) => md`**${when}に一時だけ ${amount}**`,
    gap: (from, to) =>
      to === null ? md`**${from}から値がありません**` : md`**${from}から ${to}まで値がありません**`,
    appeared: (when) => md`**${when}から現れました**`,
    yearAgo: (month, amount) => md`前年 ${month}は ${amount}`,
    alsoMoved: (n) => md`同じグラフのほかの ${n} 本も動きました`,
    others: (n, month, all) =>
      all
        ? md`グラフ ${n} 枚は、どれも ${month}と大きく違いません`
        : md`ほかの ${n} 枚は ${month}と大きく違いません`,
    sinceLastYear: (graph, month, ratio) =>
      md`前年 ${month}と比べていちばん違うのは「${graph}」の ${twoDigits(ratio)} 倍`,
    notCompared: (n, names) => md`比べていないグラフ ${n} 枚: ${names}`,
  },
  en: {
    slash: ' / ',
    comma: ', ',
    about: (date, hour) => `${date} ${String(hour).padStart(2, '0')}:00`,
    exactly: (dateTime) => `about ${dateTime}`,
    tells: (graph, what) => md`${graph}: ${what}`,
    of: (owner, metric) => md`${owner} ${metric}`,
    named: (title, what) => md`${title} — ${what}`,
    months: (before, now, ratio) =>
      isSame(ratio)
        ? md`${now.name} ${now.amount} (much as in ${before.name})`
        : md`${before.name} ${before.amount} → ${now.name} ${now.amount}${ratio === null ? NOTHING : md` (${moved(ratio, 'times as much', '% more', '% less')})`}`,
    level: (when, before, after, end) =>
      md`**${before} → ${after} at ${when}**${end === null ? NOTHING : md`, back at ${end}`}`,
    slope: (when) => md`**grows differently since ${when}**`,
    variance: (when) => md`**swings differently since ${when}**`,
    season: (when, hour) => md`**since ${when} another value every day about ${hour}:00**`,
    spike: (when, amount) => md`**${amount} for a while at ${when}**`,
    gap: (from, to) =>
      to === null ? md`**no values since ${from}**` : md`**no values from ${from} to ${to}**`,
    appeared: (when) => md`**appeared at ${when}**`,
    yearAgo: (month, amount) => md`${month} a year ago: ${amount}`,
    alsoMoved: (n) => md`${counted(n, 'other line')} of the graph moved, too`,
    others: (n, month, all) =>
      all
        ? md`${counted(n, 'graph')}, none much different from ${month}`
        : md`The other ${n === 1 ? 'graph is' : `${n} graphs are`} much as in ${month}`,
    sinceLastYear: (graph, month, ratio) =>
      md`against ${month} a year ago most different: ${graph}, ${twoDigits(ratio)} times as much`,
    notCompared: (n, names) => md`${counted(n, 'graph')} not compared: ${names}`,
  },
};

const isSame = (ratio: number | null): boolean => ratio !== null && Math.abs(ratio - 1) < SAME;

/** Now ÷ before, as people say it: '2.4 倍', '13% 減'. */
function moved(ratio: number, times: string, more: string, less: string): string {
  if (ratio >= 2) return `${twoDigits(ratio)} ${times}`;
  return `${Math.round(Math.abs(ratio - 1) * 100)}${ratio > 1 ? more : less}`;
}

const twoDigits = (ratio: number): string => String(Number(ratio.toPrecision(2)));
