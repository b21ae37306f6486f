import { type Markdown, md, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';
import type { Expiry } from '../../records/certificate.ts';
import type { Alert, AlertStatus } from '../../records.ts';

/** What is said of alerts that are open at the meeting. */
export interface UrgentWords {
  readonly comma: string;
  readonly on: (host: Markdown, rule: Markdown) => Markdown;
  readonly certificate: (rule: Markdown) => Markdown;
  readonly expires: (what: Markdown, since: string, expiry: Expiry, day: string) => Markdown;
  readonly openToday: (what: Markdown, time: string, details: Markdown) => Markdown;
  readonly openSince: (
    what: Markdown,
    since: string,
    days: number,
    details: Markdown,
    ask: string,
  ) => Markdown;
  readonly severalOpen: (what: Markdown, n: number, since: string, days: number, ask: string) => Markdown;
  readonly status: { readonly [S in AlertStatus]: string | null };
  readonly value: (value: string) => string;
  readonly message: (message: Markdown) => Markdown;
  readonly askThreshold: string;
  readonly askHost: string;
  readonly askSite: string;
  readonly perhaps: (line: Markdown, service: string) => Markdown;
}

export const URGENT_WORDS: { readonly [L in Locale]: UrgentWords } = {
  ja: {
    comma: '、',
    on: (host, rule) => md`${host}: ${rule}`,
    certificate: (rule) => md`${rule}: 証明書の期限`,
    expires: (what, since, { daysLeftThen, daysLeft, when }, day) => {
      const said = {
        today: '今日あたり失効',
        past: `${day} ごろに失効したはず`,
        ahead: `${day} ごろに失効（あと ${daysLeft} 日）`,
      };
      return md`${what} ${since} から開いたまま。その時点で「残り ${daysLeftThen} 日」＝ **${said[when]}**。更新済みですか？`;
    },
    openToday: (what, time, details) =>
      md`${what} 今日 ${time} から開いています${inBrackets(details)}。いま対応している人はいますか？`,
    openSince: (what, since, days, details, ask) =>
      md`${what} ${since} から ${days} 日間、開いたまま${inBrackets(details)}。${ask}`,
    severalOpen: (what, n, since, days, ask) =>
      md`${what} ${n} 件が開いたまま。いちばん古いものは ${since} から（${days} 日間）。${ask}`,
    status: { warning: '警告', critical: '危険', unknown: '状態不明', ok: null, other: null },
    value: (value) => `値 ${value}`,
    message: (message) => md`「${message}」`,
    askThreshold: '対応しますか、閾値（鳴り始める値）を変えますか？',
    askHost: '直しますか、使っていないホストなら撤去しますか？',
    askSite: '誰が、いつまでに直しますか？',
    perhaps: (line, service) => md`${line}（${service} のものかもしれません）`,
  },
  en: {
    comma: ', ',
    on: (host, rule) => md`${host}: ${rule}`,
    certificate: (rule) => md`${rule}: certificate`,
    expires: (what, since, { daysLeftThen, daysLeft, when }, day) => {
      const said = {
        today: 'it expires about today',
        past: `it must have expired around ${day}`,
        ahead: `it expires around ${day} (in ${counted(daysLeft, 'day')})`,
      };
      const left = daysLeftThen === 1 ? words('1 day was left') : md`${daysLeftThen} days were left`;
      return md`${what} open since ${since}, when ${left}: **${said[when]}**. Has it been renewed?`;
    },
    openToday: (what, time, details) =>
      md`${what} open since ${time} today${inParentheses(details)}. Is somebody on it?`,
    openSince: (what, since, days, details, ask) =>
      md`${what} open for ${counted(days, 'day')}, since ${since}${inParentheses(details)}. ${ask}`,
    severalOpen: (what, n, since, days, ask) =>
      md`${what} ${n} of them open, the oldest for ${counted(days, 'day')}, since ${since}. ${ask}`,
    status: { warning: 'warning', critical: 'critical', unknown: 'unknown', ok: null, other: null },
    value: (value) => `value ${value}`,
    message: (message) => md`"${message}"`,
    askThreshold: 'Act on it, or change the threshold (from where on it fires)?',
    askHost: 'Mend it, or retire the host if nobody needs it?',
    askSite: 'Who fixes it, and by when?',
    perhaps: (line, service) => md`${line} (may belong to ${service})`,
  },
};

/** What to decide about an alert that stands open. Hosts and addresses that don't answer have no threshold to change. */
export function askOpen({ type }: Alert, locale: Locale): string {
  const say = URGENT_WORDS[locale];
  return type === 'connectivity' ? say.askHost : type === 'external' ? say.askSite : say.askThreshold;
}

function inBrackets(details: Markdown): Markdown {
  return details.empty ? details : md`（${details}）`;
}

function inParentheses(details: Markdown): Markdown {
  return details.empty ? details : md`${words(' (')}${details})`;
}
