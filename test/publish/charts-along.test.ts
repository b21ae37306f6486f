import { describe, expect, it } from 'vitest';
import { chartsIn, chartsLinked, withoutCharts } from '../../src/publish/charts-along.ts';

const PAGE = `- [a](https://x.test/1) 3 times ／ [図](2026-10.charts/slo-a.svg) → why?
- [b](https://x.test/2) / [chart](2026-10.charts/unseen-b.svg) → why?
- look at [図](other.charts/x.svg) and [this](2026-10.charts/slo-a.svg)
`;

describe('the charts of a page that is published', () => {
  it('are those it links as our lines do', () => {
    expect(chartsLinked(PAGE, '2026-10.charts')).toEqual(['slo-a.svg', 'unseen-b.svg']);
    expect(chartsLinked(PAGE, '2026-1..charts')).toEqual([]);
  });

  it('are linked in their own folder there', () => {
    const there = chartsIn(PAGE, '2026-10.charts', 'PWG-shop.charts');
    expect(there).toContain('3 times ／ [図](PWG-shop.charts/slo-a.svg) → why?');
    expect(there).toContain('[b](https://x.test/2) / [chart](PWG-shop.charts/unseen-b.svg)');
    expect(chartsIn(there, 'PWG-shop.charts', '2026-10.charts')).toBe(PAGE);
  });

  it('leave no trace where a place holds no files, and nothing else does', () => {
    expect(withoutCharts(PAGE, '2026-10.charts')).toBe(`- [a](https://x.test/1) 3 times → why?
- [b](https://x.test/2) → why?
- look at [図](other.charts/x.svg) and [this](2026-10.charts/slo-a.svg)
`);
  });
});
