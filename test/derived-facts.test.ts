import { beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../src/run.ts';
import {
  AT,
  alerts,
  answers,
  closed,
  created,
  DAY,
  incidents,
  inJapan,
  iso,
  MINUTE,
  midnight,
  monitors,
  namesShop,
  ours,
  rows,
  todos,
  worklogs,
} from './support/demo.ts';
import type { Row } from './support/recorded.ts';
import { prepareRequest } from './support/request.ts';
import { PACKAGE_ROOT, testWorld } from './support/world.ts';

/*
 * The facts that the test organisation's truth does not know (test/world.test.ts compares those it does), derived a second
 * time: from the saved answers of the demo, by plain code that shares nothing with the sources and sections.
 */
const MONTHS = {
  '2026-09': { from: '2026-09-01', to: '2026-10-01', sixMonthsBack: '2026-04-01' },
  '2026-10': { from: '2026-10-01', to: '2026-11-01', sixMonthsBack: '2026-05-01' },
} as const;

describe.each(Object.entries(MONTHS))('the demo in %s', (month, days) => {
  const from = midnight(days.from);
  const to = midnight(days.to);
  const within = (instant: number): boolean => from <= instant && instant < to;
  const openAtEnd = (issue: Row): boolean => created(issue) < to && (closed(issue) ?? AT) >= to;
  const fired = ours.filter(({ openedAt }) => within(openedAt));
  // biome-ignore lint/suspicious/noExplicitAny: the facts are looked into from all sides, and their shape is another test's.
  let facts: Record<string, any>;

  beforeAll(async () => {
    const world = testWorld({ cwd: PACKAGE_ROOT });
    await prepare(prepareRequest({ month, format: 'json' }), world);
    const { sections } = JSON.parse(world.printed.join(''));
    facts = Object.fromEntries(sections.map((section: Row) => [section.name, section.facts]));
  });

  it('counts the alerts of one event as one', () => {
    const crowded = fired.filter(
      ({ openedAt }) =>
        targets(fired.filter((other) => Math.abs(other.openedAt - openedAt) <= 5 * MINUTE)) >= 10,
    );
    expect(crowded.length).toBe(month === '2026-10' ? 33 : 0);
    expect(facts.alerts.folded).toBe(fired.length - Math.max(0, crowded.length - 1));
  });

  it('says of each rule how long it was open, how short its alerts are and how many came at night', () => {
    expect(facts.alerts.monitors.length).toBe(new Set(fired.map(({ rule }) => rule)).size);
    for (const told of facts.alerts.monitors) {
      const mine = fired.filter(({ rule }) => rule === told.id);
      const lengths = mine.flatMap(({ openedAt, closedAt }) =>
        closedAt === null ? [] : [closedAt - openedAt],
      );
      expect(told).toMatchObject({
        openMinutes: expect.closeTo(openMinutes(ours.filter(({ rule }) => rule === told.id)), 6),
        medianMinutes: lengths.length === 0 ? null : expect.closeTo(median(lengths) / MINUTE, 6),
        shortShare:
          lengths.length === 0
            ? null
            : expect.closeTo(lengths.filter((ms) => ms <= 300_000).length / lengths.length, 9),
        night: mine.filter(({ openedAt }) => /T(22|23|0[0-6]):/.test(iso(openedAt))).length,
        hosts: new Set(mine.map(({ host }) => host).filter((host) => host !== '')).size,
      });
    }
  });

  const openMinutes = (some: typeof ours): number =>
    some.reduce(
      (sum, { openedAt, closedAt }) =>
        sum + Math.max(0, Math.min(closedAt ?? AT, to) - Math.max(openedAt, from)) / MINUTE,
      0,
    );

  it('adds up how long alerts stood open, and names those that still do', () => {
    expect(facts.alerts.openMinutes).toBeCloseTo(openMinutes(ours), 6);
    expect(facts.alerts.openNow).toEqual(
      ours
        .filter(({ closedAt }) => closedAt === null)
        .map(({ id, rule, openedAt }) => ({
          id,
          name: monitors.find((monitor) => monitor.id === rule)?.name ?? null,
          openedAt: iso(openedAt),
        })),
    );
  });

  it('lists the rules and checks without an alert in six months', () => {
    const loud = new Set(
      alerts
        .filter(({ openedAt }) => midnight(days.sixMonthsBack) <= openedAt && openedAt < to)
        .map(({ rule }) => rule),
    );
    const silent = (some: Row[]) =>
      some.filter(({ id }) => !loud.has(String(id))).map(({ id, name }) => ({ id, name }));
    expect(facts.alerts.neverFired).toEqual(silent(monitors.filter(namesShop)));
    expect(facts.alerts.neverFiredChecks).toEqual(silent(rows(/monitoring\/checks/, 'checks')));
  });

  it('lists the downtimes that overlap it', () => {
    const downtimes = rows(/^\/api\/v0\/downtimes\?/, 'downtimes');
    const shops = downtimes.filter(({ serviceScopes, roleScopes, monitorScopes }) => {
      const named = [...((serviceScopes ?? []) as string[]), ...((roleScopes ?? []) as string[])];
      const rules = ((monitorScopes ?? []) as string[]).map((id) => monitors.find((rule) => rule.id === id));
      if (named.length > 0) return named.some((scope) => /^shop(:|$)/.test(scope));
      return rules.length === 0 || rules.some((rule) => rule !== undefined && namesShop(rule));
    });
    expect(shops.filter(({ recurrence }) => recurrence != null)).toEqual([]);
    const overlapping = shops.filter(({ start, duration }) => {
      const begin = Number(start) * 1000;
      return begin < to && begin + Number(duration) * MINUTE > from;
    });
    const opened = (begin: number, end: number): readonly string[] =>
      ours.filter(({ openedAt }) => openedAt >= begin && openedAt < end).map(({ id }) => id);
    expect(facts.monitoring.downtimes).toEqual(
      overlapping.map(({ id, name, start, duration, monitorScopes }) => {
        // A downtime that names rules is about their alerts alone; the demo has none such.
        expect(monitorScopes ?? []).toEqual([]);
        const begin = Number(start) * 1000;
        const end = begin + Number(duration) * MINUTE;
        return {
          id,
          name,
          minutes: (Math.min(end, to) - Math.max(begin, from)) / MINUTE,
          alertsBefore: opened(begin - 60 * MINUTE, begin),
          alertsDuring: opened(begin, end),
          alertsAfter: opened(end, end + 60 * MINUTE),
        };
      }),
    );
    expect(facts.monitoring.changed).toBeNull();
  });

  it('tells of each incident when it was opened and closed, what is written of its length, and the first alert', () => {
    const spokenOf = incidents.filter((issue) => within(created(issue)) || openAtEnd(issue));
    expect(facts.incidents.items).toEqual(
      spokenOf.map((issue) => {
        const opened = created(issue);
        const body = String(issue.body ?? '').replace(/~~~[\s\S]*?~~~|```[\s\S]*?```/g, '');
        const near = ours.filter(({ openedAt }) => openedAt <= opened && openedAt >= opened - 60 * MINUTE);
        const [first] =
          opened < midnight(days.sixMonthsBack) ? [] : near.filter(({ rule }) => isRare(rule, opened));
        const done = (body.match(TICKED) ?? []).length;
        return {
          id: issue.id,
          title: expect.any(String),
          openedAt: iso(opened),
          closedAt: closed(issue) === null ? null : iso(closed(issue) ?? 0),
          minutes: fromTo(body),
          checklist: { done, total: done + (body.match(UNTICKED) ?? []).length },
          firstAlert:
            first === undefined
              ? null
              : { monitor: first.rule, minutes: expect.closeTo((opened - first.openedAt) / MINUTE, 6) },
          unheard: opened < midnight(days.sixMonthsBack) ? null : expect.any(Array),
        };
      }),
    );
    for (const { openedAt, firstAlert, unheard } of facts.incidents.items) {
      if (firstAlert !== null) expect(unheard).toEqual([]);
      for (const hint of unheard ?? []) {
        const alert = alerts.find(({ id }) => id === hint.id);
        expect(alert?.rule).toBe(hint.monitor);
        const ahead = (Date.parse(openedAt) - (alert?.openedAt ?? 0)) / MINUTE;
        expect(hint.minutes).toBeCloseTo(ahead, 6);
      }
    }
  });

  it('tells of each work log how long it took where somebody wrote it, and how often it was done in 90 days', () => {
    const logged = worklogs.filter((issue) => within(created(issue)));
    expect(facts.worklog.items).toEqual(
      logged.map((issue) => {
        const same = worklogs.filter(
          (other) =>
            bare(other.title) === bare(issue.title) &&
            created(other) <= created(issue) &&
            dayNumber(created(issue)) - dayNumber(created(other)) <= 90,
        );
        const [, written = null] = /所要時間: (\d+) 分/.exec(String(issue.body)) ?? [];
        return {
          id: issue.id,
          title: issue.title,
          at: iso(created(issue)),
          minutes: written === null ? null : Number(written),
          repeats: same.length,
        };
      }),
    );
  });

  it('tells of each item carried over how old it is and what became of it', () => {
    expect(facts.todos.items).toEqual(
      todos.filter(openAtEnd).map((issue) => ({
        id: issue.id,
        title: issue.title,
        ageDays: Math.floor((AT - created(issue)) / 86_400_000),
        state: closed(issue) === null ? 'open' : issue.state_reason === 'not_planned' ? 'dropped' : 'done',
      })),
    );
  });

  it('says which share of the time has no data', () => {
    const times = (metric: string) => {
      const points = answers(new RegExp(`/metrics\\?name=${metric}&`)).flatMap(
        (body) => (body as { metrics: { time: number; value: unknown }[] }).metrics,
      );
      return new Set(points.filter(({ value }) => typeof value === 'number').map(({ time }) => time * 1000));
    };
    const [total, bad] = [times('http.requests'), times('http.errors')];
    const buckets = Array.from({ length: (to - from) / (10 * MINUTE) }, (_, i) => from + i * 10 * MINUTE);
    const missing = buckets.filter((bucket) => !total.has(bucket) || !bad.has(bucket));
    expect(facts.slo.objectives).toMatchObject([
      { name: 'availability', target: 99.9, missingShare: missing.length / buckets.length },
    ]);
  });

  it('counts the widgets that show nothing', () => {
    const [dashboard] = rows(/^\/api\/v0\/dashboards\?/, 'dashboards').filter(
      ({ title }) => title === '定例: shop',
    );
    const widgets = (dashboard?.widgets ?? []) as Row[];
    const dead = widgets.filter(
      ({ type, roleFullname, ...widget }) =>
        /"type":"unknown"/.test(JSON.stringify(widget)) || (type === 'alertStatus' && roleFullname === null),
    );
    expect(facts.dashboards.items).toMatchObject([
      {
        id: dashboard?.id,
        title: '定例: shop',
        url: expect.stringMatching(/^https:/),
        brokenWidgets: dead.length,
      },
    ]);
    expect(dead.length).toBe(3);
  });

  it('lists what is coming: milestones with a day, and certificates', () => {
    const milestones = answers(/\/acme-web\/shop\/milestones\?/)
      .flatMap((body) => body as Row[])
      .filter(({ state, due_on }) => state === 'open' && due_on !== null)
      .map(({ number, title, due_on }) => ({
        id: `acme-web/shop/milestone/${number}`,
        title,
        date: String(due_on).slice(0, 10),
        kind: 'milestone',
      }));
    const certificates = ours
      .filter(({ closedAt, message }) => closedAt === null && /certificate/i.test(message))
      .map(({ id, rule, openedAt, message }) => ({
        id,
        title: monitors.find((monitor) => monitor.id === rule)?.name,
        date: iso(openedAt + Number(/(\d+) days?/.exec(message)?.[1]) * DAY).slice(0, 10),
        kind: 'certificate',
      }));
    const expected = [...milestones, ...certificates].sort((a, b) => (a.date < b.date ? -1 : 1));
    expect(expected.length).toBeGreaterThan(1);
    expect(facts.upcoming.items).toEqual(expected);
  });
});

const TICKED = /^\s*(?:[-*+]|\d+[.)])\s+\[[xX]\]\s+\S/gm;
const UNTICKED = /^\s*(?:[-*+]|\d+[.)])\s+\[ \]\s+\S/gm;

