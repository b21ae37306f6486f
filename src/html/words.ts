import type { Locale } from '../meeting.ts';

/** What the HTML page says beside what the Markdown page says. */
export interface HtmlWords {
  readonly skip: string;
  readonly contents: string;
  /** What a tick in a box means. */
  readonly done: string;
  readonly table: string;
  /** Of a row of bars, each 1 (low) to 8 (high). */
  readonly bars: (levels: string) => string;
  readonly targets: string;
}

export const HTML_WORDS: { readonly [L in Locale]: HtmlWords } = {
  ja: {
    skip: '本文へ',
    contents: '目次',
    done: '完了',
    table: '表',
    bars: (levels) => `推移（1 が低く 8 が高い）: ${levels}`,
    targets: 'リンク先',
  },
  en: {
    skip: 'Skip to the page',
    contents: 'Contents',
    done: 'Done',
    table: 'Table',
    bars: (levels) => `course (1 low to 8 high): ${levels}`,
    targets: 'Where the links lead',
  },
};
