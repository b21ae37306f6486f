import { quiet } from '../markdown/quiet.ts';
import { issueMarker } from '../sources/issue-tracker.ts';
import type { ActionItem } from './action-items.ts';

/** An action item as the issue it will be. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly assignees: readonly string[];
  readonly due: string | null;
  readonly doneWhen: string | null;
  /** What was written as a day or a person and is none. */
  readonly unclear: readonly string[];
}

export interface Origin {
  readonly service: string;
  /** 'shop/2026-10' */
  readonly meeting: string;
  readonly locale: 'ja' | 'en';
}

/** The day stands in the body in the words in which the next page looks for it. Nobody is pinged by the text. */
export function toDraft(
  { id, title, assignees, due, doneWhen, unclear, details, source }: ActionItem,
  { meeting, locale }: Origin,
): Draft {
  const say = WORDS[locale];
  const inDetails = doneWhen !== null && details.includes(doneWhen);
  const body = [
    // Links and what a title is too short for.
    source.includes('](') || title.length > LONG_TITLE ? calm(source) : '',
    calm(details).slice(0, MOST_DETAILS),
    [
      due === null ? '' : `- ${say.due}: ${due}`,
      doneWhen === null || inDetails ? '' : `- ${say.doneWhen}: ${calm(doneWhen)}`,
      `- ${say.decided}: PWG ${meeting}`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
    `pwg: ${id}\n${issueMarker(id)}`,
  ];
  return {
    id,
    title,
    assignees: assignees.slice(0, MOST_ASSIGNEES),
    due,
    doneWhen,
    unclear,
    body: body.filter((part) => part !== '').join('\n\n'),
  };
}

const MOST_ASSIGNEES = 10;
/** Titles are cut a little beyond. */
const LONG_TITLE = 200;
/** GitHub takes 65,536 characters in all. */
const MOST_DETAILS = 50_000;

/** Of what people wrote: nobody is called, and no comment can pass for our marker. */
const calm = (markdown: string): string => quiet(markdown, { backlinks: true }).replaceAll('<!--', '&lt;!--');

const WORDS = {
  ja: { due: '期限', doneWhen: '完了条件', decided: '決めた会' },
  en: { due: 'due', doneWhen: 'done when', decided: 'decided at' },
} as const;
