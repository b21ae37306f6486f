import { type Markdown, md } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';

export interface DashboardWords {
  readonly slash: string;
  readonly comma: string;
  readonly broken: (n: number, names: Markdown) => Markdown;
  readonly fixed: (widget: Markdown, from: string, lastDay: string) => Markdown;
  readonly moreFixed: (n: number) => Markdown;
  readonly untitled: (type: string) => Markdown;
  readonly andOthers: (names: Markdown, others: number) => Markdown;
  readonly asks: (line: Markdown, question: string) => Markdown;
  readonly askBroken: string;
  readonly askFixed: string;
  readonly quiet: (service: string) => Markdown;
}

export const DASHBOARD_WORDS: { readonly [L in Locale]: DashboardWords } = {
  ja: {
    slash: ' ／ ',
    comma: '、',
    broken: (n, names) => md`何も表示できない枠（ウィジェット） ${n} つ: ${names}`,
    fixed: (widget, from, lastDay) => md`「${widget}」は ${from}〜${lastDay} に固定されたまま`,
    moreFixed: (n) => md`期間が固定されたものがほかに ${n} つ`,
    untitled: (type) => md`（名前なし・${type}）`,
    andOthers: (names, others) => md`${names} ほか ${others}`,
    asks: (line, question) => md`${line} → ${question}`,
    askBroken: '直しますか、消しますか？',
    askFixed: '固定を外しますか？',
    quiet: (service) => md`ダッシュボード（${service} を表示するものなし）`,
  },
  en: {
    slash: ' / ',
    comma: ', ',
    broken: (n, names) => md`${counted(n, 'widget')} with nothing to show: ${names}`,
    fixed: (widget, from, lastDay) => md`"${widget}" is pinned to ${from}–${lastDay}`,
    moreFixed: (n) => md`${n} more pinned`,
    untitled: (type) => md`(untitled ${type})`,
    andOthers: (names, others) => md`${names} and ${others} more`,
    asks: (line, question) => md`${line} → ${question}`,
    askBroken: 'Fix or remove?',
    askFixed: 'Unpin it?',
    quiet: (service) => md`dashboards (none shows ${service})`,
  },
};
