import { describe, expect, it } from 'vitest';
import { type Series, scan } from '../../src/analysis/scan.ts';
import { serverHours } from './series.ts';

const months = { split: 720, perDay: 24 };
const cpu = (
  host: string,
  seed: number,
  change: (value: number, i: number) => number | null = (v) => v,
): Series => ({
  id: `${host}/cpu`,
  host,
  role: host.replace(/-\d+$/, ''),
  metric: 'cpu',
  values: serverHours(1440, seed).map(change),
});
const quiet = Array.from({ length: 30 }, (_, i) => cpu(`web-${i}`, i + 1));
const found = (...series: readonly Series[]) =>
  scan([...quiet, ...series], months).map(({ ids, kind, at }) => ({ ids, kind, at }));

describe('scan', () => {
  it('says nothing of a quiet month', () => {
    expect(found()).toEqual([]);
  });

  it('says what happened and when', () => {
    const near = (at: number) => expect.closeTo(at, -2);
    expect(found(cpu('db-1', 50, (v, i) => (i < 1000 ? v : v + 6)))).toEqual([
      { ids: ['db-1/cpu'], kind: 'level', at: near(1000) },
    ]);
    expect(found(cpu('db-1', 51, (v, i) => (i === 1000 || i === 1001 ? v + 40 : v)))).toEqual([
      { ids: ['db-1/cpu'], kind: 'spike', at: 1000 },
    ]);
    expect(found(cpu('db-1', 52, (v, i) => (i >= 1000 && i < 1020 ? null : v)))).toEqual([
      { ids: ['db-1/cpu'], kind: 'gap', at: 1000 },
    ]);
    expect(found(cpu('db-1', 53, (v, i) => (i < 1000 ? v : null)))).toEqual([
      { ids: ['db-1/cpu'], kind: 'disappeared', at: 1000 },
    ]);
    expect(found(cpu('db-1', 54, (v, i) => (i < 1000 ? null : v)))).toEqual([
      { ids: ['db-1/cpu'], kind: 'appeared', at: 1000 },
    ]);
    expect(found(cpu('db-1', 55, (_, i) => (i < 1000 ? 3 : 4)))).toEqual([
      { ids: ['db-1/cpu'], kind: 'changed', at: 1000 },
    ]);
    expect(found(cpu('db-1', 56, (v, i) => (i >= 1000 && i % 24 === 5 ? v + 30 : v)))).toEqual([
      { ids: ['db-1/cpu'], kind: 'season', at: near(1000) },
    ]);
  });

  it('makes one line of what a role does together', () => {
    const role = [1, 2, 3].map((n) => cpu(`db-${n}`, 60 + n, (v, i) => (i < 1000 ? v : v + 8)));
    const lines = scan([...quiet, ...role], months);
    expect(lines).toHaveLength(1);
    expect([...(lines[0]?.ids ?? [])].sort()).toEqual(['db-1/cpu', 'db-2/cpu', 'db-3/cpu']);
  });

  it('says one line per host and kind', () => {
    const twice = [1000, 1200].map((at, n) => ({
      ...cpu('db-1', 70 + n, (v, i) => (i < at ? v : v + 8)),
      id: `db-1/${n}`,
    }));
    expect(found(...twice)).toHaveLength(1);
  });

  it('has nothing to say of what happened before the month', () => {
    expect(found(cpu('db-1', 80, (v, i) => (i < 400 ? v : v + 8)))).toEqual([]);
  });

  it('does not care in which order the series come', () => {
    const events = [3, 8, 5].map((size, n) =>
      cpu(`db${n}-1`, 90 + n, (v, i) => (i < 900 + 90 * n ? v : v + size)),
    );
    const lines = found(...events);
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(
      scan([...events, ...quiet].reverse(), months).map(({ ids, kind, at }) => ({ ids, kind, at })),
    ).toEqual(lines);
  });

  it('takes series as they arrive', () => {
    function* arriving() {
      yield* quiet;
      yield cpu('db-1', 50, (v, i) => (i < 1000 ? v : v + 6));
    }
    expect(scan(arriving(), months)).toHaveLength(1);
  });
});
