import { code, type Markdown, md } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted as countOf, duration, groupedDigits } from '../../records/amounts.ts';
import type { Counted } from '../../records.ts';

/** The words of an objective that depend on what it counts. */
export interface CountedWords {
  /** How much was bad of how much. */
  readonly counts: (bad: number, total: number) => Markdown;
  /** How much may be bad, as the subject of "and so much of it was used". */
  readonly allowed: (allowed: number) => Markdown;
  /** What is bad on any day. */
  readonly everyday: string;
}

export function countedWords(counted: Counted, locale: Locale): CountedWords {
  switch (counted.are) {
    case 'events':
      return EVENTS[locale];
    case 'slices':
      return slices[locale](counted);
    case 'alertMinutes':
      return ALERT_MINUTES[locale];
    default:
      return counted satisfies never;
  }
}

/** A large count as it is said aloud. */
const events = {
  ja: (n: number): string => {
    if (n >= 1e8) return `${(n / 1e8).toFixed(2)} 億件`;
    if (n >= 1e6) return `${groupedDigits(Math.round(n / 1e4))} 万件`;
    return `${groupedDigits(Math.round(n))} 件`;
  },
  en: (n: number): string => (n >= 1e6 ? `${(n / 1e6).toFixed(1)} million` : groupedDigits(Math.round(n))),
};

const EVENTS: { readonly [L in Locale]: CountedWords } = {
  ja: {
    counts: (bad, total) => md`${events.ja(total)}中 ${events.ja(bad)}が失敗`,
    allowed: (allowed) => md`失敗してよいのは ${events.ja(allowed)}まで`,
    everyday: '毎日の「普段の失敗」',
  },
  en: {
    counts: (bad, total) => md`${events.en(bad)} of ${events.en(total)} failed`,
    allowed: (allowed) => md`${events.en(allowed)} may fail`,
    everyday: 'what fails on any day',
  },
};

type Slices = Extract<Counted, { readonly are: 'slices' }>;

const slices: { readonly [L in Locale]: (counted: Slices) => CountedWords } = {
  ja: ({ metric, minutes, bound, limit }) => {
    const bad = `${limit} ${bound === 'below' ? '以上' : '以下'}`;
    const times = (n: number): string => `${groupedDigits(Math.round(n))} 回`;
    return {
      counts: (n, total) =>
        md`${code(metric)} を ${duration(minutes, 'ja')}ごとに見て、${times(total)}中 ${times(n)}が ${bad}`,
      allowed: (allowed) => md`${bad}でよいのは ${times(allowed)}まで`,
      everyday: '特に悪くない日の積み重ね',
    };
  },
  en: ({ metric, minutes, bound, limit }) => {
    const bad = `at ${limit} or ${bound === 'below' ? 'more' : 'less'}`;
    return {
      counts: (n, total) =>
        md`${code(metric)} every ${duration(minutes, 'en')}: ${groupedDigits(Math.round(n))} of ${groupedDigits(Math.round(total))} times ${bad}`,
      allowed: (allowed) => md`${countOf(Math.round(allowed), 'time')} ${bad} would be all right`,
      everyday: 'what adds up on ordinary days',
    };
  },
};

const ALERT_MINUTES: { readonly [L in Locale]: CountedWords } = {
  ja: {
    counts: (bad, total) =>
      md`${duration(total, 'ja')}のうち ${duration(bad, 'ja')}、アラートが開いていました`,
    allowed: (allowed) => md`開いていてよいのは ${duration(allowed, 'ja')}まで`,
    everyday: '特に長くない日の積み重ね',
  },
  en: {
    counts: (bad, total) => md`an alert was open for ${duration(bad, 'en')} of ${duration(total, 'en')}`,
    allowed: (allowed) => md`${duration(allowed, 'en')} with an open alert would be all right`,
    everyday: 'what adds up on ordinary days',
  },
};
