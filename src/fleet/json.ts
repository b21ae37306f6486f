import { monthKey } from '../meeting.ts';
import type { FiredRule } from './digest.ts';
import { digestsOf, type FleetIndex, type FleetService } from './fleet-index.ts';
import { lastHeld, stopped } from './meetings-held.ts';
import type { RuleName } from './nobodys.ts';
import type { Told } from './page-facts.ts';
import { type AlikeFailure, alikeFailures, noisyRules } from './together.ts';

/**
 * The index for machines, as one line: `pwg.fleet/1`. What is `null` could not be read or is not on the page. Rules are
 * `{ id, name }`, `fired` is of the period.
 */
export function fleetJson(index: FleetIndex): string {
  const { meeting, services, nobodys } = index;
  const { local } = meeting;
  const noisy = noisyRules(digestsOf(index));
  const sources = [...nobodys.values()];
  const rules = sources.flatMap((source) => source.rules);
  const alerts = sources.flatMap((source) => source.alerts ?? []);
  return JSON.stringify({
    schema: 'pwg.fleet/1',
    meeting: {
      month: meeting.month === null ? null : monthKey(meeting.month),
      from: local.iso(meeting.period.from),
      to: local.iso(meeting.period.to),
      timezone: local.zone,
      locale: meeting.locale,
      at: local.iso(meeting.at),
    },
    services: services.map(serviceJson),
    withoutMeeting: stopped(services.map(({ held }) => held)).map(({ service }) => service),
    noisyRules: noisy.map(({ rule, services }) => ({ ...ruleId(rule), services })),
    alikeFailures: alikeFailures(digestsOf(index), noisy).map(alikeJson),
    ofNoService: {
      muted: rules.filter(({ muted }) => muted).map(ruleId),
      neverFired: rules.filter(({ silent, type }) => silent === true && type !== 'check').map(ruleId),
      neverFiredChecks: rules.filter(({ silent, type }) => silent === true && type === 'check').map(ruleId),
      alerts:
        alerts.length === 0
          ? null
          : {
              fired: sum(alerts, ({ fired }) => fired),
              firedEarlier: sum(alerts, ({ firedEarlier }) => firedEarlier),
              rules: alerts
                .flatMap(({ byRule }) => byRule)
                .map((rule) => ({ ...ruleId(rule), fired: rule.fired })),
            },
    },
  });
}

function serviceJson({ service, outcome, held }: FleetService) {
  const common = { service, lastMeeting: lastHeld(held) };
  if (outcome.is === 'failed') {
    const { what, why, try: next } = outcome.problem;
    return { ...common, problem: { what, why, try: next } };
  }
  const { gaps, budgets, incidents, alerts, todos } = outcome.digest;
  return {
    ...common,
    problem: null,
    gaps,
    budgets:
      known(budgets)?.map(({ name, target, attained, budgetUsed }) => ({
        name,
        target,
        attained,
        budgetUsed,
      })) ?? null,
    incidents: known(incidents),
    alerts: known(alerts),
    todos: known(todos),
  };
}

function alikeJson(alike: AlikeFailure) {
  return alike.is === 'rules'
    ? { is: alike.is, ...ruleId(alike.rule), services: alike.services }
    : {
        is: alike.is,
        title: alike.title,
        services: alike.services.map(({ service, reports }) => ({
          service,
          ids: reports.map(({ id }) => id),
        })),
      };
}

const known = <T>(told: Told<T>): T | null => (told === 'notRead' ? null : told);

const ruleId = ({ id, name }: Pick<RuleName | FiredRule, 'id' | 'name'>) => ({ id, name });

const sum = <T>(all: readonly T[], count: (one: T) => number): number =>
  all.reduce((total, one) => total + count(one), 0);
