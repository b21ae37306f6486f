import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownPattern, Meeting } from '../../src/meeting.ts';
import { fullyExplained, knownReadings, unexplained } from '../../src/records/known.ts';
import { knownNote } from '../../src/records/known-note.ts';
import type { Alert } from '../../src/records.ts';
import { fired } from '../support/fired.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { host, ruleOf } from '../support/monitors.ts';

const rule = ruleOf('batch errors');

const pattern = ({ match, ...different }: Partial<KnownPattern> = {}): KnownPattern => ({
  match: { monitor: 'batch errors', host: null, message: null, ...match },
  explanation: 'the import at eleven',
  until: '2027-03-31',
  atMost: null,
  usually: null,
  ...different,
});

const knowing = (...known: readonly KnownPattern[]): Meeting => meeting({ known });
const one = (opened: string, different: Partial<Alert> = {}): Alert =>
  fired('batch errors', opened, { rule, ...different });

const three = ['2026-10-05 11:02', '2026-10-12 11:05', '2026-10-19 10:58'].map((opened) => one(opened));
const note = (alerts: readonly Alert[], when: Meeting) => {
  const said = knownNote(rule, alerts, when);
  return said === null ? null : String(said);
};

describe('which rule an entry speaks of', () => {
  it.each([
    ['its name', 'batch errors', true],
    ['its id', 'm-batch-errors', true],
    ['a part of its name', 'batch', false],
    ['a pattern found in its name', /^BATCH/i, true],
    ['a pattern that is not', /^errors/, false],
    ['a pattern found only in its id', /^m-/, false],
  ])('%s', (_, monitor, speaks) => {
    const known = knowing(pattern({ match: { monitor, host: null, message: null } }));
    expect(knownReadings(rule, three, known)).toHaveLength(speaks ? 1 : 0);
  });

  it('is never an unnamed one, unless by its id', () => {
    const unnamed = { ...rule, name: null };
    expect(knownReadings(unnamed, three, knowing(pattern()))).toEqual([]);
    expect(knownReadings(null, three, knowing(pattern()))).toEqual([]);
  });
});

describe('alerts as expected', () => {
  it('are fully explained, with the day until which that holds', () => {
    const known = knowing(pattern({ usually: '11:00', atMost: 3 }));
    expect(fullyExplained(rule, three, known)).toBe(true);
    expect(note(three, known)).toBe('登録済み: the import at eleven ／ 2027-03-31 まで');
    expect(note(three, { ...known, locale: 'en', local: meeting({ locale: 'en' }).local })).toBe(
      'known: the import at eleven / until Mar 31, 2027',
    );
  });

  it('are not explained where the register does not know the rule, and no alerts need no explanation', () => {
    expect(fullyExplained(rule, three, knowing())).toBe(false);
    expect(note(three, knowing())).toBeNull();
    expect(fullyExplained(rule, [], knowing(pattern()))).toBe(false);
    expect(note([], knowing(pattern()))).toBeNull();
  });
});

describe('a pattern that changed speaks up', () => {
  it('when there are more than expected', () => {
    const known = knowing(pattern({ atMost: 2 }));
    expect(fullyExplained(rule, three, known)).toBe(false);
    expect(note(three, known)).toBe(
      '登録済み: the import at eleven ／ **いつもと違います**: 3 件（登録では 2 件まで） ／ 2027-03-31 まで → 登録を見直しますか？',
    );
  });

  it('when they come at another time, half an hour around the usual one and across midnight being the same', () => {
    const known = knowing(pattern({ usually: '23:45' }));
    const late = ['2026-10-05 23:45', '2026-10-06 00:15', '2026-10-07 23:15'].map((at) => one(at));
    expect(fullyExplained(rule, late, known)).toBe(true);
    const off = one('2026-10-08 00:16');
    expect(unexplained(knownReadings(rule, [...late, off], known), [...late, off])).toEqual([off]);
    expect(note([...late, off], known)).toContain(
      '**いつもと違います**: 4 件中 1 件は 23:45 ごろではありません',
    );
  });

  it('when other hosts are hit', () => {
    const known = knowing(pattern({ match: { monitor: rule.id, host: /^batch/, message: null } }));
    const here = one('2026-10-05 11:00', { host: host('batch1') });
    const there = one('2026-10-06 11:00', { host: host('web1') });
    expect(fullyExplained(rule, [here], known)).toBe(true);
    expect(fullyExplained(rule, [here, there], known)).toBe(false);
    expect(note([here, there], known)).toBe(
      '登録済み（2 件中 1 件）: the import at eleven ／ **いつもと違います**: ほか 1 件は登録にないホスト（`web1`） ／ 2027-03-31 まで → 登録を見直しますか？',
    );
    expect(note([there], known)).toBeNull();
  });

  it('when the message is another', () => {
    const known = knowing(pattern({ match: { monitor: rule.id, host: null, message: /timeout/ } }));
    const alerts = [one('2026-10-05 11:00', { message: 'a timeout' }), one('2026-10-06 11:00')];
    expect(note(alerts, known)).toContain('ほか 1 件は登録の範囲外');
  });
});

