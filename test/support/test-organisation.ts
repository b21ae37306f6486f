import { existsSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ExitCode } from '../../src/problem.ts';
import { type PrepareRequest, prepare } from '../../src/run.ts';
import { prepareRequest } from './request.ts';
import { testWorld } from './world.ts';

export const WORLD_FOLDER = fileURLToPath(new URL('../../../shared/world', import.meta.url));

/** The strict test servers stand beside the repository in our workplace and nowhere else. */
export const isThere = existsSync(WORLD_FOLDER);

export const AT = '2026-11-16T09:00:00+09:00';

export interface Rule {
  readonly match: string;
  readonly api?: 'mackerel' | 'github';
  readonly method?: string;
  readonly fault: string;
  readonly count?: number;
  readonly nth?: number;
  readonly retryAfter?: number;
}

export interface Organisation {
  readonly mackerelUrl: string;
  readonly githubUrl: string;
  readonly keys: { readonly mkRead: string; readonly ghRead: string };
  readonly state: {
    violations: { readonly msg: string }[];
    requests: { readonly method: string; readonly path: string; readonly query: string }[];
    rules: Rule[];
    leaks: { readonly leaked: boolean }[];
    cfg: { listLagSec: number };
  };
  readonly secret: string;
  /** The issues of one of its repositories, as the servers hold them. */
  readonly issues: (repository: string) => readonly StoredIssue[];
  /** Its rules: a test may change them as a team would. */
  readonly rules: () => { readonly name: string | undefined; warning: number | null }[];
  readonly truth: (options: { service: string; month: string }) => Truth;
  readonly close: () => void;
}

export interface StoredIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly labels: readonly string[];
  readonly assignees: readonly string[] | undefined;
}

/** What the servers know to be true, as far as the page tells it too. */
export interface Truth {
  readonly alerts: { readonly service: AlertTruth; readonly orgWide: AlertTruth };
  readonly neverFired6Months: readonly { readonly id: string; readonly services: readonly string[] }[];
  readonly neverFiredChecks6Months: readonly { readonly id: string }[];
  readonly muted: readonly { readonly id: string; readonly services: readonly string[] }[];
  readonly metrics: {
    readonly slo: { requests: number; errors: number; availability: number; errorBudgetUsed999: number };
  };
  readonly github: { readonly service: IssueTruth; readonly orgWide: IssueTruth };
}

export interface AlertTruth {
  readonly opened: number;
  readonly previousMonthOpened: number;
  readonly stillOpenAtEnd: readonly string[];
  readonly stillOpenNow: readonly string[];
  readonly clippedTotalSec: number;
  readonly closedByHand: { readonly count: number };
  readonly night: { readonly count: number };
  readonly weekend: { readonly count: number };
  readonly byMonitor: readonly {
    readonly monitorId: string;
    readonly name: string | null;
    readonly type: string;
    readonly deleted: boolean;
    readonly muted: boolean;
    readonly opened: number;
    readonly previousMonth: number;
    readonly medianSec: number | null;
    readonly closedByHand: number;
    readonly hosts: number;
  }[];
  readonly flapping: readonly { readonly monitorId: string }[];
}

interface IssueTruth {
  readonly incidents: {
    readonly opened: readonly string[];
    readonly closed: readonly string[];
    readonly openAtEnd: readonly string[];
    readonly unfinishedChecklist: readonly {
      readonly ref: string;
      readonly done: number;
      readonly open: number;
    }[];
  };
  readonly worklogs: readonly string[];
  readonly todos: { readonly carryOver: readonly string[] };
}

export async function startOrganisation(): Promise<Organisation> {
  const load = async (file: string) => import(pathToFileURL(join(WORLD_FOLDER, file)).href);
  const { startServer, KEYS } = await load('server.mjs');
  const { truth } = await load('truth.mjs');
  const { SECRET } = await load('util.mjs');
  const server = await startServer({});
  const repos: readonly { name: string; issues: StoredIssue[] }[] = server.state.gh.repos;
  const issues = (repository: string) => repos.find(({ name }) => name === repository)?.issues ?? [];
  return { ...server, keys: KEYS, secret: SECRET, truth, issues, rules: () => server.state.world.monitors };
}

/** The configuration that the truth of the servers is computed for. */
export function configFor(services: readonly string[], { mackerelUrl, githubUrl }: Organisation): string {
  return `
sources:
  mackerel: { url: '${mackerelUrl}' }
  github: { url: '${githubUrl}', token: env:GITHUB_TOKEN }
services:
${services.map(entryFor).join('')}`;
}

function entryFor(service: string): string {
  const shop = service === 'shop';
  const entry = (labels: string) =>
    `{ repo: acme-web/operations, labels: [${labels}, 'service:${service}'] }`;
  const inShop = (label: string) => (shop ? `, { repo: acme-web/shop, labels: [${label}] }` : '');
  return `
  - name: ${service}
    github:
      incidents: [${entry('incident')}${inShop('incident')}]
      worklog: [${entry('worklog')}, ${entry('作業ログ')}${inShop('worklog')}${inShop('作業ログ')}]
      todos: [${entry('pwg')}${inShop('pwg')}]
      changes: [{ repo: acme-web/shop }]
    slos: ${shop ? '[{ name: availability, total: http.requests, bad: http.errors, target: 99.9 }]' : '[]'}
`;
}

export interface Prepared {
  readonly exit: ExitCode;
  readonly printed: string;
  readonly said: readonly string[];
  readonly root: string;
}

/** One run of `prepare` against the organisation, in a folder of its own, with the page on standard output. */
export async function prepareFor(
  services: string | readonly string[],
  organisation: Organisation,
  different: Partial<PrepareRequest> = {},
): Promise<Prepared> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-world-')));
  writeFileSync(join(root, 'pwg.config.yaml'), configFor([services].flat(), organisation));
  const env: Record<string, string> = {
    MACKEREL_APIKEY: organisation.keys.mkRead,
    GITHUB_TOKEN: organisation.keys.ghRead,
  };
  const world = testWorld({ cwd: root, env: (name) => env[name] });
  const exit = await prepare(prepareRequest({ at: AT, month: '2026-10', ...different }), world);
  return { exit, printed: world.printed.join(''), said: world.said, root };
}
