import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { Problem } from '../../src/problem.ts';
import { parts } from '../support/config-parts.ts';

const slos = (slo: string) =>
  readConfig(`services: [{ name: blog, slos: [${slo}] }]`, parts).services[0]?.slos;

function complaint(slo: string): string {
  try {
    slos(slo);
  } catch (error) {
    if (error instanceof Problem) return error.why;
    throw error;
  }
  return 'nothing';
}

describe('an objective in the config', () => {
  it.each([
    ['total: a, bad: b', { total: 'a', bad: 'b' }],
    ['metric: p95, below: 500', { metric: 'p95', bound: { is: 'below', than: 500 }, sliceMinutes: 5 }],
    ['metric: ok, above: 0, slice: 1h', { metric: 'ok', bound: { is: 'above', than: 0 }, sliceMinutes: 60 }],
    ['monitors: [x, y]', { monitors: ['x', 'y'] }],
  ])('counts as its keys say: %s', (keys, expected) => {
    expect(slos(`{ name: a, target: 99, ${keys} }`)).toEqual([{ name: 'a', target: 99, ...expected }]);
  });

  it.each([
    ['', /slos\[0\] counts nothing: it needs `total` and `bad`, or `metric` and `below`, or `monitors`/],
    ['total: a', /slos\[0\]\.bad is missing/],
    ['bad: a', /slos\[0\]\.total is missing/],
    ['total: a, bad: b, metric: c, below: 1', /counts in two ways: `total` does not go with `metric`/],
    ['slice: 5m, monitors: [a]', /counts in two ways: `slice` does not go with `monitors`/],
    ['below: 5', /slos\[0\]\.metric is missing\. Example: metric: latency\.p95$/],
    ['metric: a', /slos\[0\]\.below is missing: what is a good value of the metric\? \(or `above`\)/],
    ['metric: a, below: 5, above: 1', /has both `below` and `above`; one says what is good/],
    ['metric: a, below: 5, slice: 1m', /slos\[0\]\.slice is not known \(found "1m"\).*(Did you mean|5m)/],
    ['monitors: []', /slos\[0\]\.monitors must not be empty/],
    ['metrik: a, below: 5', /slos\[0\]\.metrik is not a known key\. Did you mean metric\?/],
  ])('is refused with what to write instead: %s', (keys, expected) => {
    expect(complaint(`{ name: a, target: 99${keys === '' ? '' : `, ${keys}`} }`)).toMatch(expected);
  });
});