describe('an entry expires', () => {
  const until = (day: string) => knowing(pattern({ until: day }));

  it('on the day after its last one, by the clock of the team', () => {
    const midnight = { at: tokyo('2026-11-16 00:00') };
    expect(fullyExplained(rule, three, { ...until('2026-11-16'), ...midnight })).toBe(true);
    expect(fullyExplained(rule, three, { ...until('2026-11-15'), ...midnight })).toBe(false);
  });

  it('and asks', () => {
    expect(note(three, until('2026-10-31'))).toBe(
      '登録済み: the import at eleven ／ **登録の期限が切れました**（10-31 まで） → 続けますか、直しますか？',
    );
  });
});

it('several entries may explain a rule together', () => {
  const known = knowing(
    pattern({ match: { monitor: rule.id, host: 'a', message: null } }),
    pattern({ match: { monitor: rule.id, host: 'b', message: null } }),
  );
  const alerts = ['a', 'b'].map((name) => one('2026-10-05 11:00', { host: host(name) }));
  expect(fullyExplained(rule, alerts, known)).toBe(true);
});

it('what is expected of a month is stretched to a free range', () => {
  const weeks = { month: null, period: { from: tokyo('2026-10-01'), to: tokyo('2026-10-16') } };
  const [reading] = knownReadings(rule, three, { ...knowing(pattern({ atMost: 5 })), ...weeks });
  expect(reading).toMatchObject({ atMost: 3, tooMany: false });
});

it('an explanation is a stranger’s text like any other', () => {
  const said = note(three, knowing(pattern({ explanation: '[x](http://evil) <b> | @all' })));
  expect(said).not.toMatch(/\[x\]\(|<b>|@all/);
});

it('explained and unexplained alerts are together all of them, whatever the register says', () => {
  const opened = fc.integer({ min: 0, max: 31 * 1440 - 1 }).map((minutes) => {
    const at = new Date(tokyo('2026-10-01').getTime() + minutes * 60_000);
    return one('2026-10-01', { openedAt: at, host: minutes % 3 === 0 ? host('a') : null });
  });
  const entry = fc.record({
    atMost: fc.option(fc.integer({ min: 1, max: 9 })),
    usually: fc.option(fc.constantFrom('00:00', '11:00', '23:59')),
    until: fc.constantFrom('2026-01-01', '2027-01-01'),
    match: fc.constantFrom(pattern().match, { ...pattern().match, host: 'a' }),
  });
  fc.assert(
    fc.property(fc.array(opened, { maxLength: 20 }), fc.array(entry, { maxLength: 3 }), (alerts, entries) => {
      const when = knowing(...entries.map((one) => pattern(one)));
      const left = unexplained(knownReadings(rule, alerts, when), alerts);
      expect(left.every((alert) => alerts.includes(alert))).toBe(true);
      expect(fullyExplained(rule, alerts, when)).toBe(alerts.length > 0 && left.length === 0);
      if (entries.every(({ until }) => until < '2026-11-16')) expect(left).toEqual(alerts);
    }),
    { seed: 20261116 },
  );
});
