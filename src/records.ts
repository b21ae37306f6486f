/**
 * The vocabulary: what sources deliver and sections think about. Vendor-neutral plain data.
 * Instants are `Date`, calendar days are 'YYYY-MM-DD', durations carry their unit in the name.
 * What can't be known is `null`, never 0 or an empty string. Text is the stranger's own, unescaped: `markdown.ts` makes it safe.
 */

/** Where a record came from. `source` is the name in the config, `id` as the vendor has it, `url` a page for people. */
export interface Origin {
  readonly source: string;
  readonly id: string;
  readonly url: string | null;
}

/** Half-open: `from` belongs to the period, `to` does not. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export type AlertType =
  | 'connectivity'
  | 'host'
  | 'service'
  | 'external'
  | 'check'
  | 'expression'
  | 'anomalyDetection'
  | 'query'
  | 'other';

export type AlertStatus = 'ok' | 'warning' | 'critical' | 'unknown' | 'other';

/** The rule behind an alert as far as it is still known. Shared by all alerts of the rule. */
export interface RuleRef {
  readonly id: string;
  /** `null` when the rule is deleted or has no name of its own. */
  readonly name: string | null;
  readonly type: AlertType;
  /** In no list of rules any more. */
  readonly deleted: boolean;
  readonly muted: boolean;
  readonly url: string | null;
}

/** The host of an alert. `name` is `null` when the host has vanished altogether. Shared by all alerts of the host. */
export interface HostRef {
  readonly id: string;
  readonly name: string | null;
  readonly retired: boolean;
  readonly url: string | null;
}

export interface Alert {
  readonly origin: Origin;
  /** `null` when the vendor names no rule. */
  readonly rule: RuleRef | null;
  readonly host: HostRef | null;
  /** The series of a labelled metric, as `name{label="value"}`. */
  readonly series: string | null;
  readonly type: AlertType;
  /** As of `at`. A closed alert is always 'ok': the severity it had is not in the list. */
  readonly status: AlertStatus;
  readonly openedAt: Date;
  /** `null` while open as of `at`. */
  readonly closedAt: Date | null;
  /** Non-empty text given when a person closed it, else `null`. */
  readonly reason: string | null;
  /** Somebody wrote a memo on it. */
  readonly noted?: boolean;
  readonly message: string | null;
  /** The last value the rule looked at. */
  readonly value: number | null;
}

/** The alerts that matter for one service, oldest first, over `meeting.trend`. */
export interface AlertBook {
  /** Exactly known to be this service's. Only these count in its numbers. */
  readonly ours: readonly Alert[];
  /** Of the organisation, belonging to no service as far as the data can say. */
  readonly unattributed: readonly Alert[];
  /** Those of `unattributed` whose expression or scope names this service. */
  readonly perhapsOurs: readonly Alert[];
  /** Rules of the organisation (by id) that opened an alert in `meeting.history`, whatever the service. */
  readonly firedRules: ReadonlySet<string>;
}

/** A rule that can open alerts. Check rules (`type: 'check'`) have nothing but an id and a name. */
export interface Monitor {
  readonly origin: Origin;
  readonly name: string | null;
  readonly type: AlertType;
  readonly muted: boolean;
  readonly memo: string | null;
  /** Its service or one of its scopes names this service. Always false for checks: their host is not known. */
  readonly ours: boolean;
  /** Its service or its scopes name no service at all, and no override gives it to one. `null` for checks: it is not known. */
  readonly nobodys: boolean | null;
  readonly metric: string | null;
  readonly operator: '>' | '<' | null;
  readonly warning: number | null;
  readonly critical: number | null;
  /** Points averaged per evaluation. */
  readonly durationPoints: number | null;
  readonly attempts: number | null;
  /** Days before expiry at which a certificate rule fires. */
  readonly certificateWarningDays: number | null;
}

/** One field of one rule that two runs found different. Rules carry no dates: it happened some time `between` the runs. */
export interface RuleChange {
  /** The rule's. */
  readonly origin: Origin;
  readonly name: string | null;
  readonly type: AlertType;
  /** As the vendor calls it: 'warning', 'isMute', …; 'rule' when the rule itself came or went. */
  readonly field: string;
  /** `null` = it was not set (the rule was not there). */
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
  readonly between: Period;
}

/** What the runs before this one saw of the rules. */
export interface RuleLedger {
  /** The oldest snapshot that is kept; `null` when this run is the first: nothing can be said of changes. */
  readonly since: Date | null;
  /** Oldest first, of the rules that name this service and those that name none. */
  readonly changes: readonly RuleChange[];
}

/** What people wrote into the pages of the months before, the last one first. */
export interface Minutes {
  readonly pages: readonly MinutesPage[];
}

