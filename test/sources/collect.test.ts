import { describe, expect, it } from 'vitest';
import { EXIT, type ExitCode, Problem } from '../../src/problem.ts';
import type { Kind } from '../../src/records.ts';
import { byCause, type Collected, type Gap, refuseNothing } from '../../src/sources/collect.ts';

const gap = (kind: Kind, what: string, why = 'down', exit: ExitCode = EXIT.unavailable): Gap => ({
  source: 'mackerel',
  kind,
  problem: new Problem({ what, why, try: 'Run again.' }, exit),
});

const collected = (records: Collected['records'], gaps: readonly Gap[]): Collected => ({
  records,
  gaps,
  unavailable: [],
});

describe('with nothing from anybody', () => {
  const down = [gap('alerts', 'No answer.'), gap('monitors', 'No answer.')];

  it('there is no page, even where a kind the config asks nothing for is an empty list', () => {
    expect(() => refuseNothing(collected({}, down))).toThrow('No source answered.');
    expect(() => refuseNothing(collected({ objectives: [] }, down))).toThrow('No source answered.');
  });

  it('the exit code tells whether a key was refused', () => {
    const exitWith = (gaps: readonly Gap[]): unknown => {
      try {
        return refuseNothing(collected({}, gaps));
      } catch (error) {
        return error instanceof Problem && error.exit;
      }
    };
    expect(exitWith(down)).toBe(EXIT.unavailable);
    expect(exitWith([...down, gap('plans', 'No.', '401', EXIT.refused)])).toBe(EXIT.refused);
  });

  it('differs from nothing to tell', () => {
    const tracked = { ours: [], perhapsOurs: [], missingLabels: [] };
    expect(() => refuseNothing(collected({ incidents: tracked }, down))).not.toThrow();
    expect(() => refuseNothing(collected({ objectives: [] }, []))).not.toThrow();
  });
});

it('tells one cause once, with all that is missing by it', () => {
  const gaps = [
    gap('alerts', 'Key refused.', 'GET /alerts'),
    gap('monitors', 'Key refused.', 'GET /monitors'),
    gap('alerts', 'Key refused.', 'GET /hosts'),
    gap('channels', 'Too slow.'),
  ];
  expect(byCause(gaps)).toEqual([
    { source: 'mackerel', kinds: ['alerts', 'monitors'], problem: gaps[0]?.problem },
    { source: 'mackerel', kinds: ['channels'], problem: gaps[3]?.problem },
  ]);
});
