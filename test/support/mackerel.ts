import nock from 'nock';
import { openHttp } from '../../src/http.ts';
import type { Queries, QueryKind, Replies } from '../../src/records/queries.ts';
import type { Kind } from '../../src/records.ts';
import { Secret } from '../../src/secret.ts';
import { mackerel } from '../../src/sources/mackerel/index.ts';
import type { Answered, Attribution, Check, Slo } from '../../src/sources/source.ts';
import type { Archive } from '../../src/world.ts';
import { meeting } from './meeting.ts';
import { testWorld } from './world.ts';

export const MACKEREL = 'https://api.mackerelio.com';

/** The API, which answers only those who bring the key as Mackerel wants it, and say who they are. */
export function mackerelApi(): nock.Scope {
  return nock(`${MACKEREL}/api/v0`, { reqheaders: { 'x-api-key': 'mk-test', 'user-agent': 'pwg' } });
}

interface Entry {
  readonly name?: string;
  /** `services[].mackerel` of the config. */
  readonly settings?: unknown;
  readonly slos?: readonly Slo[];
  readonly attribution?: readonly Attribution[];
}

/** The source as a run opens it, through the real door, for the first of the services. */
export function openMackerel(...entries: readonly Entry[]) {
  return openMackerelWith(null, ...entries);
}

/** The same with what earlier runs kept. */
export function openMackerelWith(archive: Archive | null, ...entries: readonly Entry[]) {
  const services = (entries.length > 0 ? entries : [{}]).map(
    ({ name = 'shop', settings, slos = [], attribution = [] }: Entry) => ({
      name,
      settings: mackerel.service(settings, { name, repo: null, slos, attribution }),
    }),
  );
  const settings = mackerel.settings.parse({});
  const http = openHttp({
    world: testWorld(),
    transport: mackerel.transport(settings),
    source: 'mackerel',
    secret: new Secret('mk-test', 'MACKEREL_APIKEY'),
  });
  const { answers, lookups, check } = mackerel.open({
    name: 'mackerel',
    settings,
    http,
    archive,
    detail: () => {},
    services,
  });
  return {
    ask: async <K extends Kind>(kind: K, when = meeting(), of = services[0]): Promise<Answered<K>> => {
      const answer = answers[kind];
      if (answer === undefined) throw new Error(`no answer for ${kind}`);
      return answer({ meeting: when, service: of?.settings });
    },
    lookUp: async <Q extends QueryKind>(
      kind: Q,
      query: Queries[Q],
      when = meeting(),
    ): Promise<Replies[Q]> => {
      const lookUp = lookups?.[kind];
      if (lookUp === undefined) throw new Error(`no look-up for ${kind}`);
      return lookUp(query, { meeting: when, service: services[0]?.settings });
    },
    services,
    check: (): Promise<readonly Check[]> => check(services),
  };
}

/** The answers nearly every look-up leans on. */
export function organisation(
  api: nock.Scope,
  {
    monitors = [],
    hosts = [],
    checks = [],
  }: { monitors?: object[]; hosts?: object[]; checks?: object[] } = {},
): void {
  api.get('/org').reply(200, { name: 'acme', displayName: null });
  api
    .get('/services')
    .reply(200, { services: [{ name: 'shop', memo: '', roles: ['web'] }, { name: 'infra' }] });
  api.get('/monitors').reply(200, { monitors });
  api.get('/monitoring/checks').query({ limit: 100 }).reply(200, { checks });
  if (hosts.length > 0) {
    const status = ['working', 'standby', 'maintenance', 'poweroff'];
    api.get('/hosts').query({ status }).reply(200, { hosts });
  }
}

export const seconds = (time: Date): number => time.getTime() / 1000;
