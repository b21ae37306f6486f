import { describe, expect, it } from 'vitest';
import type { Records } from '../../src/records.ts';
import { capacity } from '../../src/sections/capacity/index.ts';
import type { Chart, Section } from '../../src/sections/section.ts';
import { slo } from '../../src/sections/slo/index.ts';
import { findingChart } from '../../src/sections/unseen/chart.ts';
import { unseen } from '../../src/sections/unseen/index.ts';
import { changePointKinds } from '../support/chart-findings.ts';
import { incident, tracked } from '../support/issues.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { book, GRID, host, hours, metric, SLOTS, slotAt } from '../support/metrics.ts';
import { BOTH_MONTHS, hourly, hourOf, objective } from '../support/objective.ts';
import { sectionText } from '../support/section-text.ts';
import { elementsOf } from '../support/xml.ts';

const WITH_FILES = { pictures: { folder: '2026-10.charts' } };
const chartsOf = (section: Section, records: Partial<Records>, different = {}): readonly Chart[] =>
  section.view(records, meeting(different), []).charts ?? [];
const textsOf = ({ svg }: Chart): readonly string[] => elementsOf(svg).map(({ text }) => text);
const waysOf = ({ svg }: Chart, style: string): readonly string[] =>
  elementsOf(svg).flatMap(({ name, attributes }) =>
    name === 'path' && attributes.class === style ? [attributes.d ?? ''] : [],
  );

describe('the picture of a change on a graph', () => {
  const latency = metric('latency.p50', {
    host: host('web-01'),
    values: hours((slot, noise) => (100 + 4 * noise) * (slot >= slotAt('2026-10-06 14:00') ? 1.6 : 1)),
  });
  const records = {
    metrics: book([latency]),
    incidents: tracked([
      incident(1, { opened: '2026-10-06 15:30', title: '注文ができない' }),
      incident(2, { opened: '2026-10-20 15:30', title: '別の障害' }),
    ]),
  };

  it('shows both levels, the moment, and in words what was near it', () => {
    const [chart] = chartsOf(unseen, records);
    expect(chart).toMatchObject({
      name: 'web-01-latency-p50-level',
      title:
        'web-01 の latency.p50（応答時間）: 10-06 14 時台から（以前 100、以後 160）。09-01 〜 10-31 のグラフ',
    });
    const texts = chart === undefined ? [] : textsOf(chart);
    expect(texts).toEqual(
      expect.arrayContaining([
        'web-01 の latency.p50（応答時間）',
        '以前 100',
        '以後 160',
        '10-06 14 時台から',
        '● #1 注文ができない（10-06 15:30）',
        '障害',
        '10-01',
      ]),
    );
    expect(texts).not.toContain('● #2 別の障害（10-20 15:30）');
  });

  it('speaks English', () => {
    const [chart] = chartsOf(unseen, records, { locale: 'en' });
    expect(chart?.title).toBe(
      'web-01: latency.p50 (response time): since Oct 6 14:00 (before: 100, after: 160). Graph of Sep 1 to Oct 31',
    );
  });

  it('is linked behind all that the line tells, and not at the top of the page', () => {
    const link = '[図](2026-10.charts/unseen-web-01-latency-p50-level.svg)';
    expect(sectionText(unseen, records, meeting(WITH_FILES))).toContain(` ／ ${link} → 何が変わりましたか？`);
    expect(sectionText(unseen, records, meeting())).not.toContain('.charts');
    const view = unseen.view({ metrics: book([latency]) }, meeting(WITH_FILES), []);
    expect(String(view.worthTheHour?.[0]?.line)).not.toContain('.charts');
  });

  it('holds nothing of a hostile name but text', () => {
    const hostile = metric('</title><script>alert(1)</script>', {
      host: host('<img src=x onerror=alert(1)>'),
      values: latency.values,
    });
    const [chart] = chartsOf(unseen, { metrics: book([hostile]) });
    const names = elementsOf(chart?.svg ?? '').map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(['svg', 'title', 'style', 'rect', 'text', 'path']));
    expect(chart?.name).toMatch(/^[a-z0-9-]+$/);
  });

  it.each(changePointKinds(latency))('is drawn of a finding of the kind %s', (_, finding, said) => {
    const none = { changes: [], incidents: [], worklogs: [] };
    for (const locale of ['ja', 'en'] as const) {
      const { svg, title } = findingChart('x', finding, GRID, none, meeting({ locale }));
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(elementsOf(svg)[1]?.text).toBe(title);
    }
    expect(textsOf(findingChart('x', finding, GRID, none, meeting()))).toEqual(
      expect.arrayContaining([...said]),
    );
  });

  it('joins what is posted once a day, and leaves open what is missing', () => {
    const daily = hours((slot) => {
      const missing = slot > slotAt('2026-10-20') && slot < slotAt('2026-10-24');
      return slot % 24 === 3 && !missing ? 5 + (slot % 7) : Number.NaN;
    });
    const [[, finding] = []] = changePointKinds(metric('batch', { values: daily })).filter(
      ([kind]) => kind === 'appeared',
    );
    if (finding === undefined) throw new Error('no such kind');
    const none = { changes: [], incidents: [], worklogs: [] };
    const [way = ''] = waysOf(findingChart('x', finding, GRID, none, meeting()), 'line data');
    expect(way.match(/M/g)).toHaveLength(2);
  });
});

