import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../src/meeting.ts';
import type { Alert, Records } from '../../src/records.ts';
import { alerts } from '../../src/sections/alerts/index.ts';
import { dashboards } from '../../src/sections/dashboards/index.ts';
import { monitoring } from '../../src/sections/monitoring/index.ts';
import { overview } from '../../src/sections/overview/index.ts';
import type { Section, Told } from '../../src/sections/section.ts';
import { slo } from '../../src/sections/slo/index.ts';
import { book, fired } from '../support/fired.ts';
import { INJECTIONS } from '../support/injections.ts';
import { incident, tracked } from '../support/issues.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { host, monitor, ruleOf } from '../support/monitors.ts';
import { BOTH_MONTHS, hourly, hourOf, objective } from '../support/objective.ts';
import { ledger, ruleChange } from '../support/rule-changes.ts';
import { sectionText } from '../support/section-text.ts';
import { nodes, shape } from '../support/structure.ts';

const at = { origin: { source: 'mackerel', id: 'i', url: 'https://mackerel.io/orgs/acme/x' } };

/** Everything these sections print of what people named or wrote, called `said`. */
function namedBy(said: string): Partial<Records> {
  const one = (id: string, opened: string, different: Partial<Alert> = {}) =>
    fired(id, opened, {
      rule: ruleOf(id, { name: said }),
      host: host(id, { name: said }),
      message: said,
      ...different,
    });
  const ours = [
    ...Array.from({ length: 12 }, (_, i) => one(`storm${i}`, '2026-10-08 05:31')),
    ...Array.from({ length: 4 }, (_, i) => one('p95', `2026-10-1${i} 12:00`, { reason: said })),
    one('once', '2026-10-20'),
    one('open', '2026-11-02', { closedAt: null, status: 'warning' }),
  ];
  const perhapsOurs = [one('rate', '2026-10-09', { host: null })];
  return {
    alerts: { ...book(ours), unattributed: perhapsOurs, perhapsOurs },
    monitors: [
      monitor('p95', { name: said, memo: said, muted: true }),
      monitor('check', { name: said, type: 'check', ours: false }),
    ],
    downtimes: [
      {
        ...at,
        name: said,
        memo: said,
        start: tokyo('2026-10-08 05:00'),
        minutes: 60,
        recurrence: null,
        ours: true,
        covers: { places: [said], rules: [said] },
        spares: { places: [said], rules: [] },
      },
    ],
    channels: [
      { ...at, name: said, type: said, suspendedAt: null },
      { ...at, name: said, type: said, suspendedAt: tokyo('2026-09-15') },
    ],
    ruleChanges: ledger(
      { ...ruleChange('p95', 'warning', [0.45, 0.5]), name: said },
      { ...ruleChange('p95', 'expression', ['x', said]), name: said },
      { ...ruleChange('once', 'expression', ['x', said]), name: said },
      { ...ruleChange('once', 'new', [said, null]), name: said },
    ),
    incidents: tracked([incident(1, { opened: '2026-10-08 05:40', title: said })]),
    dashboards: [
      {
        ...at,
        title: said,
        widgets: [
          { title: said, type: said, broken: true, fixed: null },
          { title: said, type: said, broken: false, fixed: meeting().period },
        ],
      },
    ],
    objectives: [
      objective({
        name: said,
        bad: hourly('b', BOTH_MONTHS, (hour) => (hour === hourOf('2026-10-08 05:00') ? 400 : 1.1)),
      }),
    ],
  };
}

function page(said: string, plain: Meeting): string {
  const known = ['p95', 'check'].map((monitorName) => ({
    match: { monitor: ruleOf(monitorName).id, host: null, message: null },
    explanation: said,
    until: '2026-10-31',
    atMost: 1,
    usually: '03:00',
  }));
  const when = { ...plain, known };
  const records = namedBy(said);
  const sections: readonly Section[] = [slo, alerts, monitoring, dashboards];
  const told = sections.map((section): Told => {
    const { facts: _facts, body: _body, ...brought } = section.view(records, when, []);
    return { section: section.name, failed: false, ...brought };
  });
  return [...sections, overview]
    .map((section) => sectionText(section, records, when, told))
    .join('\n\n***\n\n');
}

describe.each(['ja', 'en'] as const)('in %s', (locale) => {
  const when = meeting({ locale });
  const harmless = page('words', when);

  it('there is no image, no heading and no HTML but the folded lists', () => {
    expect(nodes(harmless, 'image', 'heading')).toEqual([]);
    const html = nodes(harmless, 'html').map(({ value }) => value?.replace(/<summary>.*$/, ''));
    expect(new Set(html)).toEqual(new Set(['<details>', '</details>']));
  });

  // Each language takes every other one: they differ in the words around, which the slots of injection.test.ts have all.
  it.each(Object.entries(INJECTIONS))("%s in names change nothing of the page's shape", (_, tricks) => {
    const mine = tricks.filter((trick, i) => trick.length < 1000 && i % 2 === (locale === 'ja' ? 0 : 1));
    const form = shape(harmless);
    expect(mine.filter((trick) => shape(page(trick, when)) !== form)).toEqual([]);
  });
});
