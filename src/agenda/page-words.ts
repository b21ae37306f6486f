import { join, link, type Markdown, md, pageLink, text, words } from '../markdown.ts';
import { type Meeting, monthName } from '../meeting.ts';
import type { Agenda, Chapter, MissingData } from './compose.ts';
import { sittingHeader } from './sitting-words.ts';
import { AGENDA_WORDS } from './words.ts';

/** Every name the page's own template may use. */
export const SAMPLE_PAGE = {
  title: words('PWG'),
  service: words('blog'),
  counted: words('10-01 – 10-31'),
  zone: words('Japan time'),
  asOf: words('11-16 09:00'),
  gaps: words('none'),
  lastPage: [words('[September](https://example.com)')],
  leftOut: [words('left out: SLO')],
  day: words('2026-11-17 (Tue)'),
  next: [words('2026-12-15 (Tue)')],
  facilitator: words('yuki'),
  scribe: words('ken'),
  events: [words('telling what happened: hana')],
  rooms: [words('room [db](2026-10.db.md): yuki, ken')],
  drawn: [words('drawn by lot')],
  chapters: [{ heading: words('## Alerts'), text: words('…') }],
};

/** What the page says of itself: which meeting, what was counted, as of when, and every gap in the data. */
export function pageHeader(agenda: Agenda, shownAt: Date): Omit<typeof SAMPLE_PAGE, 'chapters'> {
  const { meeting } = agenda;
  const say = AGENDA_WORDS[meeting.locale];
  return {
    title: text(say.pageTitle(meeting.service, monthOrRange(meeting))),
    service: text(meeting.service),
    counted: text(counted(meeting)),
    zone: text(meeting.local.zoneName),
    asOf: text(meeting.local.dateTime(shownAt)),
    gaps: agenda.gaps.length === 0 ? text(say.noGaps) : join(gapNames(agenda), say.listComma),
    lastPage: meeting.lastPage === null ? [] : [pageLink(say.lastPage, meeting.lastPage)],
    leftOut: agenda.leftOut.length === 0 ? [] : [text(say.leftOut(agenda.leftOut.join(say.listComma)))],
    ...sittingHeader(agenda),
  };
}

/** Links the team configured for a section, then what is missing from its data: they stand right under its heading. */
export function underHeading(agenda: Agenda, chapter: Chapter): readonly string[] {
  const { meeting } = agenda;
  const say = AGENDA_WORDS[meeting.locale];
  const elsewhere = (meeting.links[chapter.section.name] ?? []).map(({ text, url }) => link(text, url));
  return [
    ...(elsewhere.length === 0 ? [] : [String(join(elsewhere, say.listComma))]),
    ...chapter.gaps.map((gap) => `> ⚠ ${said(gap, meeting)}`),
  ];
}

function said({ source, kind, problem }: MissingData, meeting: Meeting): Markdown {
  const say = AGENDA_WORDS[meeting.locale];
  return md`${say.gap(source, say.kinds[kind])}${say.because} ${problem.what} ${problem.why.replaceAll('\n', ' ')} → ${problem.try}`;
}

function gapNames({ gaps, meeting }: Agenda): readonly Markdown[] {
  const say = AGENDA_WORDS[meeting.locale];
  return [...new Set(gaps.map(({ source, kind }) => say.gap(source, say.kinds[kind])))].map((name) =>
    text(name),
  );
}

/** What the period is called in a title. */
export function monthOrRange({ month, locale, local, period }: Meeting): string {
  const say = AGENDA_WORDS[locale];
  if (month !== null) return say.monthOf(month.year, monthName(month, locale));
  const year = Number(local.day(period.from).slice(0, 4));
  return say.rangeOf(year, local.date(period.from), local.date(lastInstant(period.to)));
}

/** A month that is not over yet has been counted only so far. */
export function counted({ locale, local, period, at }: Meeting): string {
  const say = AGENDA_WORDS[locale];
  const first = local.date(period.from);
  const last = local.date(lastInstant(period.to));
  return at < period.to ? say.soFar(say.range(first, local.date(at)), last) : say.range(first, last);
}

const lastInstant = (end: Date): Date => new Date(end.getTime() - 1);
