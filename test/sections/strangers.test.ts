import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../src/meeting.ts';
import { incidents } from '../../src/sections/incidents/index.ts';
import { todos } from '../../src/sections/todos/index.ts';
import { topics } from '../../src/sections/topics/index.ts';
import { upcoming } from '../../src/sections/upcoming/index.ts';
import { worklog } from '../../src/sections/worklog/index.ts';
import { EVERYTHING } from '../support/downtime.ts';
import { book, fired } from '../support/fired.ts';
import { INJECTIONS } from '../support/injections.ts';
import { incident, todo, topic, tracked, workLog } from '../support/issues.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { sectionText } from '../support/section-text.ts';
import { nodes, shape } from '../support/structure.ts';

/** A page of everything that holds text from outside, with `said` in each place for it. */
function page(said: string, at: Meeting): string {
  const opened = '2026-10-08 05:40';
  const origin = { source: 's', id: 'i', url: 'https://example.com/i' };
  const alerts = book([fired(said, '2026-10-08 05:31')]);
  const issue = { opened, title: said, by: said, assignees: [said] };
  const others = { missingLabels: [{ repo: said, label: said }] };
  const checklist = { done: 0, total: 1, open: [said] };
  const change = {
    origin,
    kind: 'release',
    title: said,
    at: tokyo('2026-10-08 05:30'),
    until: null,
  } as const;
  const planned = {
    origin,
    name: said,
    memo: said,
    minutes: 60,
    recurrence: null,
    ours: true,
    ...EVERYTHING,
  };
  const records = {
    incidents: tracked([incident(1, { ...issue, severity: said, sharedWith: [said], checklist })], others),
    worklogs: tracked(
      [1, 2, 3].map((n) => workLog(n, issue)),
      others,
    ),
    todos: tracked([todo(1, issue)], others),
    topics: tracked([topic(1, issue)], others),
    alerts: { ...alerts, ours: [...alerts.ours, fired(said, '2026-11-16', certificate)] },
    changes: [{ ...change, environment: null }],
    downtimes: [
      { ...planned, start: tokyo('2026-10-08 05:00') },
      { ...planned, start: tokyo('2026-11-20') },
    ],
    plans: [{ origin, kind: 'milestone', title: said, date: '2026-12-01', openIssues: 1, closedIssues: 0 }],
  } as const;
  return [incidents, worklog, todos, topics, upcoming]
    .map((section) => sectionText(section, records, at))
    .join('\n\n***\n\n');
}

const certificate = {
  type: 'external',
  closedAt: null,
  message: 'Certificate expires in 20 days',
  origin: { source: 's', id: 'c', url: 'https://example.com/c' },
} as const;

describe.each(['ja', 'en'] as const)('in %s', (locale) => {
  const at = meeting({ locale });
  const harmless = page('words', at);

  it('has no HTML but the folded list, no image and no heading', () => {
    expect(nodes(harmless, 'html').map(({ value }) => value?.replace(/<summary>.*$/, ''))).toEqual([
      '<details>',
      '</details>',
    ]);
    expect(nodes(harmless, 'image', 'heading')).toEqual([]);
  });

  // Each language takes every other one: they differ in the words around, which the slots of injection.test.ts have all.
  it.each(Object.entries(INJECTIONS))("%s in text change nothing of the page's shape", (_, tricks) => {
    const mine = tricks.filter((trick, i) => trick.length < 1000 && i % 2 === (locale === 'ja' ? 0 : 1));
    const form = shape(harmless);
    expect(mine.filter((trick) => shape(page(trick, at)) !== form)).toEqual([]);
  });
});
