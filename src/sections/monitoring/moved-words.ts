import { type Markdown, md, NOTHING, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import type { Left, Moved } from './moved.ts';

/** How a changed rule is told. */
export interface MovedWords {
  readonly slash: string;
  readonly comma: string;
  readonly kind: { readonly [K in Moved['kind']]: Markdown };
  readonly what: (head: Markdown, what: Markdown) => Markdown;
  readonly fromTo: (field: Markdown, before: Markdown, after: Markdown) => Markdown;
  readonly rewritten: (field: Markdown) => Markdown;
  readonly moreFields: (n: number) => Markdown;
  readonly between: (days: readonly [string, string]) => Markdown;
  readonly again: (field: Markdown, times: number) => Markdown;
  readonly announced: (incidents: Markdown) => Markdown;
  readonly before: (incident: Markdown, minutes: number) => Markdown;
  readonly memo: { readonly [M in Left['memo']]: (value: Markdown) => Markdown };
  readonly marked: (dashboards: Markdown, value: number) => Markdown;
  readonly asks: (said: Markdown, question: Markdown) => Markdown;
  readonly ask: { readonly [Q in 'nextTime' | 'again' | 'muted' | 'gone' | 'mend' | 'reason']: Markdown };
}

export const MOVED_WORDS: { readonly [L in Locale]: MovedWords } = {
  ja: {
    slash: ' ／ ',
    comma: '、',
    kind: {
      came: words('**新しいルール**'),
      gone: words('**消えました**'),
      muted: words('**ミュートされました**'),
      unmuted: words('ミュートが外れました'),
      loosened: words('**緩くなりました**'),
      tightened: words('厳しくなりました'),
      mixed: words('緩くなったところと厳しくなったところがあります'),
      changed: words('変わりました'),
    },
    what: (head, what) => md`${head}: ${what}`,
    fromTo: (field, before, after) => md`${field} ${before} → ${after}`,
    rewritten: (field) => md`${field}の書き換え`,
    moreFields: (n) => md`ほか ${n} 項目`,
    between: ([first, last]) => (first === last ? md`${first}` : md`${first} 〜 ${last} の間`),
    again: (field, times) => md`${field}は 90 日で ${times} 回目`,
    announced: (incidents) => md`障害を先に知らせたルールです（${incidents}）`,
    before: (incident, minutes) =>
      minutes < 1 ? md`${incident} の直前` : md`${incident} の ${Math.round(minutes)} 分前`,
    memo: {
      changed: () => NOTHING,
      holds: (value) => md`メモには前の値 ${value} が残っています`,
      unchanged: () => words('メモはそのまま'),
      none: () => words('メモなし'),
      unknown: () => NOTHING,
    },
    marked: (dashboards, value) => md`ダッシュボード ${dashboards} の線は前の値 ${value} のまま`,
    asks: (said, question) => md`${said} → ${question}`,
    ask: {
      nextTime: words('次の障害にも気づけますか？'),
      again: words('何度も変わるのはなぜですか？'),
      muted: words('いつ戻しますか？'),
      gone: words('代わりに気づけるものはありますか？'),
      mend: words('一緒に直しますか？'),
      reason: words('変えた理由をメモに残しますか？'),
    },
  },
  en: {
    slash: ' / ',
    comma: ', ',
    kind: {
      came: words('**is new**'),
      gone: words('**is gone**'),
      muted: words('**was muted**'),
      unmuted: words('was unmuted'),
      loosened: words('**was loosened**'),
      tightened: words('was tightened'),
      mixed: words('was loosened in one way and tightened in another'),
      changed: words('was changed'),
    },
    what: (head, what) => md`${head}: ${what}`,
    fromTo: (field, before, after) => md`${field} ${before} → ${after}`,
    rewritten: (field) => md`${field} rewritten`,
    moreFields: (n) => md`${n} more`,
    between: ([first, last]) => (first === last ? md`on ${first}` : md`between ${first} and ${last}`),
    again: (field, times) => md`${field} changed ${times} times in 90 days`,
    announced: (incidents) => md`it announced incidents (${incidents})`,
    before: (incident, minutes) =>
      minutes < 1 ? md`right before ${incident}` : md`${Math.round(minutes)} min before ${incident}`,
    memo: {
      changed: () => NOTHING,
      holds: (value) => md`its memo still says ${value}`,
      unchanged: () => words('its memo did not change'),
      none: () => words('it has no memo'),
      unknown: () => NOTHING,
    },
    marked: (dashboards, value) => md`a line on dashboard ${dashboards} still marks ${value}`,
    asks: (said, question) => md`${said} → ${question}`,
    ask: {
      nextTime: words('Would we still hear of the next one?'),
      again: words('Why does it keep changing?'),
      muted: words('Until when?'),
      gone: words('What would tell us now?'),
      mend: words('Change that too?'),
      reason: words('Write the reason into the memo?'),
    },
  },
};
