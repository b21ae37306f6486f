import type { Locale } from '../meeting.ts';
import { counted } from '../records/amounts.ts';
import type { ThresholdRule } from '../records/threshold-rule.ts';

/** The phrases of `pwg whatif`, as plain text for a terminal. */
export interface WhatifWords {
  readonly opens: (rule: ThresholdRule) => string;
  readonly period: (from: string, to: string, zone: string, service: string) => string;
  readonly agreed: (percent: number) => string;
  readonly elsewhere: (alerts: number) => string;
  readonly head: readonly [string, string, string, string, string, string, string];
  readonly now: string;
  readonly recommended: string;
  readonly tighter: string;
  readonly ofIncidents: (still: number, of: number) => string;
  readonly laterMinutes: (minutes: number) => string;
  readonly withinBudget: (budget: number) => string;
  readonly nothingFits: (budget: number) => string;
  readonly disagrees: string;
  readonly notReplayed: (because: string) => string;
  readonly incidentsUnknown: string;
  readonly noIncident: string;
  readonly grid: (threshold: number) => string;
  readonly best: string;
  readonly combination: (duration: number, attempts: number, alerts: number, later: number) => string;
  readonly alsoHeld: (threshold: number) => string;
  readonly widget: (dashboard: string, widget: string) => string;
  readonly memo: (memo: string) => string;
  readonly change: string;
  readonly changeIsYours: (page: string | null) => readonly string[];
}

export const WHATIF_WORDS: { readonly [L in Locale]: WhatifWords } = {
  ja: {
    opens: ({ operator, threshold, level, duration, attempts }) =>
      `${duration === 1 ? '値' : `直近 ${duration} 点の平均`}が ${threshold} を${attempts === 1 ? '' : ` ${attempts} 回続けて`}${operator === '>' ? '超える' : '下回る'}と${level === 'warning' ? '警告' : '危険'}`,
    period: (from, to, zone, service) => `${from} から ${to} まで（${zone}）、サービス ${service}`,
    agreed: (percent) => `いまの設定で履歴を再生すると、実際のアラートと ${percent}% 一致します。`,
    elsewhere: (alerts) => `履歴がもう読めないホストの ${alerts} 件は、下の数に入っていません。`,
    head: ['', '閾値', '件数', '夜間', '開いていた分', '知らせた障害', '遅れ'],
    now: '今',
    recommended: '提案',
    tighter: 'もう一段',
    ofIncidents: (still, of) => `${still}/${of}`,
    laterMinutes: (minutes) => `${minutes} 分`,
    withinBudget: (budget) => `${budget} 件以内なので、変える理由はありません。`,
    nothingFits: (budget) =>
      `${budget} 件以下で、障害を見逃さず、少しの差で件数が変わらない閾値はありません。`,
    disagrees: '再生が実際と合わないため、提案はしません。期間の途中で設定を変えましたか？',
    notReplayed: (because) => `このルールは試算できません: ${because}`,
    incidentsUnknown: '障害の記録が読めないため、障害で鳴るかは確かめられていません。',
    noIncident: '期間中、このルールが知らせた障害はなく、障害で鳴るかは確かめられていません。',
    grid: (threshold) => `閾値 ${threshold} のままの件数（縦: 平均する点の数、横: 続けて超える回数）`,
    best: '閾値を変えずに減らすなら',
    combination: (duration, attempts, alerts, later) =>
      `  ${duration} 点の平均で ${attempts} 回続けて: ${alerts} 件、遅れは ${later} 分まで`,
    alsoHeld: (threshold) => `同じ値 ${threshold} が書かれている所`,
    widget: (dashboard, widget) => `  ダッシュボード ${dashboard}${widget === '' ? '' : `、${widget}`}`,
    memo: (memo) => `ルールのメモ: ${memo}`,
    change: '変えるなら（mkr monitors pull の monitors.json で）',
    changeIsYours: (page) => [
      'pwg は変更しません。mkr monitors push か、ルールの画面で変えてください。',
      ...(page === null ? [] : [page]),
    ],
  },
  en: {
    opens: ({ operator, threshold, level, duration, attempts }) =>
      `${level === 'warning' ? 'Warning' : 'Critical'} when ${duration === 1 ? 'it' : `the mean of ${duration} points`} is ${operator === '>' ? 'above' : 'below'} ${threshold}${attempts === 1 ? '' : `, ${attempts} times in a row`}`,
    period: (from, to, zone, service) => `${from} to ${to} (${zone}), service ${service}`,
    agreed: (percent) => `A replay of today's rule agrees with the real alerts in ${percent}%.`,
    elsewhere: (alerts) =>
      `${counted(alerts, 'alert')} of hosts whose history is gone ${alerts === 1 ? 'is' : 'are'} in no number below.`,
    head: ['', 'threshold', 'alerts', 'night', 'open min', 'incidents', 'later'],
    now: 'now',
    recommended: 'recommended',
    tighter: 'one step tighter',
    ofIncidents: (still, of) => `${still} of ${of}`,
    laterMinutes: (minutes) => `${minutes} min`,
    withinBudget: (budget) => `No more than ${counted(budget, 'alert')}: no reason to change it.`,
    nothingFits: (budget) =>
      `No threshold brings it to ${counted(budget, 'alert')} or fewer, misses no incident and stands on flat ground.`,
    disagrees: 'No advice: the replay is not what happened. Was the rule changed meanwhile?',
    notReplayed: (because) => `This rule can't be back-tested: ${because}`,
    incidentsUnknown: 'Incidents could not be read: whether it still fires for them is untested.',
    noIncident: 'It announced no incident in this period: whether it still would is untested.',
    grid: (threshold) => `Alerts with ${threshold} kept (down: points averaged, across: times in a row)`,
    best: 'To have fewer with the same threshold',
    combination: (duration, attempts, alerts, later) =>
      `  ${counted(duration, 'point')} averaged, ${counted(attempts, 'time')} in a row: ${counted(alerts, 'alert')}, at most ${later} min later`,
    alsoHeld: (threshold) => `The same ${threshold} is written on`,
    widget: (dashboard, widget) => `  dashboard ${dashboard}${widget === '' ? '' : `, ${widget}`}`,
    memo: (memo) => `The rule's memo: ${memo}`,
    change: 'The change (in monitors.json of mkr monitors pull)',
    changeIsYours: (page) => [
      "pwg does not make it: use mkr monitors push, or the rule's page.",
      ...(page === null ? [] : [page]),
    ],
  },
};
