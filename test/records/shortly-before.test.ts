import { describe, expect, it } from 'vitest';
import { alertsBefore, changeBefore, minutesBetween } from '../../src/records/shortly-before.ts';
import type { Change, ChangeKind } from '../../src/records.ts';
import { fired } from '../support/fired.ts';
import { tokyo } from '../support/meeting.ts';

const incident = tokyo('2026-10-31 12:00');

describe('the alerts shortly before', () => {
  const openedAt = (times: readonly string[]) =>
    alertsBefore(
      incident,
      times.map((time) => fired('p95', time)),
    ).map(({ openedAt }) => openedAt);

  it('are those of the hour up to the instant, both ends included, oldest first', () => {
    const inside = ['2026-10-31 11:00:00', '2026-10-31 11:30', '2026-10-31 12:00:00'];
    expect(openedAt(['2026-10-31 10:59:59', ...inside, '2026-10-31 12:00:01'])).toEqual(inside.map(tokyo));
    expect(openedAt([])).toEqual([]);
    expect(openedAt(['2026-10-30 11:30'])).toEqual([]);
  });

  it('leave out a rule that fired on 24 of the 30 days before', () => {
    const daily = (days: number) =>
      Array.from({ length: days }, (_, n) => `2026-10-${String(31 - n).padStart(2, '0')} 11:30`).toReversed();
    expect(openedAt(daily(23))).toHaveLength(1);
    expect(openedAt(daily(24))).toHaveLength(0);
  });

  it('keep a rule that fired often on a few days', () => {
    const often = Array.from({ length: 40 }, (_, n) => `2026-10-31 11:${String(n).padStart(2, '0')}`);
    expect(openedAt(often)).toHaveLength(40);
  });

  it('forget what a rule did more than 30 days ago', () => {
    const september = Array.from({ length: 29 }, (_, n) => `2026-09-${String(n + 1).padStart(2, '0')} 11:30`);
    expect(openedAt([...september, '2026-10-31 11:30'])).toHaveLength(1);
  });

  it('keep an alert that names no rule', () => {
    expect(alertsBefore(incident, [fired('x', '2026-10-31 11:59', { rule: null })])).toHaveLength(1);
  });
});

describe('the change shortly before', () => {
  const change = (kind: ChangeKind, at: string): Change => ({
    origin: { source: 'github', id: at, url: null },
    kind,
    title: kind,
    at: tokyo(at),
    until: null,
    environment: null,
  });
  const release = change('release', '2026-10-31 11:00');
  const deployment = change('deployment', '2026-10-31 11:56');
  const merge = change('merge', '2026-10-31 11:58');
  const later = change('annotation', '2026-10-31 12:01');

  it('is the last one within the hour that reached the users', () => {
    expect(changeBefore(incident, [release, deployment, merge, later])).toBe(deployment);
    expect(changeBefore(incident, [release, later])).toBe(release);
    expect(changeBefore(incident, [change('release', '2026-10-31 10:59'), merge, later])).toBeNull();
  });
});

it('counts minutes unrounded', () => {
  expect(minutesBetween(tokyo('2026-10-08 05:31:20'), tokyo('2026-10-08 05:40'))).toBeCloseTo(8.667, 3);
});
