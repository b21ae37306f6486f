import { type Markdown, md, title, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { duration } from '../../records/amounts.ts';
import type { Change } from '../../records.ts';
import type { Hint } from './unheard.ts';

/** Of an alert that told nobody in time; `minutes` apart from the incident's opening. */
type HintWords = { readonly [W in Hint['why']]: (rule: Markdown, minutes: number) => Markdown };

/** How one incident is told, piece by piece. */
const ja = {
  between: ' ／ ',
  comma: '、',
  severity: (level: string) => (level === '1' ? md`**重大度 ${level}**` : md`重大度 ${level}`),
  shared: (services: Markdown) => md`${services} と共通`,
  opened: (when: string, state: Markdown) => md`${when} 起票、${state}`,
  openedOn: (day: string) => md`${day} 起票`,
  open: words('未解決'),
  reopened: words('再オープン中'),
  resolved: words('解決'),
  resolvedAgain: words('一度再オープンして解決'),
  resolvedOn: (day: string) => md`${day} に解決`,
  recoveredIn: (minutes: number) => md`復旧まで ${duration(minutes, 'ja')}`,
  alertBefore: (rule: Markdown, minutes: number) => md`${minutesBefore.ja(minutes)}に ${rule} のアラート`,
  alertsBefore: (rule: Markdown, minutes: number, count: number, otherRules: boolean) =>
    md`${minutesBefore.ja(minutes)}から ${rule} ${otherRules ? 'など' : ''}のアラート ${count} 件`,
  noAlertBefore: words('起票前 60 分のアラートなし'),
  hint: {
    muted: (rule, minutes) =>
      md`いまミュート中の ${rule} が ${minutesBefore.ja(minutes)}に鳴っていました → ミュートを外しますか？`,
    perhapsOurs: (rule, minutes) =>
      md`どのサービスのものか分からない ${rule} が ${minutesBefore.ja(minutes)}に鳴っていました → このサービスの監視ですか？`,
    open: (rule, minutes) =>
      md`${rule} が ${duration(minutes, 'ja')}前から鳴ったままでした → この障害の前触れでしたか？`,
    allTheTime: (rule, minutes) =>
      md`毎日のように鳴る ${rule} が ${minutesBefore.ja(minutes)}にも鳴っていました → 埋もれていませんか？`,
    afterwards: (rule, minutes) =>
      minutes < 1
        ? md`起票の直後に ${rule} が鳴りました → もっと早く鳴らせますか？`
        : md`起票の ${Math.round(minutes)} 分後に ${rule} が鳴りました → もっと早く鳴らせますか？`,
  } as HintWords,
  duringDowntime: (name: string, from: string, to: string) =>
    md`計画作業でアラートを止めた時間（ダウンタイム）「${title(name)}」（${from}–${to}）の最中`,
  changeBefore: (change: Markdown, kind: Change['kind'], minutes: number) =>
    md`${minutesBefore.ja(minutes)}に${CHANGE.ja[kind]} ${change}`,
  prevention: (done: number, total: number) => {
    if (done === 0) return md`再発防止 ${total} 件は未完了`;
    if (done < total) return md`再発防止 ${total} 件中 ${done} 件完了`;
    return md`再発防止 ${total} 件${total === 1 ? '' : total === 2 ? 'とも' : 'すべて'}完了`;
  },
  noPrevention: words('再発防止は未定'),
  postmortem: words('ふりかえりの文書（ポストモーテム）あり'),
  blank: words('**本文なし**: 経緯を書く人を決める'),
  remaining: (items: Markdown) => md`残り: ${items}`,
  andMore: (n: number) => md`ほか ${n} 件`,
  closedUnfinished: (items: Markdown) => md`未完了のまま閉じています: ${items}`,
  readyToClose: words('再発防止はすべて完了 → 閉じてよいですか？'),
};

const en: typeof ja = {
  between: ' / ',
  comma: '; ',
  severity: (level) => (level === '1' ? md`**severity ${level}**` : md`severity ${level}`),
  shared: (services) => md`shared with ${services}`,
  opened: (when, state) => md`opened ${when}, ${state}`,
  openedOn: (day) => md`opened ${day}`,
  open: words('not resolved'),
  reopened: words('open again'),
  resolved: words('resolved'),
  resolvedAgain: words('resolved after being reopened'),
  resolvedOn: (day) => md`resolved ${day}`,
  recoveredIn: (minutes) => md`recovered in ${duration(minutes, 'en')}`,
  alertBefore: (rule, minutes) => md`${rule} alert ${minutesBefore.en(minutes)}`,
  alertsBefore: (rule, minutes, count, otherRules) =>
    otherRules
      ? md`${count} alerts, the first (${rule}) ${minutesBefore.en(minutes)}`
      : md`${count} ${rule} alerts, the first ${minutesBefore.en(minutes)}`,
  noAlertBefore: words('no alert in the 60 min before'),
  hint: {
    muted: (rule, minutes) => md`${rule}, muted now, fired ${minutesBefore.en(minutes)} → Unmute it?`,
    perhapsOurs: (rule, minutes) =>
      md`${rule}, of no known service, fired ${minutesBefore.en(minutes)} → Does it watch this service?`,
    open: (rule, minutes) =>
      md`${rule} had stood open for ${duration(minutes, 'en')} → Was it the first sign of this?`,
    allTheTime: (rule, minutes) =>
      md`${rule}, which fires nearly every day, fired ${minutesBefore.en(minutes)} too → Does it drown?`,
    afterwards: (rule, minutes) =>
      minutes < 1
        ? md`${rule} fired right after → Could it fire earlier?`
        : md`${rule} fired ${Math.round(minutes)} min after → Could it fire earlier?`,
  },
  duringDowntime: (name, from, to) =>
    md`during the downtime (alerts held back for planned work) "${title(name)}" (${from}–${to})`,
  changeBefore: (change, kind, minutes) => md`${CHANGE.en[kind]} ${change}, ${minutesBefore.en(minutes)}`,
  prevention: (done, total) => {
    if (total === 1) return md`its one prevention item ${done === 0 ? 'not done yet' : 'done'}`;
    const items = words('prevention items');
    if (done === 0) return md`none of ${total} ${items} done yet`;
    if (done < total) return md`${done} of ${total} ${items} done`;
    return total === 2 ? md`both ${items} done` : md`all ${total} ${items} done`;
  },
  noPrevention: words('no prevention items yet'),
  postmortem: words('postmortem (what we learnt) written'),
  blank: words('**nothing written**: who will write down what happened?'),
  remaining: (items) => md`left: ${items}`,
  andMore: (n) => md`${n} more`,
  closedUnfinished: (items) => md`closed with this left: ${items}`,
  readyToClose: words('all prevention items done → can it be closed?'),
};

export const LINE_WORDS: { readonly [L in Locale]: typeof ja } = { ja, en };

const minutesBefore = {
  ja: (minutes: number) => (minutes < 1 ? '直前' : `${Math.round(minutes)} 分前`),
  en: (minutes: number) => (minutes < 1 ? 'just before' : `${Math.round(minutes)} min before`),
};

const CHANGE = {
  ja: { annotation: 'アノテーション', release: 'リリース', deployment: 'デプロイ', merge: 'マージ' },
  en: { annotation: 'annotation', release: 'release', deployment: 'deployment', merge: 'merge' },
} as const;
