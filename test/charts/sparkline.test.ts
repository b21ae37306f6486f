import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparkline } from '../../src/charts/sparkline.ts';

describe('a sparkline', () => {
  it('is the course of counts, 0 a low mark of its own', () => {
    expect(sparkline([0, 1, 5, 10])).toBe('▁▃▅█');
    expect(sparkline([0, 1, 1000])).toBe('▁▂█');
    expect(sparkline([4, 4, 4])).toBe('███');
  });

  it('says nothing of fewer than three, or where nothing was', () => {
    expect(sparkline([1, 2])).toBeNull();
    expect(sparkline([0, 0, 0])).toBeNull();
  });

  it('draws one mark a count, and the lowest for nothing but 0', () => {
    const counts = fc
      .array(fc.nat(500), { minLength: 3, maxLength: 13 })
      .filter((list) => list.some(Boolean));
    fc.assert(
      fc.property(counts, (list) => {
        expect([...(sparkline(list) ?? '')].map((mark) => mark === '▁')).toEqual(list.map((n) => n === 0));
      }),
      { seed: 2026 },
    );
  });
});
