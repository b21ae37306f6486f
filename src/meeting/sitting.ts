/** Who comes to a meeting, when it is held, and who does what there. */

export const ROLES = ['engineer', 'sre', 'manager', 'other'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly name: string;
  readonly role: Role;
  /** 'YYYY-MM-DD', the first day with the team; `null` = from the beginning. */
  readonly since: string | null;
  readonly absences: readonly Absence[];
}

/** Days 'YYYY-MM-DD' on which somebody is not there, both of them included. */
export interface Absence {
  readonly from: string;
  readonly to: string;
}

/** A part of a large meeting that looks at something of its own before all come together again. */
export interface RoomRule {
  readonly name: string;
  /** What it looks at, by name; empty = the whole page. */
  readonly sections: readonly string[];
  /** On whose pages it exists; empty = on all. */
  readonly services: readonly string[];
  /** How many people it is meant for. */
  readonly size: number;
}

/** The day of each month on which the meeting is held. */
export interface MeetingRule {
  readonly nth: 1 | 2 | 3 | 4 | 'last';
  /** 0 = Sunday */
  readonly weekday: number;
}

/** One meeting as it is going to be, or as it was. */
export interface Sitting {
  /** 'YYYY-MM-DD'; `null` = no rule says. */
  readonly day: string | null;
  readonly next: string | null;
  /** `null` where nobody is drawn. */
  readonly duties: Duties | null;
}

export interface Duties {
  /** `null` when nobody is left for it. */
  readonly facilitator: Duty | null;
  readonly scribe: Duty | null;
  /** Who knows what happened outside the system; where there are rooms, they have their own. */
  readonly events: readonly string[];
  readonly rooms: readonly RoomDuty[];
  /** What the draw was made from, as it is printed. */
  readonly seed: string;
}

export interface Duty {
  readonly name: string;
  /** The Markdown in which the page has it already; it stays, whoever wrote it. */
  readonly written: string | null;
}

export interface RoomDuty {
  readonly name: string;
  readonly sections: readonly string[];
  readonly members: readonly string[];
  /** The Markdown in which the page names just these members already. */
  readonly written: string | null;
  /** Those of `members` who know what happened outside the system. */
  readonly events: readonly string[];
  /** Its page, by its path from the joint one. */
  readonly path: string;
  /** What people wrote into its page: Markdown, empty when nothing yet. */
  readonly findings: string;
}
