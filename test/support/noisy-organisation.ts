import type { Alert, Monitor, Records } from '../../src/records.ts';
import { fired } from './fired.ts';
import { incident, tracked, workLog } from './issues.ts';
import { tokyo } from './meeting.ts';
import { host, monitor, ruleOf } from './monitors.ts';

/**
 * A month that nobody can page through: 300 alerts of 40 rules in October 2026, each rule noisier than the next, after a
 * year in which they fired too; ten more rules that may belong to the service, and a storm of twenty hosts.
 */
const RULES = 40;
const ALERTS = 300;
const STORM = 20;

const names = Array.from({ length: RULES }, (_, i) => `rule ${String(i + 1).padStart(2, '0')}`);

export const noisyRules: readonly Monitor[] = names.map((name, i) =>
  monitor(name, {
    type: i % 2 === 0 ? 'service' : 'host',
    metric: `app.metric${i}`,
    operator: '>',
    warning: 10 + i,
    critical: 100 + i,
    memo: `why ${name} is set so | and no otherwise`,
  }),
);

/** Of every ten alerts the first rules have most; every rule has three at least. */
const shares = names.map((_, i) => 3 + Math.floor((ALERTS - STORM - 3 * RULES) / 2 ** (i + 1)));
const missing = ALERTS - STORM - shares.reduce((sum, n) => sum + n, 0);

const october = names.flatMap((name, i) =>
  Array.from({ length: (shares[i] ?? 0) + (i === 0 ? missing : 0) }, (_, k) => {
    const minutes = (i * 977 + k * (i + 3) * 331) % (30 * 24 * 60);
    return alert(name, i, new Date(tokyo('2026-10-01').getTime() + minutes * 60_000), k);
  }),
);

const storm = Array.from({ length: STORM }, (_, i) =>
  fired('alive', '2026-10-08 05:31:20', {
    rule: ruleOf('alive', { type: 'connectivity' }),
    type: 'connectivity',
    host: host(`node${i}`),
  }),
);

const year = names.flatMap((name, i) =>
  Array.from({ length: 11 }, (_, month) => {
    const opened = new Date(tokyo('2025-10-20').getTime() + (month * 30 + (i % 9)) * 86_400_000);
    return alert(name, i, opened, month);
  }),
);

function alert(name: string, i: number, openedAt: Date, k: number): Alert {
  return {
    ...fired(name, '2026-10-01'),
    origin: {
      source: 'mackerel',
      id: `${name} ${openedAt.getTime()} ${k}`,
      url: `https://mackerel.io/a/${i}`,
    },
    rule: ruleOf(name, { type: i % 2 === 0 ? 'service' : 'host' }),
    type: i % 2 === 0 ? 'service' : 'host',
    host: i % 2 === 0 ? null : host(`web${k % 5}`),
    openedAt,
    closedAt: new Date(openedAt.getTime() + (k % 7 === 0 ? 3000 : 4) * 60_000),
  };
}

const oldestFirst = (alerts: readonly Alert[]) =>
  alerts.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());

const perhaps = Array.from({ length: 30 }, (_, i) =>
  fired(`perhaps ${i % 15}`, `2026-10-${String(1 + i).padStart(2, '0')} 12:00`),
);

export const noisyOctober: readonly Alert[] = oldestFirst([...october, ...storm]);

export const noisyOrganisation: Partial<Records> = {
  alerts: {
    ours: oldestFirst([...year, ...october, ...storm]),
    unattributed: perhaps,
    perhapsOurs: perhaps,
    firedRules: new Set(names.map((name) => ruleOf(name).id)),
  },
  monitors: [
    ...noisyRules,
    ...Array.from({ length: 12 }, (_, i) => monitor(`silent ${i}`)),
    ...Array.from({ length: 12 }, (_, i) => monitor(`check ${i}`, { type: 'check', ours: false })),
  ],
  incidents: tracked([incident(1, { opened: '2026-10-08 05:40', title: 'outage' })]),
  worklogs: tracked(
    ['03', '10', '17', '24'].map((day, i) => workLog(10 + i, { opened: `2026-10-${day} 10:00` })),
  ),
  downtimes: [],
  changes: [],
  dashboards: [],
};
