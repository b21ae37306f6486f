import { type Markdown, md, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';
import type { Expiry } from '../../records/certificate.ts';
import type { AlertStatus } from '../../records.ts';

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
  readonly perhaps: (line: Markdown, service: string) => Markdown;
}

export const URGENT_WORDS: { readonly [L in Locale]: UrgentWords } = {
  ja: {
    comma: '、',
    on: (host, rule) => md`${host}: ${rule}`,
    certificate: (rule) => md`${rule}: 証明書の期限`,
    expires: (what, since, { daysLeftThen, daysLeft }, day) => {
      const when =
        Math.abs(daysLeft) <= 1
          ? '今日あたり失効'
          : daysLeft < 0
            ? `${day} ごろに失効したはず`
            : `${day} ごろに失効（あと ${daysLeft} 日）`;
      return md`${what} ${since} から開いたまま。その時点で「残り ${daysLeftThen} 日」＝ **${when}**。更新済みですか？`;
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
    askThreshold: '対応しますか、閾値を変えますか？',
    askHost: '直しますか、使っていないホストなら撤去しますか？',
    perhaps: (line, service) => md`${line}（${service} のものかもしれません）`,
  },
  en: {
    comma: ', ',
    on: (host, rule) => md`${host}: ${rule}`,
    certificate: (rule) => md`${rule}: certificate`,
    expires: (what, since, { daysLeftThen, daysLeft }, day) => {
      const when =
        Math.abs(daysLeft) <= 1
          ? 'it expires about today'
          : daysLeft < 0
            ? `it expired around ${day}`
            : `it expires around ${day} (in ${counted(daysLeft, 'day')})`;
      return md`${what} open since ${since}, when ${counted(daysLeftThen, 'day')} were left: **${when}**. Has it been renewed?`;
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
    askThreshold: 'Act on it, or change the threshold?',
    askHost: 'Mend it, or retire the host if nobody needs it?',
    perhaps: (line, service) => md`${line} (may belong to ${service})`,
  },
};

function inBrackets(details: Markdown): Markdown {
  return details.empty ? details : md`（${details}）`;
}

function inParentheses(details: Markdown): Markdown {
  return details.empty ? details : md`${words(' (')}${details})`;
}
