import type { LocalTime } from '../local-time.ts';
import { monthKey } from '../meeting.ts';
import { type Agenda, isQuiet, quietPhrase } from './compose.ts';
import type { Renderer } from './render.ts';

/**
 * The agenda for machines, as one line: `pwg.agenda/1`. Facts are null where the section's data is
 * incomplete; instants carry the zone's offset.
 */
export function agendaJson(agenda: Agenda, renderer: Renderer): string {
  const { meeting } = agenda;
  const { local } = meeting;
  const sections = agenda.chapters.map((chapter) => ({
    name: chapter.section.name,
    title: chapter.title,
    facts: chapter.gaps.length > 0 ? null : withOffsets(chapter.view?.facts ?? null, local),
    markdown: isQuiet(chapter) ? String(quietPhrase(chapter)) : renderer.chapter(agenda, chapter),
  }));
  return JSON.stringify({
    schema: 'pwg.agenda/1',
    meeting: {
      service: meeting.service,
      month: meeting.month === null ? null : monthKey(meeting.month),
      from: local.iso(meeting.period.from),
      to: local.iso(meeting.period.to),
      timezone: local.zone,
      locale: meeting.locale,
      at: local.iso(meeting.at),
    },
    gaps: agenda.gaps.map(({ source, kind, problem: { what, why, try: next } }) => ({
      source,
      kind,
      problem: { what, why, try: next },
    })),
    sections,
  });
}

function withOffsets(value: unknown, local: LocalTime): unknown {
  if (value instanceof Date) return local.iso(value);
  if (Array.isArray(value)) return value.map((item) => withOffsets(item, local));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withOffsets(inner, local)]));
}
