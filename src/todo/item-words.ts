import { isDay } from '../meeting/calendar-days.ts';

/** An action item taken apart: 'ロックを入れる @aoi (期限: 2026-11-30)'. */
export interface ItemWords {
  readonly title: string;
  /** Logins without '@', each once. */
  readonly assignees: readonly string[];
  /** 'YYYY-MM-DD'; only a day that exists. */
  readonly due: string | null;
  readonly doneWhen: string | null;
  /** What looks like a day or a person and can't be read as one: '(期限: 2026-02-30)', '@me@corp'. It stays in the title. */
  readonly unclear: readonly string[];
}

/** Reads the line as people write it; what is not understood stays in the title. */
export function readWords(markdown: string): ItemWords {
  let due: string | null = null;
  let doneWhen: string | null = null;
  const assignees: string[] = [];
  const unclear: string[] = [];
  const title = markdown
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(DUE, (whole, day: string) => {
      if (due === null && isDay(day.trim())) {
        due = day.trim();
        return ' ';
      }
      unclear.push(whole);
      return whole;
    })
    .replace(DONE_WHEN, (_, condition: string) => {
      doneWhen = condition.trim();
      return ' ';
    })
    .replace(LOGIN, (_, login: string) => {
      if (!assignees.includes(login)) assignees.push(login);
      return ' ';
    });
  unclear.push(...[...title.matchAll(BARE_DUE), ...title.matchAll(AT)].map(([said]) => said));
  return { title: plain(title), assignees, due, doneWhen, unclear };
}

const DUE = /[(（]\s*(?:期限|期日|due)(?:\s*[:：]\s*|\s+|(?=\d))([^()（）]*)[)）]/giu;
/** Without parentheses it is a part of the sentence. */
const BARE_DUE = /(?<![(（]\s*)(?:期限|期日|\bdue)\s*[:：]\s*[^\s()（）]+/giu;
const DONE_WHEN = /[(（]\s*(?:完了条件|done when)\s*[:：]\s*([^()（）]+)[)）]/giu;
/** Of GitHub's form, at the start of a word: an address of mail is none. */
const LOGIN = /(?<![\p{L}\p{N}_.@`/-])[@＠]([a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38})(?![\p{L}\p{N}_/@-])/giu;
/** A team, a name that is no login, an address of another server. */
const AT = /(?<![\p{L}\p{N}_.@`/-])[@＠][^\s()（）、。,`]+/gu;

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
