import { describe, expect, it } from 'vitest';
import { chartNames } from '../../src/charts/names.ts';

describe('the name of a chart', () => {
  it('is what it shows, in letters that any file system takes', () => {
    expect(chartNames(['web-01 cpu.user.percentage level'])).toEqual(['web-01-cpu-user-percentage-level']);
    expect(chartNames(['../../etc/passwd', '可用性'])).toEqual(['etc-passwd', 'chart']);
  });

  it('is unlike all others, also where one happens to look like a second one', () => {
    expect(chartNames(['可用性', '速さ', 'chart', 'a', 'A-2', 'a'])).toEqual([
      'chart',
      'chart-2',
      'chart-3',
      'a',
      'a-2',
      'a-3',
    ]);
  });

  it('is not longer than a file name may be', () => {
    expect(chartNames(['x'.repeat(500)])[0]).toHaveLength(60);
  });
});
