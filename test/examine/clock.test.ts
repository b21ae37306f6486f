import { expect, it } from 'vitest';
import { clockCheck } from '../../src/examine/clock.ts';

const server = new Date('2026-11-16T00:00:00Z');

it.each(['2026-11-15T23:59:00Z', '2026-11-16T00:01:00Z'])('a minute apart is no matter: %s', (here) => {
  expect(clockCheck(server, new Date(here)).ok).toBe(true);
});

it.each([
  ['2026-11-16T00:01:01Z', '61 s ahead of it'],
  ['2026-11-15T23:00:00Z', '3600 s behind it'],
])('says by how much and how to mend it: %s', (here, words) => {
  const check = clockCheck(server, new Date(here));
  expect(check.ok).toBe(false);
  expect(check.detail).toContain(words);
  expect(check.try).toContain('NTP');
});
