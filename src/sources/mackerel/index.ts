import * as z from 'zod';
import { apiAddress, defineSource, secretReference, type Tools } from '../source.ts';
import { fetchSeverities } from './alert-logs.ts';
import { answersOf, PROVIDES } from './answers.ts';
import { closeUps } from './close-ups.ts';
import { discover } from './discover.ts';
import { diagnose } from './doctor.ts';
import { minutePoints } from './minute-points.ts';
import { openOrganisation } from './organisation.ts';
import { type MackerelService, mackerelService, ServiceSettings } from './service.ts';

/** Mackerel, API v0 (https://mackerel.io/api-docs/). Reads only: a key with the Read right is enough. */
export const mackerel = defineSource<Settings, MackerelService>({
  type: 'mackerel',
  provides: () => PROVIDES,
  settings: z.strictObject({
    apiKey: secretReference
      .default('env:MACKEREL_APIKEY')
      .describe('Where the API key is: env:NAME, file:PATH or cmd:PROGRAM. The Read right is enough.'),
    url: apiAddress
      .default('https://api.mackerelio.com')
      .describe('Base address of the API; other editions of Mackerel have their own.'),
  }),
  serviceSettings: ServiceSettings,
  service: mackerelService,
  transport: ({ apiKey, url }) => ({
    baseUrl: url,
    secrets: [apiKey],
    withoutSecret: {
      what: 'There is no API key for Mackerel.',
      why: `Nothing was found at ${place(apiKey)}.`,
      try: 'Make a key with the Read right (mackerel.io: organisation settings, API keys) and put it there.',
    },
    auth: (secret) => ({ 'X-Api-Key': secret }),
    headers: { 'User-Agent': 'pwg' },
    // Of channels and external monitors; e-mail addresses are people's.
    secretFields: ['url', 'headers', 'requestBody', 'emails'],
  }),
  discover,
  open: ({ name, http, archive, services, detail, ...effort }) => {
    const overrides = overridesOf(services);
    const organisation = openOrganisation({ http, source: name, archive, detail, overrides });
    return {
      answers: answersOf(organisation, effort),
      lookups: {
        closeUps: (asked, { meeting }) => closeUps(organisation, asked, meeting),
        minutes: (monitors, ask) => minutePoints(organisation, monitors, ask),
        severities: (alerts, { meeting }) => fetchSeverities(organisation, alerts, meeting.at),
      },
      check: (configured) => diagnose(http, configured),
    };
  },
});

interface Settings {
  readonly apiKey: string;
  readonly url: string;
}

/** The override lines of all services count for each: a rule given to one is no longer a riddle to the others. */
function overridesOf(
  services: Tools<Settings, MackerelService>['services'],
): ReadonlyMap<string, readonly string[]> {
  const overrides = new Map<string, readonly string[]>();
  for (const { monitor, service } of services.flatMap(({ settings }) => settings.attribution)) {
    overrides.set(monitor, [...new Set([...(overrides.get(monitor) ?? []), service])]);
  }
  return overrides;
}

/** A program's arguments may hold what is not for every eye. */
const place = (reference: string): string =>
  reference.startsWith('cmd:') ? reference.split(' ', 1).join('') : reference;
