import { describe, expect, it } from 'vitest';
import { openNow } from '../../../src/sections/alerts/open-now.ts';
import { fired } from '../../support/fired.ts';
import { meeting, tokyo } from '../../support/meeting.ts';

const october = meeting();
const open = (rule: string, opened: string, different = {}) =>
  fired(rule, opened, { closedAt: null, status: 'warning', ...different });

describe('openNow', () => {
  it('puts an expiring certificate first, then what is broken longest', () => {
    const rules = openNow(
      [
        open('alive', '2026-08-24 13:00'),
        open('disk', '2026-11-10 06:40'),
        open('top', '2026-10-26 09:00', { type: 'external', message: 'Certificate expires in 20 days' }),
        open('p95', '2026-11-16 08:20'),
      ],
      october,
    );
    expect(rules.map(({ oldest, days }) => [oldest.rule?.name, days])).toEqual([
      ['top', 21],
      ['alive', 84],
      ['disk', 6],
      ['p95', 0],
    ]);
  });

  it('is one thing per rule, told by its oldest alert', () => {
    const rules = openNow([open('alive', '2026-11-02'), open('alive', '2026-11-05')], october);
    expect(rules).toHaveLength(1);
    expect(rules[0]?.alerts).toHaveLength(2);
    expect(rules[0]?.oldest.openedAt).toEqual(tokyo('2026-11-02'));
  });

  it('leaves out what is closed', () => {
    expect(openNow([fired('a', '2026-10-01')], october)).toEqual([]);
  });
});
