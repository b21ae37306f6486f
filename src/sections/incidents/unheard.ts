import type { Meeting } from '../../meeting.ts';
import { ASSUMED_MINUTES } from '../../records/incident-time.ts';
import {
  alertsBefore,
  firingAllTheTime,
  LOOK_BACK_MINUTES,
  minutesBetween,
  openedBetween,
} from '../../records/shortly-before.ts';
import type { Alert, AlertBook, Incident } from '../../records.ts';

/** An alert that was there and told nobody of the incident in time. */
export interface Hint {
  readonly alert: Alert;
  /** Its rule is muted now; it may be ours; it stood open already; its rule fires nearly every day; it came too late. */
  readonly why: 'muted' | 'perhapsOurs' | 'open' | 'allTheTime' | 'afterwards';
  /** Before the incident was opened, unrounded; negative when it came afterwards. */
  readonly minutes: number;
}

const AT_MOST = 2;

/**
 * For an incident that no alert announced: what could have. One hint per rule, the most telling first, at most two. None
 * when somebody was told in the hour before, or when nothing at all is known.
 */
export function unheard(
  { openedAt, closedAt }: Incident,
  { ours, perhapsOurs }: AlertBook,
  { at }: Meeting,
): readonly Hint[] {
  if (alertsBefore(openedAt, ours).some(({ rule }) => rule?.muted !== true)) return [];
  const always = firingAllTheTime(openedAt, ours);
  const often = ({ rule }: Alert): boolean => rule !== null && always.has(rule.id);
  const muted = ({ rule }: Alert): boolean => rule?.muted === true;
  const openedAgo = (from: number, to: number): readonly Alert[] =>
    openedBetween(openedAt.getTime() - from * MINUTE, new Date(openedAt.getTime() - to * MINUTE), ours);

  const hourBefore = openedAgo(LOOK_BACK_MINUTES, 0);
  const end = Math.min(
    openedAt.getTime() + ASSUMED_MINUTES * MINUTE,
    closedAt?.getTime() ?? Number.POSITIVE_INFINITY,
    at.getTime(),
  );
  const found: readonly (readonly [Hint['why'], readonly Alert[]])[] = [
    ['muted', hourBefore.filter(muted)],
    ['perhapsOurs', alertsBefore(openedAt, perhapsOurs)],
    ['open', openedAgo(STANDING_MINUTES, LOOK_BACK_MINUTES).filter((alert) => openThen(alert, openedAt))],
    ['allTheTime', hourBefore.filter((alert) => often(alert) && !muted(alert))],
    [
      'afterwards',
      openedBetween(openedAt.getTime() + 1, new Date(end), ours).filter((alert) =>
        isRare(alert, openedAt, ours),
      ),
    ],
  ];
  const rules = new Set<string | null>();
  return found
    .flatMap(([why, alerts]) => alerts.map((alert) => hint(alert, why, openedAt)))
    .filter(({ alert: { rule } }) => !rules.has(rule?.id ?? null) && rules.add(rule?.id ?? null))
    .slice(0, AT_MOST);
}

const MINUTE = 60_000;
/** What stood open for longer, or came later, belongs to another story. */
const STANDING_MINUTES = 6 * 60;

const RARE_DAYS = 30;
const RARE_AT_MOST = 10;

/** A rule that fires every other day also fires soon after something that has nothing to do with it. */
function isRare({ rule }: Alert, instant: Date, ours: readonly Alert[]): boolean {
  const month = openedBetween(instant.getTime() - RARE_DAYS * 24 * 60 * MINUTE, instant, ours);
  return month.filter((alert) => alert.rule?.id === rule?.id).length <= RARE_AT_MOST;
}

function openThen({ closedAt }: Alert, instant: Date): boolean {
  return closedAt === null || closedAt > instant;
}

function hint(alert: Alert, why: Hint['why'], openedAt: Date): Hint {
  return { alert, why, minutes: minutesBetween(alert.openedAt, openedAt) };
}
