import type { Meeting } from '../../meeting.ts';
import type { Objective, Period } from '../../records.ts';
import type { Slo } from '../source.ts';
import { alertMinutesObjective } from './objective-alert-minutes.ts';
import { countedObjective } from './objective-counters.ts';
import { slicedObjective } from './objective-slices.ts';
import type { Organisation } from './organisation.ts';

/** Where and when an objective is looked at. */
export interface ObjectiveAsk {
  /** Names in Mackerel. */
  readonly services: readonly string[];
  /** Of the period under review as much as has passed. */
  readonly period: Period;
  readonly earlier: Period;
  readonly meeting: Meeting;
}

/** The objective with its counters. A metric or a rule that is not there is a Problem. */
export function fetchObjective(organisation: Organisation, slo: Slo, ask: ObjectiveAsk): Promise<Objective> {
  if ('total' in slo) return countedObjective(organisation, slo, ask);
  if ('metric' in slo) return slicedObjective(organisation, slo, ask);
  return alertMinutesObjective(organisation, slo, ask);
}
