import type { Locale } from '../meeting.ts';
import type { Kind } from '../records.ts';

/** What the agenda itself says, outside any section. */
export interface AgendaWords {
  readonly kinds: { readonly [K in Kind]: string };
  readonly pageTitle: (service: string, when: string) => string;
  readonly range: (first: string, last: string) => string;
  /** Of a period that is not over yet. */
  readonly soFar: (range: string, last: string) => string;
  /** What a free range is called. */
  readonly rangeOf: (year: number, first: string, last: string) => string;
  readonly gap: (source: string, kind: string) => string;
  /** Between the gap and its reason, which is written for whoever runs pwg. */
  readonly because: string;
  readonly noGaps: string;
  readonly leftOut: (sections: string) => string;
  readonly listComma: string;
  readonly lastPage: string;
  readonly monthOf: (year: number, month: string) => string;
}

export const AGENDA_WORDS: { readonly [L in Locale]: AgendaWords } = {
  ja: {
    kinds: {
      alerts: 'アラート',
      monitors: '監視ルール',
      downtimes: 'ダウンタイム',
      channels: '通知先',
      dashboards: 'ダッシュボード',
      objectives: ' SLO ',
      incidents: '障害',
      worklogs: '作業ログ',
      todos: ' TODO ',
      topics: '話題',
      changes: 'リリースなどの変更',
      plans: 'マイルストーン',
      ruleChanges: '監視設定の変更',
      minutes: 'これまでのページ',
      metrics: 'グラフの値',
    },
    pageTitle: (service, when) => `PWG ${service} ${when}`,
    range: (first, last) => `${first} 〜 ${last}`,
    soFar: (range, last) => `${range}、${last} までの途中`,
    rangeOf: (year, first, last) => `${year}-${first} 〜 ${last}`,
    gap: (source, kind) => `${source} の${kind}を取得できませんでした`,
    because: '。pwg を動かしている人へ:',
    noGaps: 'なし',
    leftOut: (sections) => `対象外: ${sections}（取得元の設定がありません）`,
    listComma: '、',
    lastPage: '前回',
    monthOf: (year, month) => `${year} 年 ${month}`,
  },
  en: {
    kinds: {
      alerts: 'alerts',
      monitors: 'alert rules',
      downtimes: 'downtimes',
      channels: 'notification channels',
      dashboards: 'dashboards',
      objectives: 'SLOs',
      incidents: 'incidents',
      worklogs: 'work logs',
      todos: 'action items',
      topics: 'topics',
      changes: 'releases and other changes',
      plans: 'milestones',
      ruleChanges: 'changes of rules',
      minutes: 'earlier pages',
      metrics: 'graph values',
    },
    pageTitle: (service, when) => `PWG ${service}, ${when}`,
    range: (first, last) => `${first} – ${last}`,
    soFar: (range, last) => `${range}, not yet over (ends ${last})`,
    rangeOf: (year, first, last) => `${first}, ${year} – ${last}`,
    gap: (source, kind) => `${source}: could not read ${kind}`,
    because: '. For whoever runs pwg:',
    noGaps: 'none',
    leftOut: (sections) => `Left out: ${sections} (no source configured)`,
    listComma: ', ',
    lastPage: 'last time',
    monthOf: (year, month) => `${month} ${year}`,
  },
};
