import type { Locale } from '../meeting.ts';

/** How the sections are called in a word or two, where several are listed. */
export const SECTION_NAMES: { readonly [L in Locale]: Readonly<Record<string, string>> } = {
  ja: {
    overview: 'まとめ',
    todos: '前回の TODO',
    incidents: '障害',
    slo: 'SLO',
    worklog: '作業ログ',
    alerts: 'アラート',
    monitoring: '監視設定',
    dashboards: 'ダッシュボード',
    unseen: '普段見ていないグラフ',
    capacity: 'キャパシティ',
    topics: '話題',
    upcoming: '予定',
    actions: '出た TODO',
    retro: '感想',
  },
  en: {
    overview: 'overview',
    todos: 'previous action items',
    incidents: 'incidents',
    slo: 'SLO',
    worklog: 'work log',
    alerts: 'alerts',
    monitoring: 'monitoring settings',
    dashboards: 'dashboards',
    unseen: 'graphs nobody looks at',
    capacity: 'capacity',
    topics: 'topics',
    upcoming: 'upcoming',
    actions: 'new action items',
    retro: 'thoughts',
  },
};
