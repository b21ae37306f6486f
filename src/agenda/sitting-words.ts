import { code, type Markdown, md, person, text, words } from '../markdown.ts';
import { weekdayOf } from '../meeting/meeting-day.ts';
import type { Duty } from '../meeting/sitting.ts';
import { type Locale, meetingKey } from '../meeting.ts';
import type { Agenda } from './compose.ts';
import { people, roomLine } from './room-line.ts';
import { ROOM_WORDS } from './room-words.ts';

interface SittingWords {
  /** Sunday first. */
  readonly weekdays: string;
  readonly day: (day: string, weekday: string) => string;
  readonly dayUndecided: string;
  readonly undecided: string;
  readonly events: string;
  readonly drawn: (seed: string, command: Markdown) => Markdown;
}

export const SITTING_WORDS: { readonly [L in Locale]: SittingWords } = {
  ja: {
    weekdays: '日 月 火 水 木 金 土',
    day: (day, weekday) => `${day}（${weekday}）`,
    dayUndecided: '（未定）',
    undecided: '（未定）',
    events: 'グラフが動いた頃の出来事（告知、取材、キャンペーンなど）を話す人',
    drawn: (seed, command) =>
      md`司会と書記は公平なくじで決まりました（種 ${seed}）。理由は ${command} で分かります`,
  },
  en: {
    weekdays: 'Sun Mon Tue Wed Thu Fri Sat',
    day: (day, weekday) => `${day} (${weekday})`,
    dayUndecided: '(date to be set)',
    undecided: '(to be set)',
    events: 'Telling what happened when a graph moved (announcements, press, campaigns)',
    drawn: (seed, command) =>
      md`Facilitator and scribe come from a fair draw (seed ${seed}); ${command} says why`,
  },
};

/** When the meeting is held and who does what there, as the head of the page says it. Without a draw the places stay open. */
export function sittingHeader(agenda: Agenda): {
  readonly day: Markdown;
  readonly next: Markdown[];
  readonly facilitator: Markdown;
  readonly scribe: Markdown;
  readonly events: Markdown[];
  readonly rooms: Markdown[];
  readonly drawn: Markdown[];
} {
  const { meeting } = agenda;
  const { day = null, next = null, duties = null } = meeting.sitting ?? {};
  const say = SITTING_WORDS[meeting.locale];
  const { and } = ROOM_WORDS[meeting.locale];
  const events = duties?.events ?? [];
  return {
    day: words(day === null ? say.dayUndecided : saidDay(day, meeting.locale)),
    next: next === null ? [] : [text(saidDay(next, meeting.locale))],
    facilitator: duty(duties?.facilitator ?? null, say.undecided),
    scribe: duty(duties?.scribe ?? null, say.undecided),
    events: events.length === 0 ? [] : [md`${words(say.events)}: ${people(events, and)}`],
    rooms: (duties?.rooms ?? []).map((room) => roomLine(room, agenda)),
    drawn:
      duties === null
        ? []
        : [say.drawn(duties.seed, code(`pwg draw ${meeting.service} --month ${meetingKey(meeting)}`))],
  };
}

function saidDay(day: string, locale: Locale): string {
  const say = SITTING_WORDS[locale];
  return say.day(day, say.weekdays.split(' ')[weekdayOf(day)] ?? '');
}

function duty(duty: Duty | null, undecided: string): Markdown {
  if (duty === null) return words(undecided);
  return duty.written === null ? person(duty.name) : words(duty.written);
}
