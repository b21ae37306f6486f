import { describe, expect, it } from 'vitest';
import type { MinuteSeries, Replies } from '../../../src/records/queries.ts';
import type { Monitor } from '../../../src/records.ts';
import { alerts } from '../../../src/sections/alerts/index.ts';
import { meeting } from '../../support/meeting.ts';
import { host } from '../../support/monitors.ts';
import { noisyOctober, noisyOrganisation, noisyRules } from '../../support/noisy-organisation.ts';
import { sectionText } from '../../support/section-text.ts';

describe('a month of 300 alerts in 40 rules', () => {
  it('really is one', () => {
    expect(noisyOctober).toHaveLength(300);
    expect(new Set(noisyOctober.map(({ rule }) => rule?.id)).size).toBe(41);
  });

  it.each(['ja', 'en'] as const)(
    'is a section of fewer than 80 lines, seven of them to decide on (%s)',
    (locale) => {
      const lines = sectionText(alerts, noisyOrganisation, meeting({ locale }), [], answers()).split('\n');
      expect(lines.length).toBeLessThan(80);
      expect(lines.filter((line) => /^ {2}- (?:判断|Decision):/.test(line))).toHaveLength(7);
      expect(
        lines.filter((line) => /閾値の試算|threshold/i.test(line) && line.startsWith('  - ')).length,
      ).toBe(3);
    },
  );

  it('asks for the logs of few alerts and the history of three rules', () => {
    const { severities = [], minutes = [] } = alerts.asks(noisyOrganisation, meeting());
    expect(severities.length).toBeGreaterThan(20);
    expect(severities.length).toBeLessThanOrEqual(60);
    expect(minutes.map(({ name }) => name)).toEqual(['rule 01', 'rule 02', 'rule 03']);
  });

  it('shows twelve rules more and counts the others', () => {
    const text = sectionText(alerts, noisyOrganisation, meeting());
    expect(text.match(/^\| \[rule \d+/gm)).toHaveLength(12);
    expect(text).toMatch(/^\| ほか \d+ ルール \d+ 件 \|/m);
  });
});

/** Every question answered, so that every line that can be there is. */
function answers(): Partial<Replies> {
  const flat = ({ origin, type }: Monitor): MinuteSeries => ({
    origin,
    host: type === 'host' ? host('web0') : null,
    graph: `${origin.url}?t={from},{to}`,
    stepMinutes: 1,
    postedEveryMinutes: 1,
    points: Array.from({ length: 31 * 24 * 60 }, (_, i) => ({
      at: meeting().period.from.getTime() + i * 60_000,
      value: 1,
    })),
  });
  return {
    severities: new Map(
      noisyOctober.map(({ origin }) => [origin.id, { first: 'warning', worst: 'critical' }]),
    ),
    minutes: new Map(noisyRules.slice(0, 3).map((rule) => [rule.origin.id, [flat(rule)]])),
  };
}