function targets(some: typeof ours): number {
  return new Set(some.map(({ rule, host }) => `${rule} ${host}`)).size;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

/** Fires on fewer than four of five of the thirty days before. */
function isRare(rule: string, instant: number): boolean {
  const days = ours
    .filter(
      (alert) => alert.rule === rule && alert.openedAt <= instant && alert.openedAt > instant - 30 * DAY,
    )
    .map(({ openedAt }) => Math.floor((instant - openedAt) / DAY));
  return new Set(days).size < 24;
}

/** '| 検知 | 05:31 |' and '| 復旧 | 05:49 |' of a timeline. */
function fromTo(body: string): number | null {
  const minuteOf = (label: string): number | null => {
    const [, hours, minutes] = new RegExp(`${label} \\| (\\d\\d):(\\d\\d)`).exec(body) ?? [];
    return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
  };
  const [detected, recovered] = [minuteOf('検知'), minuteOf('復旧')];
  return detected === null || recovered === null ? null : recovered - detected;
}

/** A title without dates, numbers and marks. */
function bare(title: unknown): string {
  return String(title).replace(/[^\p{L}]/gu, '');
}

/** Days of the calendar in Japan, counted. */
function dayNumber(ms: number): number {
  return Math.floor(inJapan(ms).getTime() / DAY);
}
