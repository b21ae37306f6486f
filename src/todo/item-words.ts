import { isDay } from '../meeting/calendar-days.ts';

/** An action item taken apart: 'ロックを入れる @aoi (期限: 2026-11-30)'. */
export interface ItemWords {
  readonly title: string;
  /** Logins without '@', each once. */
  readonly assignees: readonly string[];
  /** 'YYYY-MM-DD'; only a day that exists. */
  readonly due: string | null;
  readonly doneWhen: string | null;
}

/** Reads the line as people write it; what is not understood stays in the title. */
export function readWords(markdown: string): ItemWords {
  let due: string | null = null;
  let doneWhen: string | null = null;
  const assignees: string[] = [];
  const title = markdown
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(DUE, (whole, day: string) => {
      if (due !== null || !isDay(day)) return whole;
      due = day;
      return ' ';
    })
    .replace(DONE_WHEN, (_, condition: string) => {
      doneWhen = condition.trim();
      return ' ';
    })
    .replace(LOGIN, (_, login: string) => {
      if (!assignees.includes(login)) assignees.push(login);
      return ' ';
    });
  return { title: plain(title), assignees, due, doneWhen };
}

const DUE = /[(（]\s*(?:期限|期日|due)\s*[:：]?\s*(\d{4}-\d{2}-\d{2})\s*[)）]/giu;
const DONE_WHEN = /[(（]\s*(?:完了条件|done when)\s*[:：]\s*([^()（）]+)[)）]/giu;
/** Of GitHub's form, at the start of a word: an address of mail is none. */
const LOGIN = /(?<![\p{L}\p{N}_.@`/-])[@＠]([a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38})(?![\p{L}\p{N}_/-])/giu;

/** A title is plain text on GitHub: links give their words, marks and escapes go. */
function plain(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<!--.*?-->/gs, '')
    .replace(/(\*\*|__|~~)(.+?)\1/g, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
