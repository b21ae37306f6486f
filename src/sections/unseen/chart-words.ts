import type { Locale } from '../../meeting.ts';
import type { MetricFinding } from '../../records/metric-findings.ts';

export interface UnseenChartWords {
  readonly service: (service: string, metric: string) => string;
  readonly role: (role: string, metric: string) => string;
  readonly host: (host: string, metric: string) => string;
  /** The moment on the picture. */
  readonly moment: { readonly [K in MetricFinding['kind']]: (when: string) => string };
  readonly before: (amount: string) => string;
  readonly after: (amount: string) => string;
  readonly perDay: (amount: string) => string;
  readonly usual: (amount: string) => string;
  readonly usualRange: string;
  readonly beforeDays: (end: string) => string;
  readonly afterDays: (since: string) => string;
  readonly hour: (hour: number) => string;
  readonly change: string;
  readonly incident: string;
  readonly worklog: string;
  readonly mark: (title: string, when: string) => string;
  /** The whole picture in a sentence. */
  readonly title: (heading: string, moment: string, said: string, from: string, to: string) => string;
  readonly comma: string;
}

export const UNSEEN_CHART_WORDS: { readonly [L in Locale]: UnseenChartWords } = {
  ja: {
    service: (service, metric) => `${service} 全体の ${metric}`,
    role: (role, metric) => `ロール ${role} の平均の ${metric}`,
    host: (host, metric) => `${host} の ${metric}`,
    moment: {
      level: (when) => `${when}から`,
      slope: (when) => `${when}から増え方が変化`,
      variance: (when) => `${when}から揺れ幅が変化`,
      season: (when) => `${when}から毎日の形が変化`,
      spike: (when) => when.trim(),
      changed: (when) => `${when}に変化`,
      gap: (when) => `${when}から値なし`,
      appeared: (when) => `${when}から現れた`,
      disappeared: (when) => `${when}を最後に消えた`,
    },
    before: (amount) => `以前 ${amount}`,
    after: (amount) => `以後 ${amount}`,
    perDay: (amount) => `1 日あたり ${amount}`,
    usual: (amount) => `ふだんのこの時間 ${amount}`,
    usualRange: '5 点に 4 点が入る幅',
    beforeDays: (end) => `${end} より前のいつもの 1 日`,
    afterDays: (since) => `${since} からのいつもの 1 日`,
    hour: (hour) => `${hour} 時`,
    change: 'リリースなどの変更',
    incident: '障害',
    worklog: '作業',
    mark: (title, when) => `${title}（${when}）`,
    title: (heading, moment, said, from, to) =>
      `${heading}: ${moment}${said === '' ? '' : `（${said}）`}。${from} 〜 ${to} のグラフ`,
    comma: '、',
  },
  en: {
    service: (service, metric) => `${service}: ${metric}`,
    role: (role, metric) => `mean of role ${role}: ${metric}`,
    host: (host, metric) => `${host}: ${metric}`,
    moment: {
      level: (when) => `since ${when}`,
      slope: (when) => `grows differently since ${when}`,
      variance: (when) => `moves differently since ${when}`,
      season: (when) => `another daily shape since ${when}`,
      spike: (when) => when,
      changed: (when) => `changed at ${when}`,
      gap: (when) => `no values since ${when}`,
      appeared: (when) => `appeared at ${when}`,
      disappeared: (when) => `gone since ${when}`,
    },
    before: (amount) => `before: ${amount}`,
    after: (amount) => `after: ${amount}`,
    perDay: (amount) => `${amount} a day`,
    usual: (amount) => `usual at this hour: ${amount}`,
    usualRange: 'holds four points of five',
    beforeDays: (end) => `a usual day before ${end}`,
    afterDays: (since) => `a usual day since ${since}`,
    hour: (hour) => `${hour}:00`,
    change: 'releases and other changes',
    incident: 'incidents',
    worklog: 'work',
    mark: (title, when) => `${title} (${when})`,
    title: (heading, moment, said, from, to) =>
      `${heading}: ${moment}${said === '' ? '' : ` (${said})`}. Graph of ${from} to ${to}`,
    comma: ', ',
  },
};
