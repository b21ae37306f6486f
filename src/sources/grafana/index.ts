import * as z from 'zod';
import { apiAddress, defineSource, secretReference } from '../source.ts';
import { alertBook } from './alerts.ts';
import { changes } from './changes.ts';
import { dashboards } from './dashboards.ts';
import { diagnose } from './doctor.ts';
import { listRules, toMonitor } from './rules.ts';
import { type GrafanaService, grafanaService, ServiceSettings } from './service.ts';
import { webLinks } from './web-links.ts';

/**
 * Grafana: its alert rules and their state history, annotations, dashboards. Reads only: a service account with the Viewer
 * role is enough (https://grafana.com/docs/grafana/latest/developers/http_api/).
 */
export const grafana = defineSource<Settings, GrafanaService>({
  type: 'grafana',
  provides: () => ['alerts', 'monitors', 'changes', 'dashboards'],
  settings: z.strictObject({
    url: apiAddress.describe('Where people open Grafana.').meta({ examples: ['https://acme.grafana.net'] }),
    token: secretReference
      .default('env:GRAFANA_TOKEN')
      .describe(
        'Where the token of a service account is: env:NAME, file:PATH or cmd:PROGRAM. Viewer is enough.',
      )
      .meta({ examples: ['env:GRAFANA_TOKEN'] }),
    serviceLabel: z
      .string()
      .min(1)
      .default('service')
      .describe('The label of a rule that names its service.')
      .meta({ examples: ['service'] }),
  }),
  serviceSettings: ServiceSettings,
  service: grafanaService,
  transport: ({ url, token }) => ({
    baseUrl: url,
    secrets: [token],
    withoutSecret: {
      what: 'There is no token for Grafana.',
      why: 'None was found where the config says it is.',
      try: 'Make a service account with the Viewer role (Administration, Service accounts) and put its token there.',
    },
    auth: (secret) => ({ Authorization: `Bearer ${secret}` }),
    headers: { 'User-Agent': 'pwg' },
    secretFields: [],
  }),
  open: ({ name, http, settings: { url, serviceLabel } }) => {
    const context = { http, source: name, links: webLinks(url), serviceLabel };
    const rules = listRules(http);
    return {
      answers: {
        alerts: async ({ meeting, service }) => alertBook(context, await rules(), meeting, service),
        monitors: async ({ service }) => ({
          records: (await rules()).map((rule) => toMonitor(rule, context, service)),
        }),
        changes: ({ meeting, service }) => changes(context, meeting, service),
        dashboards: ({ service }) => dashboards(context, service),
      },
      check: (configured) => diagnose(context, rules, configured),
    };
  },
});

interface Settings {
  readonly url: string;
  readonly token: string;
  readonly serviceLabel: string;
}
