import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../src/meeting.ts';
import type { MinuteHistory, MinuteSeries } from '../../src/records/queries.ts';
import { thresholdLine } from '../../src/records/threshold-line.ts';
import { marksOf } from '../../src/records/threshold-marks.ts';
import { type Replayed, reviewThreshold } from '../../src/records/threshold-review.ts';
import type { Alert, Dashboard, Incident, Monitor } from '../../src/records.ts';
import { fired } from '../support/fired.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { host, monitor, ruleOf } from '../support/monitors.ts';

const MINUTE = 60_000;
const START = tokyo('2026-10-01').getTime();
const RULE = monitor('latency', {
  metric: 'latency.p95',
  operator: '>',
  warning: 0.45,
  durationPoints: 1,
  attempts: 1,
});

/** The nights are calm (0.2), the days busy (0.4); every day at noon it touches 0.46, and `peaks` are added. */
function october(peaks: Readonly<Record<string, number>> = {}, days = 31): MinuteSeries {
  const extra = new Map(Object.entries(peaks).map(([clock, value]) => [tokyo(clock).getTime(), value]));
  return {
    origin: {
      source: 'mackerel',
      id: 'shop/latency.p95',
      url: 'https://mackerel.io/orgs/acme/services/shop',
    },
    host: null,
    graph: 'https://mackerel.io/orgs/acme/services/shop/-/graphs?name=latency.p95&t={from},{to}',
    stepMinutes: 1,
    postedEveryMinutes: 1,
    points: Array.from({ length: days * 1440 }, (_, i) => {
      const at = START + i * MINUTE;
      const minute = i % 1440;
      const usual = minute === 720 ? 0.46 : minute >= 540 && minute < 1260 ? 0.4 : 0.2;
      return { at, value: extra.get(at) ?? usual };
    }),
  };
}

const alert = (clock: string, different: Partial<Alert> = {}): Alert =>
  fired('latency', clock, { rule: ruleOf('latency'), ...different });
const noons = Array.from({ length: 31 }, (_, i) => alert(`2026-10-${String(i + 1).padStart(2, '0')} 12:00`));
const incident = (openedAt: string, different: Partial<Incident> = {}): Incident =>
  ({
    origin: { source: 'github', id: 'acme/ops#7', url: 'https://github.com/acme/ops/issues/7' },
    ref: '#7',
    title: 'slow',
    openedAt: tokyo(openedAt),
    minutes: null,
    ...different,
  }) as Incident;

function review(
  different: {
    rule?: Partial<Monitor>;
    history?: MinuteHistory | undefined;
    alerts?: readonly Alert[];
    incidents?: readonly Incident[] | null;
    when?: Meeting;
  } = {},
) {
  const { rule = {}, alerts = noons, incidents = [], when = meeting() } = different;
  const history = 'history' in different ? different.history : [october()];
  return reviewThreshold({ ...RULE, ...rule }, history, { alerts, incidents }, when);
}

function replayed(different: Parameters<typeof review>[0] = {}): Replayed {
  const found = review(different);
  if (found.is !== 'replayed') throw new Error(found.why);
  return found;
}

