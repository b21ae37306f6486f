import { describe, expect, it } from 'vitest';
import { type CapacityFacts, capacity } from '../../src/sections/capacity/index.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { book, host, hours, metric, SLOTS } from '../support/metrics.ts';
import { sectionText } from '../support/section-text.ts';

const disk = (name: string, perDay: number, end: number) =>
  metric('filesystem.sda1.used', {
    host: host(name),
    role: 'shop:db',
    unit: 'bytes',
    size: new Float64Array(SLOTS).fill(1000),
    values: hours((slot, noise) => end - ((SLOTS - slot) / 24) * perDay + noise),
  });
const forecasts = (at: string, ...series: Parameters<typeof book>[0]) =>
  (capacity.view({ metrics: book(series) }, meeting({ at: tokyo(at) }), []).facts as CapacityFacts).forecasts;

describe('capacity', () => {
  it('counts the days from the meeting and not from the end of the data', () => {
    const [atTheEnd] = forecasts('2026-11-01', disk('db1', 8, 640));
    const [later] = forecasts('2026-11-16 09:00', disk('db1', 8, 640));
    expect((atTheEnd?.daysLeft ?? 0) - (later?.daysLeft ?? 0)).toBeCloseTo(15.375, 6);
    expect(later).toMatchObject({ host: 'db1', metric: 'filesystem.sda1.used', limit: 1 });
  });

  it('says how full, since when, until when, and asks', () => {
    const said = sectionText(capacity, { metrics: book([disk('db1', 8, 640)]) }, meeting());
    expect(said).toMatch(
      /^- db1: \[`filesystem\.sda1\.used`\]\(\S+\)（ディスク使用量） 40% → 64%（\+23pt\/月） ／ \*\*100% まで \d\d 日\*\*（1[12]-\d\d ごろ(?:、早ければ \d\d 日・遅ければ \d\d 日)?） → 増やしますか/m,
    );
  });

  it('says the same in English', () => {
    const said = sectionText(capacity, { metrics: book([disk('db1', 8, 640)]) }, meeting({ locale: 'en' }));
    expect(said).toMatch(
      /40% → 64% \(\+23 points a month\) \/ \*\*100% in \d\d days\*\* \(about (Nov|Dec) \d+[;)]/,
    );
  });

  it('will not wait when it is full within 14 days', () => {
    const urgent = (end: number) =>
      capacity.view({ metrics: book([disk('db1', 8, end)]) }, meeting(), []).urgent;
    expect(urgent(640)).toEqual([]);
    const [bid] = urgent(800) ?? [];
    expect(bid?.weight).toBeGreaterThanOrEqual(90);
    expect(String(bid?.line)).toMatch(
      /^db1: .* が \*\*あと \d 日\*\*（11-\d\d ごろ）で埋まります → 誰がいつ空けますか？$/,
    );
  });

  it('sums up what will not fill up, and is quiet when that is all', () => {
    const calm = [disk('db2', 0, 450), disk('db3', 0, 300)];
    const said = sectionText(capacity, { metrics: book([disk('db1', 8, 640), ...calm]) }, meeting());
    expect(said).toMatch(
      /^ほかの 2 本は 120 日以内に埋まる見込みがありません（いちばん使っているのは db2: .* の 45%）。$/m,
    );
    const { quiet } = capacity.view({ metrics: book(calm) }, meeting(), []);
    expect(String(quiet)).toBe(
      'キャパシティ（ディスクなど 2 本とも 120 日以内に埋まる見込みなし、最大 45%）',
    );
  });

  it('says so when nothing has a known size', () => {
    const { quiet } = capacity.view({ metrics: book([metric('a')]) }, meeting(), []);
    expect(String(quiet)).toBe('キャパシティ（容量のわかるディスクやメモリのグラフがありません）');
  });

  it('asks once whether a role needs what it has', () => {
    const idle = ['web1', 'web2'].flatMap((name) => [
      metric('cpu.user.percentage', {
        host: host(name),
        role: 'shop:web',
        unit: 'percent',
        values: hours(() => 6),
      }),
      metric('memory.used', {
        host: host(name),
        role: 'shop:web',
        size: new Float64Array(SLOTS).fill(100),
        values: hours(() => 20),
      }),
    ]);
    const said = sectionText(capacity, { metrics: book(idle) }, meeting());
    expect(said).toContain(
      'ロール shop:web（2 台）は、1 か月のほとんどで CPU 6%・メモリ 20% を超えませんでした → 台数か大きさを減らせますか？',
    );
  });
});
