import { expect, it } from 'vitest';
import { gloss } from '../../../src/sections/alerts/gloss.ts';
import { monitor } from '../../support/monitors.ts';

const said = (metric: string, name: string, locale: 'ja' | 'en' = 'ja') =>
  String(gloss('host', monitor(name, { metric }), name, { locale }));

it('explains a metric by name to somebody who never heard of it', () => {
  expect(said('loadavg5', 'web の負荷')).toBe('（サーバの混み具合）');
  expect(said('latency.p95', 'shop p95', 'en')).toBe(' (the slowest responses)');
  expect(String(gloss('connectivity', null, 'alive', { locale: 'ja' }))).toBe('（ホストからの応答がない）');
});

it('is silent where the name says it already, and where it knows nothing', () => {
  expect(said('memory%', 'メモリ使用率')).toBe('');
  expect(said('disk%', 'Disk space', 'en')).toBe('');
  expect(said('custom.seats', '座席')).toBe('');
});
