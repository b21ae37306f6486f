import { betweenKeys } from './config/between-keys.ts';
import { asMistake, type Complaint, explain, sentence } from './config/complaints.ts';
import { configJsonSchema, configSchema, type Parts } from './config/schema.ts';
import { calledOtherwise } from './config/source-entries.ts';
import { inOurWords } from './config/words.ts';
import { type ReadYaml, readYaml } from './config/yaml.ts';
import type {
  Gloss,
  KnownPattern,
  Locale,
  Meeting,
  MeetingRule,
  Person,
  ReviewRules,
  RoomRule,
} from './meeting.ts';
import { EXIT, Problem } from './problem.ts';
import type { Attribution, Slo } from './sources/source.ts';

export { configJsonSchema, configSchema, type Parts };

/** What a team has said about its meetings, with every default filled in. */
export interface Config {
  /** IANA name. */
  readonly timezone: string;
  readonly locale: Locale;
  /** A relative path with `{service}` and `{month}`. */
  readonly output: string;
  /** What the page shows beside words: bars within its lines, pictures in a folder beside it too, or none. */
  readonly charts: ChartsKind;
  /** The same for the index across services; `null` = as `output`, for a service called 'index'. */
  readonly index: string | null;
  /** Folder with templates of the team's own. */
  readonly templates: string | null;
  readonly sources: readonly SourceConfig[];
  readonly services: readonly ServiceConfig[];
  /** In the order of the page. */
  readonly sections: readonly SectionConfig[];
  readonly rules: ReviewRules;
  /** The register of known patterns, or the path of the file that holds it. */
  readonly known: readonly KnownPattern[] | string;
  readonly glossary: readonly Gloss[];
  /** From whom facilitator, scribe and rooms are drawn; none = nobody is. */
  readonly people: readonly Person[];
  readonly rooms: readonly RoomRule[];
  /** On which day of the month the meeting is held; `null` = nobody has said. */
  readonly meetings: MeetingRule | null;
  /** Folder of saved answers that stand in for the network. */
  readonly replay: string | null;
}

export interface SourceConfig {
  readonly name: string;
  readonly type: string;
  /** As the source's own `settings` schema gives them. */
  readonly settings: unknown;
}

export interface ServiceConfig {
  readonly name: string;
  /** 'owner/name' */
  readonly repo: string | null;
  readonly links: Meeting['links'];
  readonly attribution: readonly Attribution[];
  readonly slos: readonly Slo[];
  readonly publish: readonly PublishPlace[];
  /** By source name, as its `serviceSettings` schema gives them; a source without an entry is absent. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export type ChartsKind = 'sparkline' | 'svg' | 'none';

/** A place for the page. */
export interface PublishPlace {
  /** An address with `{service}` and `{month}`. */
  readonly to: string;
  /** 'svg' = the pictures of the page go along, where it has them and the place can hold them. */
  readonly charts: Exclude<ChartsKind, 'none'>;
}

export interface SectionConfig {
  readonly name: string;
  /** The team's own heading. */
  readonly title: string | null;
}

/** The config as somebody wrote it. Throws one Problem (badConfig) that lists every mistake, with its line. */
export function readConfig(text: string, parts: Parts): Config {
  const yaml = readYaml(text);
  const { config, complaints } = check(yaml, parts);
  if (config !== null) return config;
  throw new Problem(
    {
      what:
        complaints.length === 1
          ? 'The config has a mistake.'
          : `The config has ${complaints.length} mistakes.`,
      why: numbered(complaints),
      try: 'Mend these lines and run it again. Nothing was asked and nothing was written.',
    },
    EXIT.badConfig,
    complaints.map(asMistake),
  );
}

/**
 * What can be relied on in a config with mistakes: all but the keys that hold them. `null` where a mistake may change
 * who is asked and with which key: nothing is sent to an address that nobody wrote.
 */
export function soundPart(text: string, parts: Parts): Config | null {
  const yaml = readYaml(text);
  const wrong = check(yaml, parts).complaints.map(({ path }) => path?.[0]);
  if (!wrong.every((key) => typeof key === 'string' && ASKS_NOBODY.includes(key))) return null;
  const sound = Object.entries(yaml.value ?? {}).filter(([key]) => !wrong.includes(key));
  return check({ ...yaml, value: Object.fromEntries(sound) }, parts).config;
}

const ASKS_NOBODY = [
  'timezone',
  'locale',
  'output',
  'index',
  'charts',
  'templates',
  'sections',
  'rules',
  'known',
  'glossary',
  'people',
  'rooms',
  'meetings',
];

/** A service and its repository are a whole config. Throws a Problem (usage) when one of them can't be. */
export function configWithoutFile(service: string, repo: string | null, parts: Parts): Config {
  const said = { services: [{ name: service, ...(repo === null ? {} : { repo }) }] };
  const { config, complaints } = check({ value: said, faults: [], find: () => null }, parts);
  if (config !== null) return config;
  throw new Problem(
    {
      what: 'This service and repository make no config.',
      why: numbered(complaints),
      try: 'pwg prepare blog --repo acme/blog',
    },
    EXIT.usage,
  );
}

function check(
  yaml: ReadYaml,
  parts: Parts,
): { readonly config: Config | null; readonly complaints: readonly Complaint[] } {
  if (yaml.value === undefined) return { config: null, complaints: yaml.faults };
  const parsed = configSchema(parts, calledOtherwise(yaml.value, parts.sources)).safeParse(yaml.value, {
    error: inOurWords,
  });
  const issues = [...(parsed.error?.issues ?? []), ...betweenKeys(yaml.value)];
  if (parsed.success && issues.length === 0 && yaml.faults.length === 0) {
    return { config: parsed.data, complaints: [] };
  }
  const complaints = [...yaml.faults, ...explain(issues, configJsonSchema(parts), yaml)];
  return { config: null, complaints: complaints.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function numbered(complaints: readonly Complaint[]): string {
  const lines = complaints.map(sentence);
  return lines.length === 1 ? lines.join('') : lines.map((line, i) => `${i + 1}. ${line}`).join('\n');
}
