import { type Markdown, md, words } from '../markdown.ts';
import type { Locale } from '../meeting.ts';
import { counted } from './amounts.ts';
import type { NotReplayed } from './threshold-review.ts';

/** The phrases of the back-test on the page. */
export interface ThresholdWords {
  readonly comma: string;
  readonly and: string;
  readonly history: string;
  readonly line: (steps: Markdown, proof: Markdown) => Markdown;
  readonly now: (threshold: number, alerts: number) => Markdown;
  readonly recommended: (threshold: number, alerts: number) => Markdown;
  readonly tighter: (threshold: number, alerts: number) => Markdown;
  readonly stillWarns: (incidents: Markdown, minutesLater: number) => Markdown;
  readonly misses: (incidents: Markdown) => Markdown;
  readonly noIncident: Markdown;
  readonly incidentsUnknown: Markdown;
  readonly proof: (history: Markdown, agreed: number) => Markdown;
  readonly marks: (dashboards: Markdown, threshold: number) => Markdown;
  readonly disagrees: (agreed: number) => Markdown;
  readonly nothingFits: (budget: number) => Markdown;
  readonly notReplayed: (because: string) => Markdown;
  readonly because: { readonly [W in NotReplayed['why']]: string };
}

/** 99.6 % of agreement is not 100 %. */
export const percentOf = (share: number): number => Math.floor(share * 100);

export const THRESHOLD_WORDS: { readonly [L in Locale]: ThresholdWords } = {
  ja: {
    comma: '、',
    and: ' と ',
    history: '1 分ごとの履歴',
    line: (steps, proof) => md`閾値を変えると: ${steps}。${proof}`,
    now: (threshold, alerts) => md`${threshold}（今）${alerts} 件`,
    recommended: (threshold, alerts) => md`**${threshold} で ${alerts} 件**`,
    tighter: (threshold, alerts) => md`${threshold} で ${alerts} 件`,
    stillWarns: (incidents, minutes) =>
      md`（${incidents} の障害では引き続き鳴る${minutes === 0 ? '' : `。遅れは ${minutes} 分まで`}）`,
    misses: (incidents) => md`（${incidents} の障害では鳴らなくなる）`,
    noIncident: words('（期間中、このルールが知らせた障害はなく、障害で鳴るかは確かめられていない）'),
    incidentsUnknown: words('（障害の記録が読めず、障害で鳴るかは確かめられていない）'),
    proof: (history, agreed) => md`${history}での試算で、実際のアラートとの一致 ${agreed}%。`,
    marks: (dashboards, threshold) =>
      md`変えるなら、ダッシュボード ${dashboards} に書かれた ${threshold} も一緒に。`,
    disagrees: (agreed) =>
      agreed === 0
        ? words('閾値の試算なし: いまの設定で履歴を再生しても、実際のアラートと 1 件も合いません。')
        : md`閾値の試算なし: いまの設定で履歴を再生しても、実際のアラートとの一致は ${agreed}%。`,
    nothingFits: (budget) =>
      md`閾値だけでは ${budget} 件以下にできません（障害を見逃すか、少しの差で件数が大きく変わります）。続けて超える回数や平均する点の数を \`pwg whatif\` で試しますか？`,
    notReplayed: (because) => md`閾値の試算はできません: ${because}`,
    because: {
      ratio: '% で終わるメトリックは Mackerel の中で計算され、履歴を取り出せません。',
      expression: '式の値の履歴は API で取り出せません。',
      query: 'ラベル付きメトリックの履歴は API で取り出せません。',
      anomalyDetection: '異常検知に動かせる閾値はありません。',
      connectivity: '死活監視に動かせる閾値はありません。',
      external: '外形監視は応答の中身や証明書でも鳴り、閾値だけでは再現できません。',
      check: 'チェック監視の判定はホスト側にあり、履歴がありません。',
      other: 'pwg の知らない種類のルールです。',
      noThreshold: '閾値が設定されていません。',
      noHistory: 'メトリックの履歴がありません。',
      tooManyHosts: '対象のホストが多すぎます（20 台まで）。',
      tooShort: '14 日分の履歴がありません。',
      tooCoarse: 'ルールが見ている間隔より粗い履歴しか取り出せません。',
    },
  },
  en: {
    comma: ', ',
    and: ' and ',
    history: 'the history minute by minute',
    line: (steps, proof) => md`With another threshold: ${steps}. ${proof}`,
    now: (threshold, alerts) => md`${threshold} (now) ${counted(alerts, 'alert')}`,
    recommended: (threshold, alerts) => md`**${threshold}: ${alerts}**`,
    tighter: (threshold, alerts) => md`${threshold}: ${alerts}`,
    stillWarns: (incidents, minutes) =>
      md` (still fires for the incidents of ${incidents}${minutes === 0 ? '' : `, at most ${minutes} min later`})`,
    misses: (incidents) => md` (no longer fires for the incident of ${incidents})`,
    noIncident: words(' (it announced no incident in this period: whether it still would is untested)'),
    incidentsUnknown: words(' (incidents could not be read: whether it still fires for them is untested)'),
    proof: (history, agreed) =>
      md`Replayed on ${history}: with today's setting it agrees ${agreed}% with the real alerts.`,
    marks: (dashboards, threshold) => md` Then change the ${threshold} written on ${dashboards}, too.`,
    disagrees: (agreed) =>
      agreed === 0
        ? words("No advice on the threshold: a replay of today's rule matches none of the real alerts.")
        : md`No advice on the threshold: a replay of today's rule matches only ${agreed}% of the real alerts.`,
    nothingFits: (budget) =>
      md`The threshold alone does not bring it to ${counted(budget, 'alert')} or fewer (it would miss an incident, or a small difference changes much). Try attempts and duration with \`pwg whatif\`?`,
    notReplayed: (because) => md`The threshold can't be back-tested: ${because}`,
    because: {
      ratio: 'metrics that end in % are computed inside Mackerel and have no history to fetch.',
      expression: 'the API does not give the history of an expression.',
      query: 'the API does not give the history of labelled metrics.',
      anomalyDetection: 'anomaly detection has no threshold to move.',
      connectivity: 'connectivity has no threshold to move.',
      external: 'external checks also fire on contents and certificates: a threshold alone tells too little.',
      check: 'checks are decided on the host and leave no history.',
      other: 'pwg does not know this kind of rule.',
      noThreshold: 'it has no threshold.',
      noHistory: 'its metric has no history.',
      tooManyHosts: 'it watches too many hosts (20 at most).',
      tooShort: 'there are not 14 days of history.',
      tooCoarse: 'the history is coarser than what the rule itself sees.',
    },
  },
};