export interface MinutesPage {
  /** 'YYYY-MM', the month it reviewed. */
  readonly month: string;
  /** Its path from the new page. */
  readonly path: string;
  /** When it was made last, by the team's clock: 'YYYY-MM-DDTHH:MM'; `null` when the page does not say so. */
  readonly madeAt: string | null;
  readonly promised: readonly Promised[];
  readonly verdicts: readonly Verdict[];
  /** Topics that were written down and not reached. */
  readonly topicsLeft: readonly string[];
  /** What the team said it would do otherwise the next time. */
  readonly resolutions: readonly string[];
  /** What stood in its sections and who wrote there; absent when it is not known what pwg wrote. */
  readonly traces?: readonly SectionTrace[];
}

export interface SectionTrace {
  readonly section: string;
  /** What pwg wrote; `null` when the section had no chapter of its own, since there was no news. */
  readonly said: string | null;
  /** People wrote into it, or took something away. */
  readonly edited: boolean;
}

/** An action item that was decided at the meeting. */
export interface Promised {
  readonly text: string;
  readonly done: boolean;
  /** Its issue, where it was filed. */
  readonly url: string | null;
}

/** What was decided of a rule or a storm, in the words in which somebody wrote it. */
export interface Verdict {
  /** The address of the rule, as the page had it; of a storm and of a rule that was deleted, that of an alert. */
  readonly url: string;
  /** What the page called it. */
  readonly name: string;
  readonly said: string;
}

export type Recurrence = {
  readonly every: 'hour' | 'day' | 'week' | 'month' | 'year';
  readonly interval: number;
  /** 0 = Sunday; empty = the weekday of the start. Weekly only. */
  readonly weekdays: readonly number[];
  readonly until: Date | null;
};

/** A planned silence: while it runs, alerts are not made at all. */
export interface Downtime {
  readonly origin: Origin;
  readonly name: string;
  readonly memo: string | null;
  readonly start: Date;
  readonly minutes: number;
  readonly recurrence: Recurrence | null;
  /** Its scopes name this service, one of its rules, or everything. */
  readonly ours: boolean;
  /** What is silent: nothing named is everything. */
  readonly covers: DowntimeScope;
  /** What of it is not. */
  readonly spares: DowntimeScope;
}

export interface DowntimeScope {
  /** Services and roles, as the vendor writes them. */
  readonly places: readonly string[];
  /** Ids. */
  readonly rules: readonly string[];
}

/** A place notifications go to. The address itself is a secret and never read. */
export interface Channel {
  readonly origin: Origin;
  readonly name: string;
  readonly type: string;
  readonly suspendedAt: Date | null;
}

export interface Widget {
  readonly title: string;
  readonly type: string;
  /** Its target is gone: it shows nothing. */
  readonly broken: boolean;
  /** Pinned to an absolute range, so it shows the same days for ever. */
  readonly fixed: Period | null;
  /** Values somebody wrote down by hand on what it shows (a line across the graph, where a colour changes); absent when none. */
  readonly marks?: { readonly metric: string; readonly values: readonly number[] };
}

/** Dashboards that show this service: one of their widgets, or their title, names it. */
export interface Dashboard {
  readonly origin: Origin;
  readonly title: string;
  /** Line by line, from left to right. */
  readonly widgets: readonly Widget[];
}

/** The nth widget of a dashboard (its `origin.id`), counted from 0 in reading order. */
export interface WidgetPlace {
  readonly dashboard: string;
  readonly widget: number;
}

