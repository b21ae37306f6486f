import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../src/nearest.ts';

const KEYS = ['timezone', 'locale', 'output', 'sources', 'services', 'sections', 'repo'];

describe('the word that was probably meant', () => {
  it.each([
    ['timezon', 'timezone'],
    ['TimeZone', 'timezone'],
    ['sevrices', 'services'],
    ['source', 'sources'],
    ['ouput', 'output'],
    ['repository', 'repo'],
  ])('by "%s" is "%s"', (typed, meant) => {
    expect(nearest(typed, KEYS)).toBe(meant);
  });

  it.each(['x', 'alerts-and-more', '', 'a'.repeat(10_000)])('by %j is none', (typed) => {
    expect(nearest(typed, KEYS)).toBeNull();
  });

  it('is the part of a path that was left away', () => {
    expect(nearest('Tokyo', ['Asia/Seoul', 'Asia/Tokyo'])).toBe('Asia/Tokyo');
  });

  it('is the word itself with one letter lost, doubled or swapped with its neighbour', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KEYS),
        fc.nat({ max: 20 }),
        fc.constantFrom('lost', 'doubled', 'swapped'),
        (key, n, slip) => {
          const i = n % (key.length - 1);
          const [a = '', b = ''] = [key[i], key[i + 1]];
          const middle = { lost: b, doubled: a + a + b, swapped: b + a }[slip];
          expect(nearest(key.slice(0, i) + middle + key.slice(i + 2), KEYS)).toBe(key);
        },
      ),
      { seed: 11, numRuns: 200 },
    );
  });
});
