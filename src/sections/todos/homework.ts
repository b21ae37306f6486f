import { type Markdown, md, pageLink, title, words } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import { titleKey } from '../../records/same-title.ts';
import type { Minutes, Promised } from '../../records.ts';

/** What was promised on an earlier page, is not done and is no issue: nobody else keeps track of it. */
export interface Homework {
  readonly text: string;
  /** On how many pages in a row, the last one among them, it stood undone. */
  readonly times: number;
  /** The page it stands on last. */
  readonly path: string;
}

export function homework({ pages }: Minutes): readonly Homework[] {
  const [last] = pages;
  if (last === undefined) return [];
  const open = new Map<string, Promised>();
  for (const item of last.promised.filter(isHomework)) open.set(titleKey(item.text), item);
  return [...open].map(([key, { text }]) => {
    const since = pages.findIndex(
      ({ promised }) => !promised.some((item) => isHomework(item) && titleKey(item.text) === key),
    );
    return { text, times: since === -1 ? pages.length : since, path: last.path };
  });
}

const isHomework = ({ done, url }: Promised): boolean => !done && url === null;

/** At the third time it is no longer asked when, but whether. */
const ENOUGH = 3;

export function homeworkLine({ text, times, path }: Homework, { locale }: Meeting): Markdown {
  const say = WORDS[locale];
  return say.line(title(text), pageLink(say.page, path), times < ENOUGH ? say.file : say.whether(times));
}

const ja = {
  page: '前回のページ',
  line: (what: Markdown, page: Markdown, question: Markdown) =>
    md`${what} — ${page}に手書き、Issue なし ${question}`,
  file: words('→ Issue にしますか？'),
  whether: (times: number) => md`／ ${times} 回目の持ち越し → やる・小さくする・やめる？`,
};

const en: typeof ja = {
  page: 'last page',
  line: (what, page, question) => md`${what} — written on the ${page}, no issue ${question}`,
  file: words('→ make it an issue?'),
  whether: (times) => md`/ carried over ${times} times → do it, make it smaller, or drop it?`,
};

const WORDS: { readonly [L in Locale]: typeof ja } = { ja, en };
