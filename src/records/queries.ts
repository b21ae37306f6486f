import type {
  Alert,
  AlertStatus,
  HostRef,
  MetricSeries,
  Monitor,
  Origin,
  Period,
  Series,
} from '../records.ts';

/**
 * What a section may ask in its second step, once it has seen the records: things that cost a call each and are worth it
 * for a few only. The section bounds what it asks.
 */
export interface Queries {
  /** Alerts whose logs tell how severe they were. */
  readonly severities: readonly Alert[];
  /** Rules whose metric is wanted minute by minute over `meeting.period`. */
  readonly minutes: readonly Monitor[];
  /** Stretches of metrics wanted as finely as they are kept. */
  readonly closeUps: readonly CloseUp[];
}

export interface CloseUp {
  /** Of the question: the source is the metric's, the id stands in the reply. */
  readonly origin: Origin;
  /** Of a host or a service. */
  readonly series: MetricSeries;
  readonly period: Period;
}

export interface Replies {
  /** By the alert's id; one whose logs can't be had is absent. */
  readonly severities: ReadonlyMap<string, Severities>;
  /** By the rule's id. */
  readonly minutes: ReadonlyMap<string, MinuteHistory>;
  /** By the id of the question. */
  readonly closeUps: ReadonlyMap<string, Series['points']>;
}

/** One series per service or host (of this service) that the rule watches; none when nobody posts its metric. */
export type MinuteHistory = readonly MinuteSeries[] | TooManyHosts;

/** More hosts than are worth asking about one by one. */
export interface TooManyHosts {
  readonly hosts: number;
}

export type QueryKind = keyof Queries;

/** The status an alert opened with, and the worst it reached. */
export interface Severities {
  readonly first: AlertStatus;
  readonly worst: AlertStatus;
  /** It did not recover: what was watched went away. */
  readonly closedBy?: 'ruleDeleted' | 'hostRetired';
}

/** A metric as its rule sees it. */
export interface MinuteSeries extends Series {
  /** `null` for the metric of a service. */
  readonly host: HostRef | null;
  /** The page of the graph; {from} and {to} stand for instants. */
  readonly graph: string;
}
