import { describe, expect, it } from 'vitest';
import { storms } from '../../../src/records/storms.ts';
import type { Alert, Issue } from '../../../src/records.ts';
import { byRule } from '../../../src/sections/alerts/by-rule.ts';
import { decisions, firedIn, type Line } from '../../../src/sections/alerts/decisions.ts';
import { calendarOf } from '../../../src/sections/alerts/history.ts';
import { totals } from '../../../src/sections/alerts/totals.ts';
import { book, fired } from '../../support/fired.ts';
import { workLog } from '../../support/issues.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { host } from '../../support/monitors.ts';

const october = meeting();
const times = (rule: string, n: number, hour = 12): Alert[] =>
  Array.from({ length: n }, (_, i) =>
    fired(rule, `2026-10-${String(1 + i).padStart(2, '0')} ${String(hour).padStart(2, '0')}:00`),
  );
const sorted = (alerts: readonly Alert[]) =>
  alerts.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
const decide = (alerts: readonly Alert[], written: readonly Issue[] | null = null, at = october) =>
  decisions(
    byRule(sorted(alerts), at),
    {
      storms: totals(sorted(alerts), at).storms,
      earlier: storms(sorted(alerts).filter(({ openedAt }) => openedAt < at.period.from)),
    },
    calendarOf(book(sorted(alerts)), at),
    written,
    at,
  );
const name = (line: Line) => (line.kind === 'storm' ? 'storm' : line.review.rule?.name);

describe('decisions', () => {
  it('compare a month without its storms with months without theirs', () => {
    const storm = (day: string) =>
      Array.from({ length: 10 }, (_, i) => fired('a', `${day} 05:31`, { host: host(`web${i}`) }));
    const calm = ['2026-07-10', '2026-09-20', '2026-10-01', '2026-10-02', '2026-10-03'].map((day) =>
      fired('a', day),
    );
    const { first } = decide([...calm, ...storm('2026-09-08'), ...storm('2026-10-08')]);
    const [a] = first.filter((line) => line.kind === 'rule');
    expect([a?.alone.length, a?.inStorms, a?.earlier.length]).toEqual([3, 10, 1]);
    expect(a?.months.slice(-2).map(({ fired }) => fired)).toEqual([1, 3]);
    expect(a?.growth.sinceBefore).toBeNull();
  });

  it('are at most seven, the rest is told by its count', () => {
    const { first, rest } = decide(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].flatMap((rule, i) => times(rule, 12 - i, 8 + i)),
    );
    expect(first.map(name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(rest.map((line) => [name(line), firedIn(line)])).toEqual([
      ['h', 5],
      ['i', 4],
    ]);
  });

  it('rank what stood open for days above what blinked a few times more', () => {
    const stood = fired('disk', '2026-10-21 06:40', { closedAt: tokyo('2026-11-02') });
    expect(decide([...times('blink', 5), stood]).first.map(name)).toEqual(['disk', 'blink']);
  });

  it('leave out what fired once or twice, unless there is nothing else', () => {
    expect(decide([...times('a', 4), ...times('b', 2, 15)]).rest.map(name)).toEqual(['b']);
    expect(decide([...times('a', 1), ...times('b', 2, 15)]).first.map(name)).toEqual(['b', 'a']);
  });

  it('take a storm out of its rules: one line for it, and what is left of the rule', () => {
    const storm = Array.from({ length: 17 }, (_, i) =>
      fired('alive', '2026-10-08 05:31:20', { host: host(`web${i}`), closedAt: tokyo('2026-10-08 05:50') }),
    );
    const { first } = decide([...storm, ...times('alive', 4), ...times('p95', 6, 19)]);
    expect(first.map((line) => [name(line), firedIn(line)])).toEqual([
      ['storm', 17],
      ['p95', 6],
      ['alive', 4],
    ]);
    expect(first.find((line) => line.kind === 'rule' && line.review.rule?.name === 'alive')).toMatchObject({
      inStorms: 17,
    });
  });

  it('rank what is open now lower: the top of the page asks about it already', () => {
    const open = fired('disk', '2026-10-21 06:40', { closedAt: null });
    expect(decide([...times('blink', 5), open]).first.map(name)).toEqual(['blink', 'disk']);
  });

  it('rank what wakes people above what fires a little more by day', () => {
    expect(decide([...times('day', 7), ...times('night', 5, 3)]).first.map(name)).toEqual(['night', 'day']);
  });

  it('rank what nobody acted on above what somebody wrote about', () => {
    const wrote = times('seen', 5).map(({ openedAt }, i) => ({
      ...workLog(i, { opened: '2026-10-01' }),
      openedAt,
    }));
    const lines = decide([...times('seen', 5), ...times('alone', 5, 17)], wrote);
    expect(lines.first.map((line) => [name(line), line.weight])).toEqual([
      ['alone', 7],
      ['seen', 5],
    ]);
  });

  it('rank what is new to a team with months of data above what it knows', () => {
    const year = ['2026-05-02', '2026-06-02', '2026-07-02', '2026-08-02'].map((day) =>
      fired('old', `${day} 12:00`),
    );
    const lines = decide([...year, ...times('old', 5), ...times('new', 4, 17)]);
    expect(lines.first.map(name)).toEqual(['new', 'old']);
  });

  it('leave what the register explains to the table', () => {
    const known = meeting({
      known: [
        {
          match: { monitor: 'batch', host: null, message: null },
          explanation: 'the nightly batch',
          until: '2027-03-31',
          atMost: null,
          usually: null,
        },
      ],
    });
    const { first, rest } = decide([...times('batch', 20), ...times('p95', 5, 17)], null, known);
    expect([first.map(name), rest.map(name)]).toEqual([['p95'], ['batch']]);
  });

  it('say nothing of a rule that only took part in a storm', () => {
    const storm = Array.from({ length: 12 }, (_, i) =>
      fired('alive', '2026-10-08 05:31', { host: host(`web${i}`) }),
    );
    const { first, rest } = decide(storm);
    expect([...first, ...rest].map(name)).toEqual(['storm']);
  });
});
