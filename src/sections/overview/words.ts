import { type Markdown, md, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';

export interface OverviewWords {
  readonly between: { readonly sections: string; readonly quietPhrases: string; readonly sinceEnd: string };
  readonly title: (month: string) => string;
  readonly titleOfRange: string;
  readonly planned: (section: Markdown, minutes: number) => Markdown;
  readonly short: (minutes: number) => Markdown;
  readonly nothingUrgent: Markdown;
  readonly nothingUrgentRead: Markdown;
  readonly others: (n: number) => Markdown;
  /** Of a month that is not over yet. */
  readonly soFar: (month: string) => Markdown;
  readonly topics: (n: number) => Markdown;
  readonly sinceEnd: (first: string, last: string, what: Markdown) => Markdown;
}

export const OVERVIEW_WORDS: { readonly [L in Locale]: OverviewWords } = {
  ja: {
    between: { sections: '・', quietPhrases: '・', sinceEnd: '、' },
    title: (month) => `${month}のまとめ`,
    titleOfRange: 'この期間のまとめ',
    planned: (section, minutes) => md`${section} ${minutes}`,
    short: (minutes) => md`${minutes} 分で終われます`,
    nothingUrgent: words('なし'),
    nothingUrgentRead: words('読めた範囲では、なし'),
    others: (n) => md`ほか ${n} 件`,
    soFar: (month) => md`${month}（途中）`,
    topics: (n) => (n === 1 ? words('今日、いちばん話したいこと') : md`今日、話したい ${n} つ`),
    sinceEnd: (first, last, what) => md`締めたあと（${first} 〜 ${last}）: ${what}`,
  },
  en: {
    between: { sections: ', ', quietPhrases: '; ', sinceEnd: ', ' },
    title: (month) => `${month} at a glance`,
    titleOfRange: 'The period at a glance',
    planned: (section, minutes) => md`${section} ${minutes}`,
    short: (minutes) => md`${minutes} minutes will do`,
    nothingUrgent: words('nothing'),
    nothingUrgentRead: words('nothing in what could be read'),
    others: (n) => md`${n} more`,
    soFar: (month) => md`${month} so far`,
    topics: (n) => (n === 1 ? words('Most worth the hour') : md`${n} things worth the hour`),
    sinceEnd: (first, last, what) => md`Since then (${first} – ${last}): ${what}`,
  },
};
