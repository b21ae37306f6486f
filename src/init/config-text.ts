import { stringify } from 'yaml';

/** What a first config says. */
export interface Proposal {
  readonly locale: 'ja' | 'en';
  /** Addresses of the APIs that are not the usual ones, by source. */
  readonly urls: Readonly<Record<string, string>>;
  readonly services: readonly ProposedService[];
  /** Services that exist and are not on this page yet. */
  readonly others: readonly string[];
}

export interface ProposedService {
  readonly name: string;
  /** 'owner/name' */
  readonly repo: string | null;
  /** By source, as its schema takes it. */
  readonly entries: Readonly<Record<string, object>>;
}

/** The config as a person would have written it: short, with the lines that are changed first as comments. */
export function configText({ locale, urls, services, others }: Proposal): string {
  return [
    '# What pwg reads for the monthly page. Keys have no place in this file.',
    '# Is all of it right? pwg doctor. Everything that can be said here is in the README.',
    '',
    ...(locale === 'ja' ? ['# locale: en # language of the page; the default is ja'] : ['locale: en']),
    "# timezone: Asia/Tokyo # the team's clock: months, nights and dates",
    ...sourceLines(urls),
    '',
    'services:',
    ...services.flatMap(serviceLines),
    ...(others.length === 0 ? [] : ['  # Also there; take the # away for a page of its own:']),
    ...others.map((name) => `  # - { name: ${flow(name)} }`),
    '',
  ].join('\n');
}

function sourceLines(urls: Proposal['urls']): readonly string[] {
  const named = Object.entries(urls);
  if (named.length === 0) return [];
  // A list of sources stands for all of them, so each is named.
  return ['', 'sources:', ...named.map(([name, url]) => `  ${name}: ${flow(url === '' ? {} : { url })}`)];
}

function serviceLines({ name, repo, entries }: ProposedService): readonly string[] {
  return [
    `  - name: ${flow(name)}`,
    ...(repo === null && Object.keys(entries).length === 0
      ? ['    # repo: OWNER/NAME # its issues, pull requests and releases']
      : []),
    ...(repo === null ? [] : [`    repo: ${flow(repo)}`]),
    ...Object.entries(entries).flatMap(([source, entry]) => [
      `    ${source}:`,
      ...Object.entries(entry).flatMap(([key, places]: [string, unknown]) => [
        `      ${key}:`,
        ...(Array.isArray(places) ? places : [places]).map((place: unknown) => `        - ${flow(place)}`),
      ]),
    ]),
    '    # slos: # two service metrics of Mackerel: bad ÷ total',
    '    #   - { name: availability, total: request.count, bad: request.error_count, target: 99.9 }',
  ];
}

/** On one line, quoted where YAML needs it. */
const flow = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true, flowCollectionPadding: true })
    .trim()
    .replaceAll('[ ', '[')
    .replaceAll(' ]', ']');
