import { type Markdown, md, NOTHING, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';

export interface CapacityWords {
  readonly slash: string;
  readonly growth: (before: string, now: string, pointsPerMonth: Markdown) => Markdown;
  readonly until: (days: number, low: number | null, high: number | null, date: string) => Markdown;
  readonly full: Markdown;
  readonly moved: (days: number) => Markdown;
  readonly ask: Markdown;
  readonly askNow: Markdown;
  readonly urgent: (what: Markdown, days: number, date: string) => Markdown;
  readonly others: (count: number, top: Markdown, share: string) => Markdown;
  readonly quiet: (count: number, top: string) => Markdown;
  readonly noneMeasured: Markdown;
  readonly idle: (role: string, hosts: number, cpu: string, memory: string) => Markdown;
}

export const CAPACITY_WORDS: { readonly [L in Locale]: CapacityWords } = {
  ja: {
    slash: ' ／ ',
    growth: (before, now, points) => md`${before} → ${now}（${points}pt/月）`,
    until: (days, low, high, date) =>
      md`**100% まで ${days} 日**（${date} ごろ${low === null || high === null || low === high ? NOTHING : md`、早ければ ${low} 日・遅ければ ${high} 日`}）`,
    full: words('**もういっぱいです**'),
    moved: (days) =>
      days < 0 ? md`先月の見込みより ${-days} 日早まりました` : md`先月の見込みより ${days} 日延びました`,
    ask: words('増やしますか、消しますか？ いつまでに？'),
    askNow: words('誰がいつ空けますか？'),
    urgent: (what, days, date) =>
      md`${what} が **あと ${days} 日**（${date} ごろ）で埋まります → 誰がいつ空けますか？`,
    others: (count, top, share) =>
      md`ほかの ${count} 本は 120 日以内に埋まる見込みがありません（いちばん使っているのは ${top} の ${share}）。`,
    quiet: (count, top) =>
      md`キャパシティ（ディスクなど ${count} 本とも 120 日以内に埋まる見込みなし、最大 ${top}）`,
    noneMeasured: words('キャパシティ（容量のわかるディスクやメモリのグラフがありません）'),
    idle: (role, hosts, cpu, memory) =>
      md`ロール ${role}（${hosts} 台）は、1 か月のほとんどで CPU ${cpu}・メモリ ${memory} を超えませんでした → 台数か大きさを減らせますか？`,
  },
  en: {
    slash: ' / ',
    growth: (before, now, points) => md`${before} → ${now} (${points} points a month)`,
    until: (days, low, high, date) =>
      md`**100% in ${counted(days, 'day')}** (about ${date}${low === null || high === null || low === high ? NOTHING : md`; between ${low} and ${high} days`})`,
    full: words('**full already**'),
    moved: (days) =>
      days < 0
        ? md`${counted(-days, 'day')} earlier than it looked last month`
        : md`${counted(days, 'day')} later than it looked last month`,
    ask: words('Add or delete, and until when?'),
    askNow: words('Who makes room, and when?'),
    urgent: (what, days, date) =>
      md`${what} is full **in ${counted(days, 'day')}** (about ${date}) → Who makes room, and when?`,
    others: (count, top, share) =>
      md`${counted(count, 'other graph')} will not fill up within 120 days (the fullest: ${top}, ${share}).`,
    quiet: (count, top) =>
      md`capacity (disks and the like: ${count} looked at, none full within 120 days, the fullest at ${top})`,
    noneMeasured: words('capacity (no disk or memory with a known size)'),
    idle: (role, hosts, cpu, memory) =>
      md`Role ${role} (${counted(hosts, 'host')}): nearly all month CPU stayed below ${cpu} and memory below ${memory} → Fewer or smaller ones?`,
  },
};
