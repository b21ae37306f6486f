import * as z from 'zod';
import { isApiAddress } from '../api-address.ts';
import type { Meeting } from '../meeting.ts';
import type { Problem } from '../problem.ts';
import type { Queries, QueryKind, Replies } from '../records/queries.ts';
import type { Kind, Records } from '../records.ts';
import type { Archive, Http, Transport } from '../world.ts';
import type { IssueTools, IssueTracker } from './issue-tracker.ts';
import type { PublishTarget, PublishTools } from './publishing.ts';

// Checks compiled at run time pay from thousands of rows on, and those are checked by hand; for all else they cost more.
z.config({ jitless: true });

/** One question to a source: this kind of record, for this service, for this meeting. */
export interface Ask<Service> {
  readonly meeting: Meeting;
  /** The service's own entry for this source, read by `serviceSettings`. */
  readonly service: Service;
}

/** What failed inside an otherwise good answer: one of several repositories, say. */
export interface Shortfall {
  readonly problem: Problem;
}

/** An answer is the records and what is missing from them. */
export interface Answered<K extends Kind> {
  readonly records: Records[K];
  readonly shortfalls?: readonly Shortfall[];
}

/** One function per kind the source can deliver. A Problem thrown here becomes a visible gap for that kind. */
export type Answers<Service> = {
  readonly [K in Kind]?: (ask: Ask<Service>) => Promise<Answered<K>>;
};

/** One function per second question the source can answer. A Problem thrown here is told, and the section does without. */
export type Lookups<Service> = {
  readonly [Q in QueryKind]?: (query: Queries[Q], ask: Ask<Service>) => Promise<Replies[Q]>;
};

/** What the doctor asks: is the key right, what may it do, what does it reach? Each with a way to mend it. */
export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly try: string | null;
}

export interface OpenSource<Service> {
  readonly answers: Answers<Service>;
  readonly lookups?: Lookups<Service>;
  /** A Problem thrown here says that nothing can be asked: no answer at all, or a key that is refused. */
  readonly check: (
    services: readonly { readonly name: string; readonly settings: Service }[],
  ) => Promise<readonly Check[]>;
}

/** What a source is handed when it is opened for one run. It lives for that run: look-ups shared by services are made once. */
export interface Tools<Settings, Service = unknown> {
  /** Its name in the config, for `origin.source`. */
  readonly name: string;
  readonly settings: Settings;
  readonly http: Http;
  /** What earlier runs kept; `null` when this run keeps nothing, as a replay does. */
  readonly archive: Archive | null;
  /** A status line for people while something takes long. */
  readonly progress?: (line: string) => void;
  /** How many metrics of a service a run may ask for; the source's own limit when absent. */
  readonly maxMetrics?: number;
  /** A line of its own for those who want to know more, with --verbose. */
  readonly detail: (line: string) => void;
  /** For runs over several services: every service of the config with its entry for this source type. */
  readonly services: readonly { readonly name: string; readonly settings: Service }[];
}

/**
 * Where a secret is, for `settings` schemas: 'env:NAME' | 'file:PATH' | 'cmd:PROGRAM ARG…'. Anything else may be the secret
 * itself, so what is found is never repeated; the complaint says what to write. Add `.meta({ examples })` for the vendor.
 */
export const secretReference = z
  .string({ error: 'must say where the key is and not hold it: env:NAME, file:PATH or cmd:PROGRAM' })
  .regex(/^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:\S.*|cmd:\S.*)$/, {
    error: 'must say where the key is and not hold it: env:NAME, file:PATH or cmd:PROGRAM',
  })
  .meta({ examples: ['env:MACKEREL_APIKEY'] });

/** A setting that says where the API is. */
export const apiAddress = z
  .string()
  .refine(isApiAddress, {
    error: 'must be an https:// address without user, query or # (http:// is for this machine alone)',
  })
  .meta({ examples: ['https://ghe.example.com/api/v3'] });