/** Points of one metric, oldest first, gaps left out. `at` is the start of the bucket, in ms since the epoch. */
export interface Series {
  readonly origin: Origin;
  /** The width of a bucket in the answer; a value is the mean of its bucket. Measured from the data. */
  readonly stepMinutes: number;
  /** How often the metric is really posted. 1 unless the data says otherwise. */
  readonly postedEveryMinutes: number;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

/** Every metric of a service, on one grid of slots over `meeting.earlier` and `meeting.period`. */
export interface MetricBook {
  readonly grid: MetricGrid;
  /** Of the service, of its hosts, and of its roles where hosts came or went. */
  readonly series: readonly MetricSeries[];
  /** Metrics that exist and were not read, since there are more than a run may ask for. */
  readonly left: number;
  /** Metrics that could not be read. */
  readonly failed: number;
}

/** Slots of an hour on the team's clock, wider for long ranges. Every day has as many: one that the clock skips stays empty. */
export interface MetricGrid {
  /** When each slot begins, in ms since the epoch. */
  readonly starts: readonly number[];
  readonly stepMinutes: number;
  readonly perDay: number;
  /** The first slot of `meeting.period`. */
  readonly split: number;
}

export type MetricUnit = 'percent' | 'bytes' | 'bytesPerSecond' | 'perSecond' | 'other';

export interface MetricSeries {
  readonly origin: Origin;
  /** Address of a page with its graph, in which {from} and {to} stand for instants (ISO 8601). */
  readonly graph: string;
  /** The service as the vendor has it. */
  readonly service: string;
  /** `null` for a metric of the service, and of a role as a whole. */
  readonly host: HostRef | null;
  /** 'service:role'; `null` for a metric of the service and for a host without a role in it. */
  readonly role: string | null;
  readonly metric: string;
  readonly unit: MetricUnit;
  /** Means of the slots, NaN where nothing was posted. What only ever counts up is turned into a rate per minute. */
  readonly values: Float64Array;
  /** What there is of it in all, on the same grid: the size of a disk of which this is used; `null` for all else. */
  readonly size: Float64Array | null;
  /** The widgets that show it, of whatever dashboard. */
  readonly shownOn: readonly WidgetPlace[];
  /** The median of the same month a year ago, as an earlier run kept it; `null` when it is not known. */
  readonly yearAgo: number | null;
}

/** Two counters of one objective: everything, and what was bad of it. */
export interface Counters {
  readonly total: Series;
  readonly bad: Series;
}

/** What an objective counts. */
export type Counted =
  /** Requests, jobs, …: a counter of its own tells those that failed. */
  | { readonly are: 'events' }
  /** Slices of time, bad where the mean of the metric was not below or above the limit. */
  | {
      readonly are: 'slices';
      readonly metric: string;
      readonly minutes: number;
      readonly bound: 'below' | 'above';
      readonly limit: number;
    }
  /** Minutes, bad while an alert of one of the rules was open, unknown while none of them could have opened one. */
  | { readonly are: 'alertMinutes'; readonly rules: readonly string[] };

/** A service level objective on two counters: bad ÷ total, over `meeting.period`. */
export interface Objective extends Counters {
  readonly origin: Origin;
  readonly name: string;
  readonly counted: Counted;
  /** A percentage, e.g. 99.9. */
  readonly target: number;
  /** Over `meeting.earlier`, to compare with; its buckets may be wider. */
  readonly earlier: Counters;
}

export type ChangeKind = 'annotation' | 'release' | 'deployment' | 'merge';

/** Something that was changed at a known time, oldest first. */
export interface Change {
  readonly origin: Origin;
  readonly kind: ChangeKind;
  readonly title: string;
  readonly at: Date;
  readonly until: Date | null;
  /** Of deployments: 'production'. */
  readonly environment: string | null;
}

/** Something dated that is still to come (or overdue). */
export interface Plan {
  readonly origin: Origin;
  readonly kind: 'milestone';
  readonly title: string;
  /** 'YYYY-MM-DD' */
  readonly date: string | null;
  readonly openIssues: number;
  readonly closedIssues: number;
}

export interface Checklist {
  readonly done: number;
  readonly total: number;
  /** Texts of the unticked items. */
  readonly open: readonly string[];
}

/** What an incident, a work log, a topic and a to-do have in common. `id` is `owner/repo#n`. */
export interface Issue {
  readonly origin: Origin;
  /** How people say it on this page: '#12', or 'shop#12' outside the main repository. */
  readonly ref: string;
  readonly title: string;
  readonly openedAt: Date;
  /** As of `at`. */
  readonly closedAt: Date | null;
  /** Login without '@'; `null` for deleted accounts. */
  readonly by: string | null;
  readonly assignees: readonly string[];
}

export interface Incident extends Issue {
  /** '1', '2', … from a label such as severity:1, sev1, P1. */
  readonly severity: string | null;
  /** Other services named by its labels. */
  readonly sharedWith: readonly string[];
  /** From detection to recovery, only if somebody recorded it. Like what follows not read where it was closed before the period. */
  readonly minutes: number | null;
  readonly checklist: Checklist;
  readonly postmortem: boolean;
  /** The body is empty: nobody wrote what happened. */
  readonly blank: boolean;
  /** Opened again after it was closed. */
  readonly reopened: boolean;
}

export interface WorkLog extends Issue {
  /** Only if somebody recorded it. */
  readonly minutes: number | null;
}

export type Topic = Issue;

export interface Todo extends Issue {
  readonly closedAs: 'done' | 'dropped' | null;
  /** 'YYYY-MM-DD', from the text or the milestone. */
  readonly due: string | null;
}

/** Issues of one kind. Which of them matter in the period is the section's thought: the list reaches further. */
export interface Tracked<T extends Issue> {
  /** Oldest first. */
  readonly ours: readonly T[];
  /** Of the same kind but with no service named: perhaps ours. */
  readonly perhapsOurs: readonly T[];
  /** Labels that the config asks for and a repository does not have. */
  readonly missingLabels: readonly { readonly repo: string; readonly label: string }[];
}

/** Everything a section can ask for, by name. */
export interface Records {
  readonly alerts: AlertBook;
  readonly monitors: readonly Monitor[];
  readonly downtimes: readonly Downtime[];
  readonly channels: readonly Channel[];
  readonly dashboards: readonly Dashboard[];
  readonly objectives: readonly Objective[];
  readonly incidents: Tracked<Incident>;
  readonly worklogs: Tracked<WorkLog>;
  readonly todos: Tracked<Todo>;
  readonly topics: Tracked<Topic>;
  readonly changes: readonly Change[];
  readonly plans: readonly Plan[];
  readonly ruleChanges: RuleLedger;
  readonly minutes: Minutes;
  readonly metrics: MetricBook;
}

export type Kind = keyof Records;
