import { describe, expect, it } from 'vitest';
import { closelyDated, closeUpsOf } from '../../src/records/close-up.ts';
import type { MetricFinding } from '../../src/records/metric-findings.ts';
import { tokyo } from '../support/meeting.ts';
import { GRID, host, metric, slotAt } from '../support/metrics.ts';

const finding = (different: Partial<MetricFinding> = {}): MetricFinding => ({
  kind: 'level',
  exact: false,
  series: metric('latency'),
  others: [],
  score: 1,
  slot: slotAt('2026-10-06 14:00'),
  at: tokyo('2026-10-06 14:00'),
  until: null,
  before: 10,
  after: 20,
  times: null,
  placeOfDay: null,
  ...different,
});

/** Minute by minute around the slot, where there is a value. */
function dated(of: MetricFinding, value: (clock: string) => number | null): string | null {
  const [ask] = closeUpsOf([of], GRID);
  if (ask === undefined) return null;
  const points: { at: number; value: number }[] = [];
  for (let at = ask.period.from.getTime(); at < ask.period.to.getTime(); at += 60_000) {
    const found = value(new Date(at + 9 * 3_600_000).toISOString().slice(11, 16));
    if (found !== null) points.push({ at, value: found });
  }
  const { at, exact } = closelyDated(of, { closeUps: new Map([[ask.origin.id, points]]) });
  return exact ? at.toISOString() : null;
}

describe('a finding seen closely', () => {
  it('is asked for from three slots before to three after, where it has a moment and an owner that posts', () => {
    const slope = finding({ kind: 'slope' });
    const role = finding({ series: metric('cpu', { role: 'shop:web' }) });
    const ofHost = finding({ series: metric('cpu', { host: host('web1'), role: 'shop:web' }) });
    const asked = closeUpsOf([finding(), slope, role, ofHost], GRID);
    expect(asked.map(({ series }) => series.origin.id)).toEqual(['shop/latency', 'id-web1/cpu']);
    expect(asked[0]).toMatchObject({
      origin: { source: 'mackerel' },
      period: { from: tokyo('2026-10-06 11:00'), to: tokyo('2026-10-06 18:00') },
    });
  });

  it('has the minute of the step', () => {
    expect(dated(finding(), (clock) => (clock < '14:20' ? 10 : 20))).toBe('2026-10-06T05:20:00.000Z');
  });

  it('keeps its hour when what is seen is another step, or a slow one', () => {
    expect(dated(finding(), (clock) => (clock < '14:20' ? 10 : 12))).toBeNull();
    expect(dated(finding(), (clock) => (clock < '14:20' ? 20 : 10))).toBeNull();
    expect(dated(finding(), (clock) => Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60)).toBeNull();
  });

  it('has the minute in which a peak rises', () => {
    const peak = finding({ kind: 'spike' });
    expect(dated(peak, (clock) => (clock >= '14:41' && clock < '15:10' ? 90 : 10))).toBe(
      '2026-10-06T05:41:00.000Z',
    );
  });

  it('has the minute after the last value before a gap, and the minute of the first value', () => {
    const gone = (clock: string) => (clock >= '14:07' && clock < '16:00' ? null : 1);
    expect(dated(finding({ kind: 'gap' }), gone)).toBe('2026-10-06T05:07:00.000Z');
    expect(dated(finding({ kind: 'disappeared' }), (clock) => (clock < '14:07' ? 1 : null))).toBe(
      '2026-10-06T05:07:00.000Z',
    );
    expect(dated(finding({ kind: 'appeared' }), (clock) => (clock < '14:33' ? null : 1))).toBe(
      '2026-10-06T05:33:00.000Z',
    );
  });

  it('keeps its hour without an answer', () => {
    expect(closelyDated(finding(), {})).toEqual(finding());
    expect(dated(finding(), () => null)).toBeNull();
  });
});
