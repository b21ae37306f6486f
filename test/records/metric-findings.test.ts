import { describe, expect, it } from 'vitest';
import { scanMetrics } from '../../src/records/metric-findings.ts';
import type { MetricSeries } from '../../src/records.ts';
import { tokyo } from '../support/meeting.ts';
import { book, host, hours, metric, SLOTS, slotAt } from '../support/metrics.ts';

const found = (...series: MetricSeries[]) => scanMetrics(book(series)).findings;
const step = (clock: string, factor: number) =>
  hours((slot, noise) => (100 + 4 * noise) * (slot >= slotAt(clock) ? factor : 1));

describe('the look through all graphs', () => {
  it('says nothing of a hundred steady graphs, and how many there were', () => {
    const all = Array.from({ length: 100 }, (_, i) => metric(`steady.m${i}`));
    expect(scanMetrics(book(all))).toEqual({ scanned: 100, findings: [] });
  });

  it('names a step with its hour, both heights, and how large it is beside the ups and downs of days', () => {
    const [finding] = found(metric('latency', { values: step('2026-10-06 14:00', 1.6) }));
    expect(finding).toMatchObject({
      kind: 'level',
      at: tokyo('2026-10-06 14:00'),
      until: null,
      before: expect.closeTo(100, 0),
      after: expect.closeTo(160, 0),
    });
    // Two of these values differ by 1.2 at the median.
    expect(finding?.times).toBeGreaterThan(30);
    expect(finding?.times).toBeLessThan(80);
  });

  it('makes one finding of a level that comes back', () => {
    const [from, to] = [slotAt('2026-10-19 12:00'), slotAt('2026-10-21 09:00')];
    const values = hours((slot, noise) => (100 + 4 * noise) * (slot >= from && slot < to ? 1.7 : 1));
    const findings = found(metric('external', { values }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ at: tokyo('2026-10-19 12:00'), until: tokyo('2026-10-21 09:00') });
  });

  it('tells the height of a spike against the same hour of other days', () => {
    const daily = (slot: number) => 100 + 50 * Math.sin((slot / 24) * 2 * Math.PI);
    const at = slotAt('2026-10-22 08:00');
    const values = hours((slot, noise) => daily(slot) + 4 * noise + (slot === at ? 400 : 0));
    const [finding] = found(metric('edge.5xx', { values }));
    expect(finding).toMatchObject({
      kind: 'spike',
      at: tokyo('2026-10-22 08:00'),
      until: tokyo('2026-10-22 09:00'),
    });
    expect(finding?.before).toBeCloseTo(daily(at), -1);
    expect(finding?.after).toBeCloseTo(daily(at) + 400, -1);
  });

  it('gives metrics of a service that move in the same hour one line, each with its own numbers', () => {
    const findings = found(
      metric('requests', { values: step('2026-10-13 02:00', 0.3) }),
      metric('errors', { values: step('2026-10-13 02:00', 3) }),
    );
    expect(findings).toHaveLength(1);
    const [{ series, others } = { series: null, others: [] }] = findings;
    const all = [series, ...others.map((other) => other.series)].map((one) => one?.metric);
    expect(all.sort()).toEqual(['errors', 'requests']);
    expect(others[0]?.before).toBeCloseTo(100, 0);
  });

  it('gives hosts of a role that move together one line', () => {
    const values = step('2026-10-13 02:00', 2);
    const findings = found(
      ...['web1', 'web2', 'web3'].map((name) =>
        metric('cpu.user.percentage', { host: host(name), role: 'shop:web', values }),
      ),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]?.others).toHaveLength(2);
  });

  it('puts what is on no dashboard first, however small beside what is on one', () => {
    const findings = found(
      metric('seen', { values: step('2026-10-06 14:00', 9), shownOn: [{ dashboard: 'd1', widget: 0 }] }),
      metric('unseen', { values: step('2026-10-16 14:00', 1.5) }),
    );
    expect(findings.map(({ series }) => series.metric)).toEqual(['unseen', 'seen']);
  });

  it('looks day by day at what is posted once a day', () => {
    const daily = hours((slot, noise) => (slot % 24 === 9 ? 2000 + 100 * noise : Number.NaN));
    expect(found(metric('batch', { values: daily }))).toEqual([]);
    const [from, to] = [slotAt('2026-10-27'), slotAt('2026-10-29')];
    const missed = daily.map((value, slot) => (slot >= from && slot < to ? Number.NaN : value));
    expect(found(metric('batch', { values: missed }))).toMatchObject([
      { kind: 'gap', at: tokyo('2026-10-27'), until: tokyo('2026-10-29 09:00') },
    ]);
  });

  it('leaves steady growth of a disk to the forecast, and tells a jump', () => {
    const size = new Float64Array(SLOTS).fill(1000);
    const bend = hours((slot, noise) => 200 + Math.max(0, slot - slotAt('2026-10-10')) / 4 + noise);
    const jump = hours((slot, noise) => (slot < slotAt('2026-10-10') ? 200 : 500) + noise);
    const disk = (values: Float64Array) =>
      metric('filesystem.sda1.used', { host: host('db1'), role: 'shop:db', unit: 'bytes', size, values });
    expect(found(disk(bend)).map(({ kind }) => kind)).not.toContain('slope');
    expect(found(disk(jump))).toMatchObject([{ kind: 'level', at: tokyo('2026-10-10') }]);
  });
});

describe('hosts that come and go', () => {
  const from = (clock: string) => hours((slot, noise) => (slot < slotAt(clock) ? Number.NaN : 50 + noise));
  const until = (clock: string) => hours((slot, noise) => (slot >= slotAt(clock) ? Number.NaN : 50 + noise));
  const web = (name: string, values: Float64Array) =>
    metric('loadavg5', { host: host(name), role: 'shop:web', values });

  it('are told when they are new, and not as a change', () => {
    const findings = found(web('web1', from('2026-09-01')), web('web9', from('2026-10-12 15:00')));
    expect(findings).toMatchObject([{ kind: 'appeared', at: tokyo('2026-10-12 15:00') }]);
    expect(findings[0]?.series.host?.name).toBe('web9');
  });

  it('are no news when one takes the place of another', () => {
    const findings = found(web('web1', until('2026-10-12 15:00')), web('web9', from('2026-10-12 18:00')));
    expect(findings).toEqual([]);
  });

  it('are no news where they do so all the time', () => {
    const some = ['2026-10-05', '2026-10-12', '2026-10-19'].map((day, i) => web(`web${i}`, from(day)));
    expect(found(...some)).toEqual([]);
  });
});