describe('the review of a threshold', () => {
  it('takes the nearest round number that is quiet, and says what it would have done', () => {
    const { agreement, now, recommended, why } = replayed();
    expect(agreement).toBe(1);
    expect(now).toMatchObject({ threshold: 0.45, alerts: 31, night: 0, openMinutes: 31 });
    expect(recommended).toMatchObject({ threshold: 0.5, alerts: 0, openMinutes: 0 });
    expect(why).toBeNull();
  });

  it('goes no further than an incident allows that the rule announces today', () => {
    const peaks = { '2026-10-07 03:00': 0.495, '2026-10-07 03:01': 0.495 };
    const incidents = [incident('2026-10-07 03:05')];
    const alerts = [...noons, alert('2026-10-07 03:00')];
    const { recommended, now, warned } = replayed({ history: [october(peaks)], alerts, incidents });
    expect(now).toMatchObject({ alerts: 32, night: 1 });
    expect(warned).toHaveLength(1);
    expect(recommended).toMatchObject({ alerts: 1, night: 1, minutesLater: 0 });
    expect(recommended?.threshold).toBeLessThan(0.5);
    expect(recommended?.stillWarned).toHaveLength(1);
  });

  it('recommends nothing that warns more than 5 minutes later', () => {
    const slow = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `2026-10-07 03:${String(i).padStart(2, '0')}`,
        i < 10 ? 0.455 : 0.8,
      ]),
    );
    const alerts = [...noons, alert('2026-10-07 03:00')];
    const found = replayed({ history: [october(slow)], alerts, incidents: [incident('2026-10-07 03:20')] });
    expect(found).toMatchObject({ recommended: null, why: 'nothingFits' });
  });

  it('does not take what fires long after an incident for its announcement', () => {
    expect(replayed({ incidents: [incident('2026-10-07 11:30')] }).warned).toEqual([]);
    expect(replayed({ incidents: [incident('2026-10-07 11:30', { minutes: 45 })] }).warned).toHaveLength(1);
    expect(replayed({ incidents: [incident('2026-10-07 12:40')] }).warned).toHaveLength(1);
    expect(replayed({ incidents: [incident('2026-10-07 13:01')] }).warned).toEqual([]);
  });

  it('mirrors it for rules that fire below', () => {
    const one = october();
    const below = { ...one, points: one.points.map(({ at, value }) => ({ at, value: 1 - value })) };
    const { now, recommended } = replayed({ history: [below], rule: { operator: '<', warning: 0.55 } });
    expect(now).toMatchObject({ alerts: 31 });
    expect(recommended).toMatchObject({ threshold: 0.5, alerts: 0 });
  });

  it('does not go beyond the other level, which would open the alerts then', () => {
    expect(replayed({ rule: { critical: 0.465 } })).toMatchObject({ recommended: null, why: 'nothingFits' });
  });

  it('leaves a rule alone that opens no more than the team can look into', () => {
    const few = october().points.map((p, i) => (i % 1440 === 720 && i > 4000 ? { ...p, value: 0.4 } : p));
    expect(replayed({ history: [{ ...october(), points: few }], alerts: noons.slice(0, 3) })).toMatchObject({
      recommended: null,
      why: 'withinBudget',
    });
  });

  it('checks itself: no advice where the replay is not what happened', () => {
    expect(replayed({ alerts: noons.slice(0, 28) })).toMatchObject({ why: null, agreement: 28 / 31 });
    expect(replayed({ alerts: noons.slice(0, 27) })).toMatchObject({
      why: 'disagrees',
      agreement: 27 / 31,
      recommended: null,
    });
  });

  it('forgives an opening that is one point away, and no more', () => {
    const shifted = (clock: string) =>
      noons.map((one) => ({ ...one, openedAt: new Date(one.openedAt.getTime() + Number(clock) * 1000) }));
    expect(replayed({ alerts: shifted('100') }).agreement).toBe(1);
    expect(replayed({ alerts: shifted('120') }).agreement).toBe(0);
  });

  it('compares host by host, and leaves out alerts of hosts whose history is gone', () => {
    const [a, b, gone] = [host('a'), host('b'), host('gone')];
    const history = [
      { ...october(), host: a },
      { ...october(), host: b },
    ];
    const alerts = noons.flatMap((one) => [
      { ...one, host: a },
      { ...one, host: b },
    ]);
    const found = replayed({
      rule: { type: 'host' },
      history,
      alerts: [...alerts, alert('2026-10-05 09:00', { host: gone })],
    });
    expect(found).toMatchObject({ agreement: 1, elsewhere: 1, now: { alerts: 62 } });
    expect(replayed({ history, alerts: alerts.slice(0, 31), rule: { type: 'host' } }).agreement).toBe(0.5);
  });

  it.each([
    ['ratio', { type: 'host', metric: 'cpu%' }],
    ['expression', { type: 'expression' }],
    ['query', { type: 'query' }],
    ['anomalyDetection', { type: 'anomalyDetection' }],
    ['connectivity', { type: 'connectivity' }],
    ['external', { type: 'external' }],
    ['check', { type: 'check' }],
    ['noThreshold', { warning: null, critical: null }],
  ] as const)('says why it can not: %s', (why, rule) => {
    expect(review({ rule })).toEqual({ is: 'notReplayed', why });
  });

  it('says why it will not: no history, too little, too coarse, too many hosts', () => {
    const coarse = { ...october(), stepMinutes: 5 };
    expect(review({ history: undefined })).toMatchObject({ why: 'noHistory' });
    expect(review({ history: [] })).toMatchObject({ why: 'noHistory' });
    expect(review({ history: { hosts: 21 } })).toMatchObject({ why: 'tooManyHosts' });
    expect(review({ history: [october({}, 13)] })).toMatchObject({ why: 'tooShort' });
    expect(review({ history: [coarse] })).toMatchObject({ why: 'tooCoarse' });
    expect(review({ history: [{ ...coarse, postedEveryMinutes: 5 }] })).toMatchObject({ is: 'replayed' });
  });

  it('takes the level at which alerts open: the warning, or the critical of a rule that has no other', () => {
    expect(replayed({ rule: { warning: null, critical: 0.45 } }).rule).toMatchObject({
      level: 'critical',
      threshold: 0.45,
      otherLevel: null,
    });
    expect(replayed({ rule: { critical: 0.9 } }).rule).toMatchObject({ level: 'warning', otherLevel: 0.9 });
  });
});

