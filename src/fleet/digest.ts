import type { Agenda } from '../agenda/compose.ts';
import type { Meeting } from '../meeting.ts';
import { within } from '../records/calendar.ts';
import type { AlertType, Kind, Records } from '../records.ts';
import { type BudgetFacts, factsOf, type Told } from './page-facts.ts';

/** What the index needs of one service. It holds no record, so that fifty of them take no room. */
export interface Digest {
  readonly service: string;
  readonly budgets: Told<readonly BudgetFacts[]>;
  readonly incidents: Told<number>;
  readonly alerts: Told<{ readonly fired: number; readonly firedEarlier: number }>;
  readonly todos: Told<{ readonly carried: number; readonly oldestDays: number | null }>;
  /** Opened in the period, oldest first. */
  readonly reports: readonly Report[];
  /** Rules that fired in the period. */
  readonly rules: readonly FiredRule[];
  readonly gaps: readonly { readonly source: string; readonly kind: Kind }[];
}

/** An incident. */
export interface Report {
  /** 'owner/repo#n' */
  readonly id: string;
  /** '#n', or 'repo#n' outside the service's own repository. */
  readonly ref: string;
  readonly title: string;
  readonly url: string | null;
}

export interface FiredRule {
  readonly source: string;
  readonly id: string;
  readonly name: string | null;
  readonly type: AlertType;
  readonly url: string | null;
  readonly fired: number;
}

export function digest(agenda: Agenda, records: Partial<Records>): Digest {
  const { meeting } = agenda;
  const told = factsOf(agenda);
  return {
    service: meeting.service,
    budgets: told.slo((facts) => facts.objectives),
    incidents: told.incidents((facts) => facts.opened),
    alerts: told.alerts(({ fired, firedEarlier }) => ({ fired, firedEarlier })),
    todos: told.todos(({ carried, items }) => ({
      carried,
      oldestDays: items.length === 0 ? null : Math.max(...items.map(({ ageDays }) => ageDays)),
    })),
    reports: reports(records, meeting),
    rules: firedRules(records, meeting),
    gaps: agenda.gaps.map(({ source, kind }) => ({ source, kind })),
  };
}

function reports({ incidents }: Partial<Records>, { period }: Meeting): readonly Report[] {
  return (incidents?.ours ?? [])
    .filter(({ openedAt }) => within(openedAt, period))
    .map(({ origin, ref, title }) => ({ id: origin.id, ref, title, url: origin.url }));
}

function firedRules({ alerts }: Partial<Records>, { period }: Meeting): readonly FiredRule[] {
  const rules = new Map<string, FiredRule>();
  for (const { origin, rule, openedAt } of alerts?.ours ?? []) {
    if (rule === null || !within(openedAt, period)) continue;
    const { id, name, type, url } = rule;
    const key = `${origin.source} ${id}`;
    const fired = (rules.get(key)?.fired ?? 0) + 1;
    rules.set(key, { source: origin.source, id, name, type, url, fired });
  }
  return [...rules.values()];
}
