import { bareTitle, titleKey } from '../records/same-title.ts';
import type { Digest, FiredRule, Report } from './digest.ts';

/** One rule that is noisy in several services: to be mended once. */
export interface NoisyRule {
  readonly rule: FiredRule;
  /** The noisiest first. */
  readonly services: readonly { readonly service: string; readonly fired: number }[];
}

/** In a month more than once a week. */
const NOISY = 5;

/** The same rule, noisy in at least two services; the most services first. */
export function noisyRules(digests: readonly Digest[]): readonly NoisyRule[] {
  const all = digests.flatMap(({ service, rules }) =>
    rules.map((rule) => ({ service, rule, fired: rule.fired })),
  );
  return grouped(
    all.filter(({ fired }) => fired >= NOISY),
    ({ rule }) => ruleKey(rule),
  )
    .map((firings) => ({
      rule: firings[0].rule,
      services: firings.map(({ service, fired }) => ({ service, fired })).sort((a, b) => b.fired - a.fired),
    }))
    .filter(({ services }) => services.length > 1)
    .sort((a, b) => b.services.length - a.services.length || total(b.services) - total(a.services));
}

/** What failed in several services in the same way: rules that are called alike, incidents that are titled alike. */
export type AlikeFailure =
  | {
      readonly is: 'rules';
      /** The one that fired most. */
      readonly rule: FiredRule;
      readonly services: readonly { readonly service: string; readonly fired: number }[];
    }
  | {
      readonly is: 'incidents';
      readonly title: string;
      readonly services: readonly { readonly service: string; readonly reports: readonly Report[] }[];
    };

/** Incidents before rules, each with the most services first. What is told as a noisy rule is not told again. */
export function alikeFailures(
  digests: readonly Digest[],
  noisy: readonly NoisyRule[],
): readonly AlikeFailure[] {
  const names = anyOf(digests.map(({ service }) => service));
  return [...incidentsAlike(digests, names), ...rulesAlike(digests, names, noisy)];
}

function incidentsAlike(digests: readonly Digest[], names: RegExp): readonly AlikeFailure[] {
  const all = digests.flatMap(({ service, reports }) => reports.map((report) => ({ service, report })));
  return grouped(all, ({ report }) => incidentKey(report.title, names))
    .filter((found) => isShared(found) && new Set(found.map(({ report }) => report.id)).size > 1)
    .map((found) => ({
      is: 'incidents' as const,
      title: bareTitle(found[0].report.title, 'incident'),
      services: grouped(found, ({ service }) => service).map((of) => ({
        service: of[0].service,
        reports: of.map(({ report }) => report),
      })),
    }))
    .sort((a, b) => b.services.length - a.services.length);
}

function rulesAlike(
  digests: readonly Digest[],
  names: RegExp,
  noisy: readonly NoisyRule[],
): readonly AlikeFailure[] {
  const told = new Set(noisy.map(({ rule }) => ruleKey(rule)));
  const all = digests.flatMap(({ service, rules }) =>
    rules.filter((rule) => !told.has(ruleKey(rule))).map((rule) => ({ service, rule, fired: rule.fired })),
  );
  return grouped(all, ({ rule }) => (rule.name === null ? null : nameKey(rule.name, names)))
    .filter(isShared)
    .map((found) => ({
      is: 'rules' as const,
      rule: found.reduce((most, one) => (one.fired > most.fired ? one : most)).rule,
      services: grouped(found, ({ service }) => service)
        .map((of) => ({ service: of[0].service, fired: total(of) }))
        .sort((a, b) => b.fired - a.fired),
    }))
    .sort((a, b) => b.services.length - a.services.length || total(b.services) - total(a.services));
}

const isShared = (found: readonly { readonly service: string }[]): boolean =>
  new Set(found.map(({ service }) => service)).size > 1;

const total = (counted: readonly { readonly fired: number }[]): number =>
  counted.reduce((sum, { fired }) => sum + fired, 0);

export const ruleKey = ({ source, id }: Pick<FiredRule, 'source' | 'id'>): string => `${source} ${id}`;

/** Shorter keys, as of a title that only says 'outage', are alike by chance. */
const TELLING = 4;

function incidentKey(title: string, services: RegExp): string | null {
  const key = titleKey(bareTitle(title, 'incident').replace(services, ' '));
  return [...key].length < TELLING ? null : key;
}

/** 'CPU / shop' and 'CPU (search)' are alike; digits count: p95 is not p99. */
function nameKey(name: string, services: RegExp): string | null {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(services, ' ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  return key === '' ? null : key;
}

/** The names of the services as words of their own, the longest first: 'shop-api' is more than 'shop'. */
function anyOf(services: readonly string[]): RegExp {
  const names = services
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('.', '\\.'))
    .join('|');
  return new RegExp(`(?<![a-z0-9])(?:${names})(?![a-z0-9])`, 'giu');
}

type Some<T> = readonly [T, ...T[]];

/** Those of one key together, in their order; what has none is left out. */
function grouped<T>(all: readonly T[], key: (one: T) => string | null): readonly Some<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const name = key(one);
    if (name === null) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