describe('the line of a back-test', () => {
  const board: Dashboard = {
    origin: { source: 'mackerel', id: 'd1', url: 'https://mackerel.io/orgs/acme/dashboards/weekly' },
    title: 'weekly',
    widgets: [
      {
        title: 'p95',
        type: 'graph',
        broken: false,
        fixed: null,
        marks: { metric: 'latency.*', values: [0.45] },
      },
    ],
  };

  it('says now, the recommended, the incidents kept, how sure, and who else holds the old value', () => {
    const peaks = { '2026-10-07 03:00': 0.9, '2026-10-07 03:01': 0.9 };
    const incidents = [incident('2026-10-07 03:05')];
    const alerts = [...noons, alert('2026-10-07 03:00')];
    const found = replayed({ history: [october(peaks)], alerts, incidents });
    const ja = thresholdLine(found, marksOf(RULE, 0.45, [board]), meeting());
    expect(String(ja)).toBe(
      '閾値を変えると: 0.45（今）32 件 → **0.5 で 1 件**（10-07 [#7](https://github.com/acme/ops/issues/7) の障害では引き続き鳴る）' +
        ' → 0.9 で 0 件（10-07 [#7](https://github.com/acme/ops/issues/7) の障害では鳴らなくなる）。' +
        '[1 分ごとの履歴](https://mackerel.io/orgs/acme/services/shop/-/graphs?name=latency.p95&t=2026-09-30T15:00:00Z,2026-10-31T15:00:00Z)での試算で、実際のアラートとの一致 100%。' +
        '変えるなら、ダッシュボード [weekly](https://mackerel.io/orgs/acme/dashboards/weekly) に書かれた 0.45 も一緒に。',
    );
    expect(String(thresholdLine(found, [], meeting({ locale: 'en' })))).toContain(
      '0.45 (now) 32 alerts → **0.5: 1** (still fires for the incidents of Oct 7',
    );
  });

  it('is nothing when there is nothing to change, and a reason when there is no advice', () => {
    const quiet = replayed({ rule: { warning: 0.9 }, alerts: [] });
    expect(thresholdLine(quiet, [], meeting())).toBeNull();
    expect(String(thresholdLine(replayed({ alerts: [] }), [], meeting()))).toContain('1 件も合いません');
    expect(String(thresholdLine(review({ rule: { type: 'query' } }), [], meeting()))).toContain('API');
  });

  it('knows a mark by its metric and its value', () => {
    const on = (metric: string, value: number) =>
      marksOf(RULE, 0.45, [
        {
          ...board,
          widgets: [
            { title: '', type: 'graph', broken: false, fixed: null, marks: { metric, values: [value] } },
          ],
        },
      ]).length;
    expect([on('latency.p95', 0.45), on('latency', 0.45), on('*.p95', 0.45)]).toEqual([1, 1, 1]);
    expect([on('latency.p50', 0.45), on('latency.p95', 0.5), on('', 0.45), on('lat', 0.45)]).toEqual([
      0, 0, 0, 0,
    ]);
  });
});
