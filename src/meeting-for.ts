import type { ServiceConfig } from './config.ts';
import { publicHolidays } from './meeting/holidays.ts';
import { type Locale, type Meeting, planMeeting } from './meeting.ts';
import type { Project } from './project.ts';

/** What the flags of a command say about the meeting meant. */
export interface MeetingFlags {
  readonly month?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly locale?: Locale | null;
}

/** The meeting of a service as the config and the flags have it; its last page is not looked for. */
export async function meetingFor(
  { config, known, at }: Project,
  service: ServiceConfig,
  { month, from, to, locale }: MeetingFlags = {},
): Promise<Meeting> {
  const meeting = planMeeting({
    at,
    ...(month != null && { month }),
    ...(from != null && { from }),
    ...(to != null && { to }),
    zone: config.timezone,
    locale: locale ?? config.locale,
    rules: config.rules,
    service: service.name,
    homeRepo: service.repo,
    links: service.links,
    known,
    glossary: config.glossary,
    lastPage: null,
  });
  return { ...meeting, holidays: await publicHolidays(meeting) };
}