export type { Transport } from '../world.ts';

export interface SourceSpec<Settings, Service> {
  readonly type: string;
  /**
   * The kinds it can answer for a service with these settings. Known before it is opened, so that a source without a key
   * leaves gaps and no silence, and a service that names no place for a kind is not told "0".
   */
  readonly provides: (service: Service) => readonly Kind[];
  /**
   * `sources.<name>` in the config, without `type`, which is added to it: an object schema. Strict: an unknown key is an
   * error with the nearest valid one.
   */
  readonly settings: z.ZodType<Settings>;
  /** `services[].<name>` in the config, given the entry's own name and repo for the defaults. */
  readonly serviceSettings: z.ZodType<unknown>;
  readonly service: (
    entry: unknown,
    service: { name: string; repo: string | null; slos: readonly Slo[]; attribution: readonly Attribution[] },
  ) => Service;
  readonly transport: (settings: Settings) => Transport;
  readonly open: (tools: Tools<Settings, Service>) => OpenSource<Service>;
  /** What the key sees, for a team that has no config yet. Rejects with a Problem when nothing can be asked. */
  readonly discover?: (http: Http, wanted: { readonly repos: readonly string[] }) => Promise<Discovered>;
  /** For sources where issues can be filed. Writing has a transport, and may have a key, of its own. */
  readonly issues?: {
    readonly transport: (settings: Settings) => Transport;
    /** `null`: the service names no place for them. */
    readonly open: (tools: IssueTools<Service>) => IssueTracker | null;
  };
  /** For sources where a team can read its pages. */
  readonly publishing?: {
    /** The kinds of address it takes: what stands before the colon. */
    readonly kinds: readonly string[];
    /** Throws a Problem (64) with the right form where the address is not of it. */
    readonly refuse: (address: string) => void;
    readonly transport: (settings: Settings) => Transport;
    readonly open: (tools: PublishTools<Settings, Service>) => PublishTarget;
  };
}

/** What there is to make a config of. */
export interface Discovered {
  /** In one line for people: whose key it is, and how much it sees. */
  readonly about: string;
  /** Services it watches, by name. */
  readonly services: readonly string[];
  /** 'owner/name', the one that was worked on last first. */
  readonly repos: readonly string[];
  /** Those of `repos` that look as if they held records of this service. */
  readonly reposOf: (service: string) => readonly string[];
  /**
   * What to say under the service's entry for this source, as its schema takes it; `null` = the defaults will do. `repos`
   * may be others than those listed: rejects with a Problem where one is not there.
   */
  readonly entry: (service: string, repos: readonly string[]) => Promise<object | null>;
}

/** An objective as the config says it: a target in percent, and what is counted. */
export type Slo = CountedSlo | SlicedSlo | AlertSlo;

interface SloTarget {
  readonly name: string;
  readonly target: number;
}

/** Two counters among the service metrics. */
export interface CountedSlo extends SloTarget {
  readonly total: string;
  readonly bad: string;
}

/** Slices of time, good while the mean of a service metric is within the bound. */
export interface SlicedSlo extends SloTarget {
  readonly metric: string;
  readonly bound: { readonly is: 'below' | 'above'; readonly than: number };
  readonly sliceMinutes: number;
}

/** Minutes, bad while an alert of one of these rules (by id or name) is open. */
export interface AlertSlo extends SloTarget {
  readonly monitors: readonly string[];
}

/** Says which service a rule's alerts belong to, when the data can't. */
export interface Attribution {
  readonly monitor: string;
  readonly service: string;
}

/** A source with its types closed over, as the list and collect.ts see it. */
export type Source = SourceSpec<unknown, unknown>;

/** A vendor as one module: settings, how to reach it, and one answer per kind of record. */
export function defineSource<Settings, Service>(spec: SourceSpec<Settings, Service>): Source {
  return spec as unknown as Source;
}
