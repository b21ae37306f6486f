import type { Meeting } from '../../meeting.ts';
import type { MetricFinding } from '../../records/metric-findings.ts';
import { UNSEEN_WORDS } from './words.ts';

/** When it began: to the minute where that is known, else the hour. */
export const beganAt = ({ at, exact }: MetricFinding, meeting: Meeting): string =>
  exact ? UNSEEN_WORDS[meeting.locale].exactly(meeting.local.dateTime(at)) : hourSaid(at, meeting);

export const hourSaid = (instant: Date, { local, locale }: Meeting): string =>
  UNSEEN_WORDS[locale].about(local.date(instant), local.hour(instant));
