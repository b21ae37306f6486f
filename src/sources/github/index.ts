import { defineSource } from '../source.ts';
import type { GithubApi } from './api.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { discover } from './discover.ts';
import { incidents } from './incidents.ts';
import { plans } from './milestones.ts';
import { KINDS, readAddress } from './publish-address.ts';
import { openPublishTarget } from './publish-target.ts';
import {
  type GithubService,
  type GithubSettings,
  githubService,
  provides,
  serviceSettings,
  settings,
} from './settings.ts';
import { todos, topics } from './todos.ts';
import { openTracker } from './tracker.ts';
import { transport, webUrl, writeTransport } from './transport.ts';
import { worklogs } from './worklogs.ts';

/** github.com, *.ghe.com and GitHub Enterprise Server: issues as incidents, work logs, to-dos and topics; what was shipped. */
export const github = defineSource<GithubSettings, GithubService>({
  type: 'github',
  provides,
  settings,
  serviceSettings,
  service: githubService,
  transport,
  discover,
  open({ name, settings: { url }, http }) {
    const api: GithubApi = { source: name, http, web: webUrl(url) };
    return {
      answers: {
        incidents: (ask) => incidents(api, ask),
        worklogs: (ask) => worklogs(api, ask),
        todos: (ask) => todos(api, ask),
        topics: (ask) => topics(api, ask),
        changes: (ask) => changes(api, ask),
        plans: (ask) => plans(api, ask),
      },
      check: (services) => check(api, services),
    };
  },
  issues: { transport: writeTransport, open: openTracker },
  publishing: { kinds: KINDS, refuse: readAddress, transport: writeTransport, open: openPublishTarget },
});
