import { describe, expect, it } from 'vitest';
import type { Alert, Change, Downtime } from '../../../src/records.ts';
import { causedBy, eventsOf } from '../../../src/sections/alerts/events.ts';
import { untouched } from '../../../src/sections/alerts/untouched.ts';
import { workAfter } from '../../../src/sections/alerts/work-after.ts';
import { fired } from '../../support/fired.ts';
import { incident, workLog } from '../../support/issues.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

const october = meeting();
const at = (...times: readonly string[]): readonly Alert[] =>
  times.map((time) => fired('p95', `2026-10-${time}`));
const release = (clock: string, different: Partial<Change> = {}): Change => ({
  origin: { source: 'github', id: clock, url: 'https://github.com/acme/shop/releases/1' },
  kind: 'release',
  title: `release of ${clock}`,
  at: tokyo(`2026-10-${clock}`),
  until: null,
  environment: null,
  ...different,
});
const NOTHING_ELSE = { changes: null, incidents: null, downtimes: null };

describe('what alerts come with', () => {
  const releases = [release('05 14:00'), release('12 14:00'), release('19 14:00')];
  const cause = (alerts: readonly Alert[], changes: readonly Change[]) =>
    causedBy(alerts, eventsOf({ ...NOTHING_ELSE, changes }, october), october);

  it('is the release half an hour before, when it is so for half of them', () => {
    expect(cause(at('05 14:10', '12 14:29', '19 14:00', '25 03:00'), releases)).toMatchObject({
      kind: 'change',
      count: 3,
      events: 3,
    });
    expect(cause(at('05 14:10', '12 14:30', '19 14:00', '25 03:00'), releases)).toBeNull();
    expect(cause(at('05 13:59', '12 13:59', '19 13:59'), releases)).toBeNull();
  });

  it('is not two alerts, nor a merge, which reaches nobody by itself', () => {
    expect(cause(at('05 14:10', '12 14:10'), releases)).toBeNull();
    const merges = releases.map((change): Change => ({ ...change, kind: 'merge' }));
    expect(cause(at('05 14:10', '12 14:10', '19 14:10'), merges)).toBeNull();
  });

  it('is nothing where releases go out all day: chance would do as well', () => {
    const hourly = Array.from({ length: 31 * 24 }, (_, i) => {
      const started = new Date(tokyo('2026-10-01').getTime() + i * 3_600_000);
      return release('01 00:00', { at: started });
    });
    expect(cause(at('05 14:10', '12 14:10', '19 14:10'), hourly)).toBeNull();
  });

  it('is an annotation as long as it lasts', () => {
    const migration = release('05 14:00', { kind: 'annotation', until: tokyo('2026-10-05 20:00') });
    expect(cause(at('05 15:00', '05 18:00', '05 20:29'), [migration])).toMatchObject({
      count: 3,
      events: 1,
      mostly: { change: { kind: 'annotation' } },
    });
  });

  it('is the edge of a downtime that was set too short', () => {
    const swap: Downtime = {
      origin: { source: 'mackerel', id: 'd', url: null },
      name: 'router swap',
      memo: null,
      start: tokyo('2026-10-08 05:00'),
      minutes: 60,
      recurrence: null,
      ours: true,
      covers: { places: [], rules: [] },
      spares: { places: [], rules: [] },
    };
    const events = eventsOf({ ...NOTHING_ELSE, downtimes: [swap] }, october);
    expect(causedBy(at('08 04:35', '08 06:01', '08 06:29'), events, october)).toMatchObject({
      kind: 'downtime',
      count: 3,
    });
    expect(causedBy(at('08 04:29', '08 06:31', '08 06:40'), events, october)).toBeNull();
  });

  it('is the incident that somebody filed half an hour later, as long as it is on record', () => {
    const outage = incident(7, { opened: '2026-10-08 05:40', minutes: 120 });
    const events = eventsOf({ ...NOTHING_ELSE, incidents: [outage] }, october);
    expect(causedBy(at('08 05:10', '08 06:00', '08 07:39'), events, october)).toMatchObject({
      kind: 'incident',
    });
    expect(causedBy(at('08 05:09', '08 06:00', '08 07:40'), events, october)).toBeNull();
  });
});

describe('manual work after alerts', () => {
  const alerts = at('02 10:00', '09 10:00', '16 10:00', '23 10:00');
  const restart = (n: number, opened: string) =>
    workLog(n, { opened: `2026-10-${opened}`, title: `restart sidekiq (${n})` });

  it('is the same work within the hour, three times or more', () => {
    const logs = [
      restart(1, '02 10:20'),
      restart(2, '09 11:00'),
      restart(3, '16 10:00'),
      restart(4, '20 10:00'),
    ];
    expect(workAfter(alerts, logs, october)?.logs.map(({ ref }) => ref)).toEqual(['#1', '#2', '#3']);
  });

  it('is not work that came later, before, or only twice', () => {
    expect(
      workAfter(alerts, [restart(1, '02 11:01'), restart(2, '09 09:59'), restart(3, '16 10:30')], october),
    ).toBeNull();
    expect(workAfter(alerts, [restart(1, '02 10:20'), restart(2, '09 10:20')], october)).toBeNull();
  });

  it('is not different work', () => {
    const different = ['add a node', 'rotate keys', 'clean up'].map((title, i) =>
      workLog(i, { opened: `2026-10-${['02', '09', '16'][i]} 10:30`, title }),
    );
    expect(workAfter(alerts, different, october)).toBeNull();
  });

  it('is not said of a rule that fires all the time', () => {
    const always = Array.from({ length: 30 }, (_, i) =>
      fired('p95', `2026-10-${String(i + 2).padStart(2, '0')} 10:00`),
    );
    expect(
      workAfter(always, [restart(1, '02 10:20'), restart(2, '09 10:20'), restart(3, '16 10:20')], october),
    ).toBeNull();
  });
});

describe('no trace of a person', () => {
  it('is a closed alert with no reason, and nothing written from its opening to an hour after or to its closing', () => {
    const long = fired('p95', '2026-10-05 10:00', { closedAt: tokyo('2026-10-05 14:00') });
    const short = fired('p95', '2026-10-06 10:00');
    const byHand = fired('p95', '2026-10-07 10:00', { reason: 'deploy' });
    const open = fired('p95', '2026-10-08 10:00', { closedAt: null });
    const all = [long, short, byHand, open];
    expect(untouched(all, [])).toEqual([long, short]);
    expect(untouched(all, [workLog(1, { opened: '2026-10-05 13:59' })])).toEqual([short]);
    expect(untouched(all, [workLog(1, { opened: '2026-10-06 11:00' })])).toEqual([long]);
    expect(untouched(all, [workLog(1, { opened: '2026-10-06 11:01' })])).toEqual([long, short]);
    expect(untouched(all, [incident(1, { opened: '2026-10-06 09:59' })])).toEqual([long, short]);
  });
});
