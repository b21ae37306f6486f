import { endOfMark } from '../agenda/merge/marks.ts';

/** What the head of a page says of the meeting, in the Markdown in which it stands there, whoever wrote it. */
export interface Header {
  /** 'YYYY-MM-DD' */
  readonly day: string | null;
  /** Empty = nothing. */
  readonly facilitator: string;
  readonly scribe: string;
  readonly rooms: readonly { readonly name: string; readonly members: string }[];
}

/** Reads a page back up to its first chapter, in either language, also after a wiki or an editor had it. */
export function readHeader(page: string): Header {
  const lines = page.split(/\r\n|\r|\n/);
  const end = lines.findIndex((line) => /^ {0,3}##/.test(line));
  const head = end < 0 ? lines : lines.slice(0, end);
  const said = head.flatMap(fieldsIn);
  const field = (label: RegExp): string => said.find(({ name }) => label.test(name))?.value ?? '';
  return {
    day: dayIn(field(/^(?:開催|meeting)/i)),
    facilitator: field(/^(?:司会|facilitator)/i),
    scribe: field(/^(?:書記|scribe)/i),
    rooms: head.flatMap((line) => {
      const [, name] = ROOM.exec(line) ?? [];
      const members = fieldsIn(line).find(({ name }) => /^(?:メンバー|members)/i.test(name));
      return name === undefined || members === undefined ? [] : [{ name, members: members.value }];
    }),
  };
}

/** Nobody has been named: nothing, or the words that hold the place. */
export function isUndecided(value: string): boolean {
  return /^[\s（(]*(?:未定|.*to be set|tbd|-)?[\s）)]*$/i.test(value);
}

interface Field {
  readonly name: string;
  readonly value: string;
}

function fieldsIn(line: string): readonly Field[] {
  return [...line.replace(BOLD_LABEL, '$1:').matchAll(FIELD)].map(([, name = '', value = '']) => ({
    name,
    value: withoutNotes(value).trim(),
  }));
}

const LABEL = '(?:開催日?|司会|書記|メンバー|Meeting|Facilitator|Scribe|Members)';
const COLON = String.raw`\s*\\?[:：]\s*`;
const BOLD_LABEL = new RegExp(String.raw`\*\*(${LABEL})(?:\s*\*\*${COLON}|${COLON}\*\*)`, 'giu');
/** Up to the next field or what parts two of them. */
const FIELD = new RegExp(
  String.raw`(${LABEL})${COLON}(.*?)(?=\s*(?:／|\s/\s|\||$|[、,]\s*${LABEL}${COLON}))`,
  'giu',
);

const ROOM = /^\s*(?:\\?[-*+]\s+)?(?:\*\*)?(?:部屋|Room)\s*\[(?:\*\*)?([^\]*]+)(?:\*\*)?\]\(/iu;

/** What the merge put beside a person's words. */
function withoutNotes(value: string): string {
  let kept = '';
  for (let at = 0; at < value.length; ) {
    const end = endOfMark(value, at);
    if (end === null) kept += value[at++];
    else at = end;
  }
  return kept;
}

function dayIn(value: string): string | null {
  const [, year, month, day] = /(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})/.exec(value.normalize('NFKC')) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