describe('the picture of a budget', () => {
  const records: Partial<Records> = {
    objectives: [
      objective({
        bad: hourly('http.errors', BOTH_MONTHS, (hour) => (hour === hourOf('2026-10-02 20:00') ? 120 : 1.02)),
      }),
    ],
    incidents: tracked([incident(196, { opened: '2026-10-02 19:50', title: '注文ができない' })]),
  };

  it('shows each day, the total, the limit, when it was used up and what burnt most', () => {
    const [chart] = chartsOf(slo, records);
    expect(chart).toMatchObject({
      name: 'chart',
      title: '可用性 99.9%: 予算（失敗してよい分）の使い方。118% を使いました（10-26 に使い切り）',
    });
    if (chart === undefined) return;
    expect(textsOf(chart)).toEqual(
      expect.arrayContaining(['118%', '10-26 に使い切り', '100%（ここを超えると未達）', '月初からの合計']),
    );
    expect(textsOf(chart)).toContain('● #196 注文ができない（10-02 19:50）');
    const bars = elementsOf(chart.svg).filter(({ attributes }) => attributes.class === 'bar');
    // And one in the legend.
    expect(bars).toHaveLength(31 + 1);
  });

  it('has no line through days without data', () => {
    const holes = objective({
      bad: hourly('http.errors', BOTH_MONTHS, (hour) =>
        hour >= hourOf('2026-10-10') && hour < hourOf('2026-10-13') ? null : 0.5,
      ),
    });
    const [chart] = chartsOf(slo, { objectives: [holes] });
    expect(chart === undefined ? '' : waysOf(chart, 'line total')[0]?.match(/M/g)).toHaveLength(2);
  });

  it('is not there where there is no budget or no data', () => {
    const nothing = objective({ bad: hourly('http.errors', BOTH_MONTHS, () => null) });
    expect(chartsOf(slo, { objectives: [nothing] })).toEqual([]);
  });

  it('is linked from its line', () => {
    expect(sectionText(slo, records, meeting(WITH_FILES))).toMatch(
      /が失敗 ／ \[図\]\(2026-10\.charts\/slo-chart\.svg\)$/m,
    );
  });
});

describe('the picture of what fills up', () => {
  const disk = metric('filesystem.sda1.used', {
    host: host('db1'),
    unit: 'bytes',
    size: new Float64Array(SLOTS).fill(1000),
    values: hours((slot, noise) => 640 - ((SLOTS - slot) / 24) * 8 + noise),
  });

  it('goes on to the day it is full, with the limit and the day of the meeting', () => {
    const [chart] = chartsOf(capacity, { metrics: book([disk]) });
    expect(chart?.name).toBe('db1-filesystem-sda1-used');
    expect(chart?.title).toMatch(
      /^db1 の filesystem\.sda1\.used（ディスク使用量）: いま 64%、12-\d\d ごろ 100%$/,
    );
    if (chart === undefined) return;
    expect(textsOf(chart)).toEqual(
      expect.arrayContaining([
        '100%（いっぱい）',
        '▽ 11-16 時点',
        'このまま進んだとき',
        '5 日に 4 日が入る幅',
      ]),
    );
    const limit = waysOf(chart, 'level limit')[0]?.split(' ')[2];
    expect(waysOf(chart, 'line expected')[0]?.split(' ').at(-1)).toBe(limit);
    expect(waysOf(chart, 'band')).toHaveLength(1);
  });

  it('is linked from its line and not from the top of the page', () => {
    const soon = meeting({ ...WITH_FILES, at: tokyo('2026-12-01 09:00') });
    const records = { metrics: book([disk]) };
    expect(sectionText(capacity, records, soon)).toMatch(
      / ／ \[図\]\(2026-10\.charts\/capacity-\S+\.svg\) → /,
    );
    expect(String(capacity.view(records, soon, []).urgent?.[0]?.line)).not.toContain('.charts');
  });
});
