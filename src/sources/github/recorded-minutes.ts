import { proseLines } from './prose.ts';
import { writtenDuration } from './written-duration.ts';
import { minutesBetween, TIME, type WrittenTime, writtenTime } from './written-time.ts';

/**
 * How long it took, if somebody wrote it down: a labelled duration ("復旧まで: 22 分"), or two labelled times ("検知 14:02 …
 * 復旧 14:40"), as a line, a row of a table or an answer of an issue form. From detection where that is recorded, else from
 * the beginning; to the last recovery. Free prose says nothing: "22 分間、注文の 2 割が失敗" need not be the time to recovery.
 * `texts` are the body and the comments in their order; `openedOn` ('YYYY-MM-DD') gives the year to dates without one.
 */
export function recordedMinutes(texts: readonly string[], openedOn: string): number | null {
  const year = Number(openedOn.slice(0, 4));
  const notes = texts.flatMap((markdown) => notesIn(proseLines(markdown)));
  const under = (labels: readonly string[]): readonly string[] =>
    notes.flatMap(({ label, value }) => (labels.includes(label) ? value : []));
  const times = (labels: readonly string[]): readonly WrittenTime[] =>
    under(labels).flatMap((value) => writtenTime(value) ?? []);
  const durations = under(DURATION).flatMap((value) => writtenDuration(value) ?? range(value, year) ?? []);
  if (durations[0] !== undefined) return durations[0];
  const from = times(DETECTED)[0] ?? times(STARTED)[0];
  const to = times(RECOVERED).at(-1);
  return from === undefined || to === undefined ? null : minutesBetween(from, to, year);
}

/** Something that stands beside or under a label. */
interface Note {
  readonly label: string;
  readonly value: string;
}

function notesIn(lines: readonly string[]): readonly Note[] {
  const notes: Note[] = [];
  let heading: string | null = null;
  let columns: readonly string[] = [];
  for (const line of lines) {
    const cells = cellsOf(line);
    if (cells.length > 0) {
      notes.push(...ofRow(cells, columns));
      if (columns.length === 0) columns = cells;
      heading = null;
      continue;
    }
    columns = [];
    const said = bare(line);
    if (said === '') continue;
    if (heading !== null) notes.push(note(heading, said));
    heading = /^\s*#{1,6}\s/.test(line) ? said : null;
    notes.push(...ofLine(said));
  }
  return notes;
}

const cellsOf = (line: string): readonly string[] =>
  /^\s*\|.*\|\s*$/.test(line) ? line.trim().slice(1, -1).split('|').map(bare) : [];

/** The label in front of the value, as in a timeline behind it, or above it. */
function ofRow(
  [first = '', second = '', ...others]: readonly string[],
  columns: readonly string[],
): readonly Note[] {
  const above = [first, second, ...others].map((cell, i) => note(columns[i] ?? '', cell));
  return [note(first, second), note(second, first), ...above];
}

function ofLine(line: string): readonly Note[] {
  const colon = /^([^:]+):\s*(.+)$/.exec(line) ?? UNSEPARATED_DURATION.exec(line);
  const notes = colon === null ? [] : [note(colon[1] ?? '', colon[2] ?? '')];
  const behind = TIME_FIRST.exec(line);
  if (behind !== null) notes.push(note(behind[2] ?? '', behind[1] ?? ''));
  const pairs: Note[] = [];
  const rest = line.replace(TIMES, (_, label: string, time: string) => {
    pairs.push(note(label, time));
    return '';
  });
  return /^[\s,、;→…./~〜–—>-]*$/.test(rest.replace(REMARK, '')) ? [...notes, ...pairs] : notes;
}

/** 'Duration (min)' with a bare '22' below says its unit in the label. */
function note(label: string, value: string): Note {
  const unit = /\((分|時間|min(?:ute)?s?|hours?|h)\)/i.exec(label)?.[1];
  return {
    label: label.replace(REMARK, '').replace(/:$/, '').trim().toLowerCase(),
    value: (unit !== undefined && /^[\d.]+$/.test(value) ? `${value} ${unit}` : value)
      .replace(REMARK, '')
      .trim(),
  };
}

function range(value: string, year: number): number | null {
  const [, start = '', end = ''] = RANGE.exec(value) ?? [];
  const [from, to] = [writtenTime(start), writtenTime(end)];
  return from === null || to === null ? null : minutesBetween(from, to, year);
}

/** Without marks of lists, tasks, headings and emphasis. */
const bare = (line: string): string =>
  line
    .replace(/^\s*(?:#{1,6}\s+|(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)/, '')
    .replace(/\*\*|__|`/g, '')
    .trim();

const DURATION = [
  ...[
    '復旧まで',
    '復旧までの時間',
    '復旧までにかかった時間',
    '検知から復旧まで',
    '復旧時間',
    '所要時間',
    '所要',
    '作業時間',
  ],
  ...[
    '対応時間',
    '停止時間',
    '障害時間',
    '障害継続時間',
    '継続時間',
    '影響時間',
    'ダウンタイム',
    'かかった時間',
  ],
  ...['duration', 'outage duration', 'downtime', 'time to recover', 'time to recovery', 'time to restore'],
  ...['time to resolve', 'ttr', 'time spent', 'time taken', 'elapsed', 'elapsed time'],
];
const DETECTED = [
  ...['検知', '検知時刻', '検知日時', '検出', '検出時刻', '検出日時', 'アラート検知'],
  ...['detected', 'detected at', 'detection', 'detection time', 'time of detection'],
];
const STARTED = [
  ...['発生', '発生時刻', '発生日時', '障害発生', '開始', '開始時刻', '開始日時', '作業開始'],
  ...['started', 'started at', 'start', 'start time', 'began', 'began at'],
];
const RECOVERED = [
  ...[
    '復旧',
    '復旧時刻',
    '復旧日時',
    '復旧時間',
    '復旧完了',
    '完全復旧',
    '解消',
    '解消時刻',
    '解消日時',
    '収束',
  ],
  ...['終了', '終了時刻', '終了日時', '作業終了', '作業完了', '完了', '完了時刻', '完了日時'],
  ...[
    'recovered',
    'recovered at',
    'recovery',
    'recovery time',
    'time of recovery',
    'resolved',
    'resolved at',
  ],
  ...['restored', 'restored at', 'ended', 'ended at', 'end', 'end time', 'finished', 'finished at'],
];

const anyOf = (labels: readonly string[]): string =>
  `(${[...labels].sort((a, b) => b.length - a.length).join('|')})`;
const POINT = anyOf([...DETECTED, ...STARTED, ...RECOVERED]);
const TIMES = new RegExp(`${POINT}\\s*:?\\s*(${TIME})`, 'gi');
const TIME_FIRST = new RegExp(`^(${TIME})\\s*[-–:]?\\s*${POINT}\\s*(?:\\(.*\\))?$`, 'i');
const UNSEPARATED_DURATION = new RegExp(`^${anyOf(DURATION)}\\s*(.+)$`, 'i');
const RANGE = new RegExp(`^(${TIME})\\s*(?:〜|~|-|–|—|から|→)\\s*(${TIME})(?:まで)?$`);
/** What stands in parentheses at the end. */
const REMARK = /\s*\([^()]*\)$/;
