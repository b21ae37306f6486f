import { expect, it } from 'vitest';
import { age, counted, duration } from '../../src/records/amounts.ts';

it('says a duration as people do', () => {
  const minutes = [0, 59.4, 60, 140, 47 * 60 + 59, 48 * 60, 76 * 60 + 10];
  expect(minutes.map((n) => duration(n, 'ja'))).toEqual([
    '0 分',
    '59 分',
    '1 時間',
    '2 時間 20 分',
    '47 時間 59 分',
    '2 日',
    '3 日 4 時間',
  ]);
  expect(minutes.map((n) => duration(n, 'en'))).toEqual([
    '0 min',
    '59 min',
    '1 h',
    '2 h 20 min',
    '47 h 59 min',
    '2 days',
    '3 days 4 h',
  ]);
});

it('says an age in days, then months, then years', () => {
  const days = [1, 60, 61, 92, 364, 365, 800];
  expect(days.map((n) => age(n, 'ja'))).toEqual([
    '1 日',
    '60 日',
    '2 か月',
    '3 か月',
    '11 か月',
    '1 年以上',
    '2 年以上',
  ]);
  expect(days.map((n) => age(n, 'en'))).toEqual([
    '1 day',
    '60 days',
    '2 months',
    '3 months',
    '11 months',
    'over a year',
    'over 2 years',
  ]);
});

it('counts one thing and several', () => {
  expect([counted(1, 'incident'), counted(2, 'incident'), counted(0, 'entry', 'entries')]).toEqual([
    '1 incident',
    '2 incidents',
    '0 entries',
  ]);
});
