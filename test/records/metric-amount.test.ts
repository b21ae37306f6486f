import { expect, it } from 'vitest';
import { metricAmount } from '../../src/records/metric-amount.ts';

it.each([
  [0.11511, 'other', '0.115'],
  [1086.38, 'other', '1,086'],
  [0, 'other', '0'],
  [71.45, 'other', '71.5'],
  [-2.25, 'other', '-2.25'],
  [25.256, 'percent', '25.3%'],
  [3.2 * 1024 ** 3, 'bytes', '3.2 GiB'],
  [512, 'bytes', '512 B'],
  [2048, 'bytesPerSecond', '2 KiB/s'],
  [12.5, 'perSecond', '12.5/s'],
] as const)('%s (%s) is said as %s', (value, unit, said) => {
  expect(metricAmount(value, unit)).toBe(said);
});
