import * as z from 'zod';
import { isApiAddress } from '../api-address.ts';
import type { Meeting } from '../meeting.ts';
import type { Problem } from '../problem.ts';
import type { Kind, Queries, QueryKind, Records, Replies } from '../records.ts';
import type { Archive, Http, Transport } from '../world.ts';

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
}

export interface Slo {
  readonly name: string;
  readonly total: string;
  readonly bad: string;
  readonly target: number;
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
