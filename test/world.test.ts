/**
 * The whole tool over HTTP against the strict test organisation, where it stands beside the repository: every number that
 * its truth knows, and what must hold of a page when the data is hostile or an API breaks.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../src/problem.ts';
import { agreement } from './support/agreement.ts';
import { nodes } from './support/structure.ts';
import {
  isThere,
  type Organisation,
  prepareFor,
  startOrganisation,
  type Truth,
} from './support/test-organisation.ts';

describe.runIf(isThere)('against the test organisation', () => {
  let organisation: Organisation;

  beforeAll(async () => {
    organisation = await startOrganisation();
  });
  afterAll(() => organisation.close());
  beforeEach(() => {
    organisation.state.violations.length = 0;
    organisation.state.rules.length = 0;
  });

  /** The page of a service while nothing is broken: many tests look at the same one. */
  const whole = remembered((service: string, month: string, format: 'md' | 'json', locale: 'ja' | 'en') =>
    prepareFor(service, organisation, { month, format, locale }),
  );

  const facts = async (service: string, month: string): Promise<Facts> => {
    const { exit, printed } = await whole(service, month, 'json', 'ja');
    expect(exit).toBe(EXIT.ok);
    const { gaps, sections } = JSON.parse(printed);
    expect(gaps).toEqual([]);
    return Object.fromEntries(sections.map(({ name, facts: told }: Told) => [name, told])) as Facts;
  };

  const cases = ['shop', 'search', 'infra'].flatMap((service) =>
    ['2026-10', '2026-09'].map((month) => [service, month]),
  );

  describe.each(cases)('%s in %s', (service, month) => {
    let told: Facts;
    let true_: Truth;
    beforeAll(async () => {
      told = await facts(service, month);
      true_ = organisation.truth({ service, month });
    });

    it('counts the alerts', () => {
      const { service: ours, orgWide } = true_.alerts;
      expect(told.alerts).toMatchObject({
        fired: ours.opened,
        firedEarlier: ours.previousMonthOpened,
        openMinutes: expect.closeTo(ours.clippedTotalSec / 60, 6),
        night: ours.night.count,
        weekend: ours.weekend.count,
        closedByHand: ours.closedByHand.count,
        unattributed: { fired: orgWide.opened },
      });
      expect([...told.alerts.openAtEnd].sort()).toEqual([...ours.stillOpenAtEnd].sort());
      expect(told.alerts.openNow.map(({ id }) => id).sort()).toEqual([...ours.stillOpenNow].sort());
    });

    it('counts them per rule', () => {
      const flapping = new Set(true_.alerts.service.flapping.map(({ monitorId }) => monitorId));
      const mine = new Map(told.alerts.monitors.map((rule) => [rule.id, rule]));
      expect([...mine.keys()].sort()).toEqual(true_.alerts.service.byMonitor.map((m) => m.monitorId).sort());
      for (const rule of true_.alerts.service.byMonitor) {
        expect(mine.get(rule.monitorId)).toMatchObject({
          name: rule.name,
          type: rule.type,
          muted: rule.muted,
          deleted: rule.deleted,
          fired: rule.opened,
          firedEarlier: rule.previousMonth,
          hosts: rule.hosts,
          closedByHand: rule.closedByHand,
          medianMinutes: rule.medianSec === null ? null : expect.closeTo(rule.medianSec / 60, 6),
          flapping: flapping.has(rule.monitorId),
        });
      }
    });

    it('knows the rules that never fired and those that are muted', () => {
      const named = (list: Truth['muted']) =>
        list
          .filter(({ services }) => services.includes(service))
          .map(({ id }) => id)
          .sort();
      expect(told.alerts.neverFired.map(({ id }) => id).sort()).toEqual(named(true_.neverFired6Months));
      expect(told.alerts.neverFiredChecks.map(({ id }) => id)).toEqual(
        true_.neverFiredChecks6Months.map(({ id }) => id),
      );
      expect(told.monitoring.muted.map(({ id }) => id).sort()).toEqual(named(true_.muted));
    });

    it('knows the incidents and what is left to do of each', () => {
      const { incidents } = true_.github.service;
      expect(told.incidents).toMatchObject({
        opened: incidents.opened.length,
        closed: incidents.closed.length,
      });
      expect([...told.incidents.openAtEnd].sort()).toEqual([...incidents.openAtEnd].sort());
      const items = new Map(told.incidents.items.map((item) => [item.id, item]));
      expect([...items.keys()].sort()).toEqual(
        [...new Set([...incidents.opened, ...incidents.openAtEnd])].sort(),
      );
      const unfinished = [...items.values()].filter(({ checklist: { done, total } }) => done < total);
      expect(unfinished.map(({ id }) => id).sort()).toEqual(
        incidents.unfinishedChecklist.map(({ ref }) => ref).sort(),
      );
      for (const { ref, done, open } of incidents.unfinishedChecklist) {
        expect(items.get(ref)?.checklist).toEqual({ done, total: done + open });
      }
      const orgWide = true_.github.orgWide.incidents;
      expect([...told.incidents.perhapsOurs].sort()).toEqual(
        [...new Set([...orgWide.opened, ...orgWide.openAtEnd])].sort(),
      );
    });

    it('knows the work logs and what is carried over', () => {
      const { worklogs, todos } = true_.github.service;
      expect(told.worklog.logged).toBe(worklogs.length);
      expect(told.worklog.items.map(({ id }) => id).sort()).toEqual([...worklogs].sort());
      expect(told.todos.carried).toBe(todos.carryOver.length);
    });

    if (service === 'shop')
      it('sums the SLO', () => {
        const { requests, errors, availability, errorBudgetUsed999 } = true_.metrics.slo;
        const [objective] = told.slo.objectives;
        expect(objective).toMatchObject({ name: 'availability', target: 99.9, total: requests, bad: errors });
        expect(objective?.attained).toBeCloseTo(availability, 6);
        expect(objective?.budgetUsed).toBeCloseTo(errorBudgetUsed999, 3);
        expect(objective?.missingShare).toBe(0);
      });

    it('asks nothing that the APIs do not know', () => {
      expect(organisation.state.violations).toEqual([]);
    });
  });

  it.each([[['shop']], [['shop', 'search', 'infra']]])('asks each thing once for %j', async (services) => {
    organisation.state.requests.length = 0;
    await prepareFor(services, organisation);
    const asked = organisation.state.requests.map(({ method, path, query }) => `${method} ${path}${query}`);
    expect(asked.filter((one, i) => asked.indexOf(one) !== i)).toEqual([]);
    expect(organisation.state.violations).toEqual([]);
  });

  it('tells of several services in one run what it tells of each alone', async () => {
    const services = ['shop', 'search', 'infra'];
    const together = (await prepareFor(services, organisation, { format: 'json' })).printed;
    const alone = await Promise.all(
      services.map(async (service) => (await whole(service, '2026-10', 'json', 'ja')).printed),
    );
    expect(together).toBe(alone.join(''));
  });

  it.each(['ja', 'en'] as const)('lets hostile data change nothing of the page (%s)', async (locale) => {
    for (const service of ['shop', 'search', 'infra']) {
      const { printed } = await whole(service, '2026-10', 'md', locale);
      const html = nodes(printed, 'html').map(({ value }) => value?.trim());
      expect(
        html.filter(
          (tag) => !/^<\/?(details|summary)>$|^<details><summary>[^<>]*<\/summary>/.test(tag ?? ''),
        ),
      ).toEqual([]);
      expect(nodes(printed, 'image', 'imageReference', 'definition', 'footnoteReference')).toEqual([]);
      const links = nodes(printed, 'link').map(({ url }) => new URL(url ?? 'about:blank').origin);
      expect(
        [...new Set(links)].filter((o) => o !== 'https://github.com' && o !== 'https://mackerel.io'),
      ).toEqual([]);
      const words = nodes(printed, 'text')
        .map(({ value }) => value ?? '')
        .join('\n');
      expect(words.replaceAll('@担当', '').replaceAll('@owner', '')).not.toMatch(/@[\w-]/);
      for (const table of nodes(printed, 'table')) {
        const widths = new Set(table.children?.map((row) => row.children?.length));
        expect(widths.size).toBe(1);
      }
      expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it('prints no key and no secret of the organisation', async () => {
    const { mkRead, ghRead } = organisation.keys;
    for (const service of ['shop', 'search', 'infra']) {
      for (const format of ['md', 'json'] as const) {
        const { printed, said } = await whole(service, '2026-10', format, 'ja');
        for (const secret of [mkRead, ghRead, organisation.secret]) {
          expect(`${printed}${said.join('\n')}`).not.toContain(secret);
        }
      }
    }
  });

  const faults: readonly {
    api: 'mackerel' | 'github';
    match: string;
    fault: string;
    missing: boolean;
    count?: number;
  }[] = [
    { api: 'mackerel', match: '/alerts', fault: 'status:500', missing: true },
    { api: 'mackerel', match: '/alerts.*nextId', fault: 'reset', missing: false, count: 2 },
    { api: 'mackerel', match: '/hosts', fault: 'truncate', missing: true },
    { api: 'mackerel', match: '/monitors', fault: 'html', missing: true },
    { api: 'mackerel', match: '/dashboards', fault: 'wrong-json', missing: true },
    { api: 'mackerel', match: '.', fault: 'status:401', missing: true },
    { api: 'mackerel', match: '/downtimes', fault: 'redirect-evil', missing: true },
    { api: 'github', match: '/issues', fault: 'status:502', missing: true },
    { api: 'github', match: '/issues', fault: 'status:429', missing: false, count: 2 },
    { api: 'github', match: '/milestones', fault: 'gzip-bomb', missing: true },
    { api: 'github', match: '/labels', fault: 'empty', missing: true },
    { api: 'github', match: '/pulls', fault: 'status:403', missing: true },
    { api: 'github', match: '/issues', fault: 'shift', missing: false, count: 1 },
    { api: 'github', match: '/releases', fault: 'redirect-evil', missing: true },
  ];

  it.each(faults)('stays right or shows the gap: $api $match $fault', async ({ missing, ...rule }) => {
    const right = JSON.parse((await whole('shop', '2026-10', 'json', 'ja')).printed);
    organisation.state.rules.push(rule);
    const { exit, printed, said } = await prepareFor('shop', organisation, { format: 'json' });
    organisation.state.rules.length = 0;
    const hurt = JSON.parse(printed);
    if (!missing) {
      expect(hurt.gaps).toEqual([]);
      expect(hurt.sections).toEqual(right.sections);
      expect(exit).toBe(EXIT.ok);
      return;
    }
    expect(hurt.gaps).not.toEqual([]);
    expect(exit).toBe(/40[13]/.test(rule.fault) ? EXIT.refused : EXIT.partial);
    expect(said.join('\n')).toContain(rule.api);
    for (const { name, facts: told } of hurt.sections as readonly Told[]) {
      const before = right.sections.find((section: Told) => section.name === name).facts;
      if (name !== 'overview') expect(agreement(told, before)).toEqual(before);
    }
    expect(organisation.state.leaks).toEqual([]);
  });
});

/** Makes each once. */
function remembered<A extends readonly string[], T>(make: (...asked: A) => Promise<T>) {
  const made = new Map<string, Promise<T>>();
  return (...asked: A): Promise<T> => {
    const key = asked.join(' ');
    const known = made.get(key) ?? make(...asked);
    made.set(key, known);
    return known;
  };
}

interface Told {
  readonly name: string;
  readonly facts: Record<string, unknown> | null;
}

interface Facts {
  readonly alerts: {
    readonly openAtEnd: readonly string[];
    readonly openNow: readonly { readonly id: string }[];
    readonly monitors: readonly { readonly id: string }[];
    readonly neverFired: readonly { readonly id: string }[];
    readonly neverFiredChecks: readonly { readonly id: string }[];
  };
  readonly monitoring: { readonly muted: readonly { readonly id: string }[] };
  readonly incidents: {
    readonly openAtEnd: readonly string[];
    readonly perhapsOurs: readonly string[];
    readonly items: readonly {
      readonly id: string;
      readonly checklist: { readonly done: number; readonly total: number };
    }[];
  };
  readonly worklog: { readonly logged: number; readonly items: readonly { readonly id: string }[] };
  readonly todos: { readonly carried: number };
  readonly slo: {
    readonly objectives: readonly {
      readonly attained: number;
      readonly budgetUsed: number;
      readonly missingShare: number;
    }[];
  };
}
