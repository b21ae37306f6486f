import { actions } from './actions/index.ts';
import { alerts } from './alerts/index.ts';
import { capacity } from './capacity/index.ts';
import { dashboards } from './dashboards/index.ts';
import { incidents } from './incidents/index.ts';
import { monitoring } from './monitoring/index.ts';
import { overview } from './overview/index.ts';
import { retro } from './retro/index.ts';
import type { Section } from './section.ts';
import { slo } from './slo/index.ts';
import { todos } from './todos/index.ts';
import { topics } from './topics/index.ts';
import { unseen } from './unseen/index.ts';
import { upcoming } from './upcoming/index.ts';
import { worklog } from './worklog/index.ts';

/** What the meeting can talk about, in meeting order. A new topic is a folder beside this list and a line in it. */
export const SECTIONS: readonly Section[] = [
  overview,
  todos,
  incidents,
  slo,
  worklog,
  alerts,
  monitoring,
  dashboards,
  unseen,
  capacity,
  topics,
  upcoming,
  actions,
  retro,
];
