import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { prepare } from '../src/run.ts';
import { prepareRequest } from './support/request.ts';
import { PACKAGE_ROOT, testWorld } from './support/world.ts';

/** What the JSON promises, name by name: nothing is missing, nothing has another unit, and what can't be known is null. */
const count = z.int().min(0);
const minutes = z.number().min(0);
const share = z.number().min(0).max(1);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/);
const day = z.iso.date();
const issueId = z.string().regex(/^[\w.-]+\/[\w.-]+#\d+$/);
const vendorId = z.string().min(1);
const named = z.strictObject({ id: vendorId, name: z.string().nullable() });

const FACTS = {
  alerts: z.strictObject({
    fired: count,
    firedEarlier: count,
    folded: count,
    storms: z.array(z.strictObject({ openedAt: instant, ids: z.array(vendorId).min(10) })),
    openAtEnd: z.array(vendorId),
    openNow: z.array(named.extend({ openedAt: instant })),
    openMinutes: minutes,
    night: count,
    wakeUps: count,
    weekend: count,
    holiday: z.null(),
    closedByHand: count,
    unattributed: z.strictObject({ fired: count }),
    monitors: z.array(
      named.extend({
        type: z.string(),
        muted: z.boolean(),
        deleted: z.boolean(),
        fired: count.min(1),
        firedEarlier: count,
        firedLastYear: count.nullable(),
        months: z
          .array(z.strictObject({ month: z.string().regex(/^\d{4}-\d\d$/), fired: count.nullable() }))
          .length(13),
        hosts: count,
        openMinutes: minutes,
        medianMinutes: minutes.nullable(),
        p90Minutes: minutes.nullable(),
        shortShare: share.nullable(),
        night: count,
        wakeUps: count,
        weekend: count,
        holiday: z.null(),
        closedByHand: count,
        flapping: z.boolean(),
        standingDays: count,
        ids: z.array(vendorId).min(1),
        idsOf: z.strictObject({
          firedEarlier: z.array(vendorId),
          standing: z.array(vendorId),
          night: z.array(vendorId),
          wakeUps: z.array(vendorId),
          weekend: z.array(vendorId),
          closedByHand: z.array(vendorId),
        }),
      }),
    ),
    neverFired: z.array(named),
    neverFiredChecks: z.array(named),
  }),
  monitoring: z.strictObject({
    muted: z.array(named.extend({ alerts: z.array(vendorId).nullable() })),
    downtimes: z.array(
      z.strictObject({
        id: vendorId,
        name: z.string(),
        minutes,
        alertsBefore: z.array(vendorId).nullable(),
        alertsDuring: z.array(vendorId).nullable(),
        alertsAfter: z.array(vendorId).nullable(),
      }),
    ),
    changed: z.null(),
    withoutMemo: z.array(named),
  }),
  incidents: z.strictObject({
    opened: count,
    closed: count,
    openAtEnd: z.array(issueId),
    items: z.array(
      z.strictObject({
        id: issueId,
        title: z.string(),
        openedAt: instant,
        closedAt: instant.nullable(),
        minutes: minutes.nullable(),
        checklist: z.strictObject({ done: count, total: count }),
        firstAlert: z
          .strictObject({ monitor: vendorId.nullable(), minutes: z.number().min(0).max(60) })
          .nullable(),
        unheard: z
          .array(
            z.strictObject({
              id: vendorId,
              monitor: vendorId.nullable(),
              why: z.enum(['muted', 'perhapsOurs', 'open', 'allTheTime', 'afterwards']),
              minutes: z.number().min(-30).max(360),
            }),
          )
          .max(2)
          .nullable(),
      }),
    ),
    perhapsOurs: z.array(issueId),
  }),
  worklog: z.strictObject({
    logged: count,
    items: z.array(
      z.strictObject({
        id: issueId,
        title: z.string(),
        at: instant,
        minutes: minutes.nullable(),
        repeats: count.min(1),
      }),
    ),
  }),
  todos: z.strictObject({
    carried: count,
    items: z.array(
      z.strictObject({
        id: issueId,
        title: z.string(),
        ageDays: count,
        state: z.enum(['open', 'done', 'dropped']),
      }),
    ),
    verdicts: z
      .array(
        z.strictObject({
          rule: z.string(),
          name: z.string().nullable(),
          said: z.string(),
          became: z.enum(['asDecided', 'notYet', 'otherwise', 'changed', 'unknown', 'nothingToDo']),
          months: count,
          firedThen: count,
          firedNow: count,
        }),
      )
      .nullable(),
    homework: z.array(z.strictObject({ text: z.string(), times: count })).nullable(),
  }),
  slo: z.strictObject({
    objectives: z.array(
      z.strictObject({
        name: z.string(),
        target: z.number().min(1).max(100),
        attained: share.nullable(),
        total: count.nullable(),
        bad: count.nullable(),
        budgetUsed: z.number().min(0).nullable(),
        missingShare: share,
        counted: z.enum(['events', 'slices', 'alertMinutes']),
        budgetLeft: z.number().max(1).nullable(),
        usedUpOn: day.nullable(),
        expectedUsedUpOn: day.nullable(),
        everydayBudgetUsed: z.number().min(0).nullable(),
        shares: z
          .strictObject({ incidents: share, marked: share, unexplained: share, everyday: share })
          .nullable(),
        days: z
          .array(
            z.strictObject({ date: day, total: count, bad: count, budgetUsed: z.number().min(0).nullable() }),
          )
          .nullable(),
      }),
    ),
  }),
  dashboards: z.strictObject({
    items: z.array(
      z.strictObject({
        id: vendorId,
        title: z.string(),
        url: z.url().nullable(),
        brokenWidgets: count,
        graphs: z
          .array(
            z.strictObject({
              widget: z.string(),
              host: z.string().nullable(),
              role: z.string().nullable(),
              service: z.string(),
              metric: z.string(),
              before: z.number().nullable(),
              now: z.number().nullable(),
              yearAgo: z.number().nullable(),
              shifted: z.boolean(),
              kind: z.string().nullable(),
              at: instant.nullable(),
            }),
          )
          .nullable(),
      }),
    ),
  }),
  unseen: z.strictObject({
    scanned: count,
    findings: z.array(
      z.strictObject({
        host: z.string().nullable(),
        hostId: vendorId.nullable(),
        role: z.string().nullable(),
        service: z.string(),
        metric: z.string(),
        kind: z.string(),
        at: instant,
        until: instant.nullable(),
        before: z.number().nullable(),
        after: z.number().nullable(),
        score: z.number(),
        onDashboard: z.boolean(),
      }),
    ),
    left: count,
    failed: count,
  }),
  capacity: z.strictObject({
    forecasts: z.array(
      z.strictObject({
        host: z.string().nullable(),
        hostId: vendorId.nullable(),
        metric: z.string(),
        limit: share,
        usedShare: share,
        daysLeft: z.number().nullable(),
        daysLow: z.number().nullable(),
        daysHigh: z.number().nullable(),
        movedDays: z.number().nullable(),
      }),
    ),
    idleRoles: z.array(
      z.strictObject({ role: z.string(), hosts: count, cpuShare: share, memoryShare: share.nullable() }),
    ),
  }),
  upcoming: z.strictObject({
    items: z.array(z.strictObject({ id: vendorId, title: z.string(), date: day, kind: z.string() })),
  }),
} as const;

const PAGE = z.strictObject({
  schema: z.literal('pwg.agenda/1'),
  meeting: z.strictObject({
    service: z.string(),
    month: z
      .string()
      .regex(/^\d{4}-\d\d$/)
      .nullable(),
    from: instant,
    to: instant,
    timezone: z.literal('Asia/Tokyo'),
    locale: z.enum(['ja', 'en']),
    at: instant,
  }),
  gaps: z.array(
    z.strictObject({
      source: z.string(),
      kind: z.string(),
      problem: z.strictObject({ what: z.string(), why: z.string(), try: z.string() }),
    }),
  ),
  sections: z.array(
    z.strictObject({ name: z.string(), title: z.string(), facts: z.unknown(), markdown: z.string() }),
  ),
});

const meetings = [
  { folder: '.', month: '2026-10' },
  { folder: '.', month: '2026-09' },
  { folder: 'fixtures/golden/quiet', month: '2026-10' },
  { folder: 'fixtures/golden/hostile', month: '2026-10' },
  { folder: 'fixtures/golden/gaps', month: '2026-10' },
];

describe.each(meetings)('the JSON of $folder in $month', ({ folder, month }) => {
  let lines: readonly string[];
  let page: z.infer<typeof PAGE>;

  beforeAll(async () => {
    const world = testWorld({ cwd: join(PACKAGE_ROOT, folder) });
    await prepare(prepareRequest({ month, format: 'json' }), world);
    lines = world.printed.join('').split('\n');
    page = PAGE.parse(JSON.parse(lines[0] ?? ''));
  });

  it('is one line', () => {
    expect(lines).toEqual([expect.any(String), '']);
  });

  it.each(Object.entries(FACTS))('tells the facts of %s and no others', (name, shape) => {
    const section = page.sections.find((one) => one.name === name);
    // The smaller recordings leave the graphs out.
    if (section === undefined && (name === 'unseen' || name === 'capacity')) return;
    const failed = FAILED.get(folder)?.includes(name) === true;
    expect(failed ? z.null().safeParse(section?.facts).error : shape.safeParse(section?.facts).error).toBe(
      undefined,
    );
  });

  it('names each section, and has words for it unless it is only a place to write', () => {
    expect(page.sections.filter(({ title, markdown }) => title === '' || markdown === '')).toEqual([]);
  });
});

/** Sections whose source failed, by recording. */
const FAILED: ReadonlyMap<string, readonly string[]> = new Map([
  ['fixtures/golden/gaps', ['alerts', 'todos', 'dashboards', 'upcoming']],
]);
