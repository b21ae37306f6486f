import { type Markdown, md, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { age, counted } from '../../records/amounts.ts';

const ja = {
  between: ' ／ ',
  comma: '、',
  none: words('持ち越しはありません。'),
  carried: (n: number, before: string, earlier: number) => md`持ち越し ${n} 件（${before} ${earlier} 件）。`,
  closedSince: (n: number, of: number, day: string, as: 'done' | 'dropped') =>
    n > 1
      ? md`うち ${n} 件はそのあと完了か見送り`
      : md`${of === 1 ? '' : words('うち 1 件は ')}${day} に${as === 'done' ? '完了' : '見送り'}`,
  openedSince: (n: number, day: string) => md`${day} からの新しいものが ${n} 件。`,
  stop: '。',
  space: '',
  assigned: (people: Markdown) => md`担当 ${people}`,
  unassigned: (by: Markdown) => (by.empty ? words('**担当なし**') : md`起票 ${by}、**担当なし**`),
  due: (day: string) => md`期限 ${day}`,
  overdue: (day: string) => md`**期限 ${day} を超過**`,
  age: (days: number) => md`起票から ${age(days, 'ja')}`,
  carriedTimes: (times: number, days: number) => md`${times} 回目の持ち越し（起票から ${age(days, 'ja')}）`,
  whether: words('→ やる・小さくする・やめる？'),
  sameTitle: (n: number, others: Markdown) =>
    md`同じ件名の未完了が ${n} 件（${others}）→ 1 件にまとめますか？`,
  done: (n: number, each: Markdown) => md`完了 ${n} 件: ${each}。`,
  dropped: (n: number, each: Markdown) => md`見送り ${n} 件: ${each}。`,
  closedOn: (todo: Markdown, day: string) => md`${todo}（${day}）`,
  more: (n: number) => md`ほか ${n} 件`,
  what: words('持ち越し TODO'),
};

const en: typeof ja = {
  between: ' / ',
  comma: ', ',
  none: words('Nothing was carried over.'),
  carried: (n, before, earlier) => md`${n} carried over (${before}: ${earlier}).`,
  closedSince: (n, of, day, as) =>
    n > 1
      ? md`${n} of them were done or dropped since`
      : md`${of === 1 ? 'It' : '1 of them'} was ${as} on ${day}`,
  openedSince: (n, day) => md`${n} new since ${day}.`,
  stop: '.',
  space: ' ',
  assigned: (people) => md`assigned to ${people}`,
  unassigned: (by) => (by.empty ? words('**nobody assigned**') : md`opened by ${by}, **nobody assigned**`),
  due: (day) => md`due ${day}`,
  overdue: (day) => md`**was due ${day}**`,
  age: (days) => md`opened ${age(days, 'en')} ago`,
  carriedTimes: (times, days) => md`carried over ${counted(times, 'time')} (opened ${age(days, 'en')} ago)`,
  whether: words('→ do it, make it smaller, or drop it?'),
  sameTitle: (n, others) => md`${n} open with the same title (${others}) → make them one?`,
  done: (n, each) => md`Done: ${n} (${each}).`,
  dropped: (n, each) => md`Dropped: ${n} (${each}).`,
  closedOn: (todo, day) => md`${todo} ${day}`,
  more: (n) => md`${n} more`,
  what: words('Action items carried over'),
};

export const TODO_WORDS: { readonly [L in Locale]: typeof ja } = { ja, en };
