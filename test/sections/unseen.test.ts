import { describe, expect, it } from 'vitest';
import type { Change, Incident, Tracked } from '../../src/records.ts';
import { unseen } from '../../src/sections/unseen/index.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { book, host, hours, metric, slotAt } from '../support/metrics.ts';
import { sectionText } from '../support/section-text.ts';

const step = (clock: string, factor: number) =>
  hours((slot, noise) => (100 + 4 * noise) * (slot >= slotAt(clock) ? factor : 1));
const latency = metric('latency.p50', { values: step('2026-10-06 14:00', 1.6) });

const release: Change = {
  origin: { source: 'mackerel', id: 'a1', url: 'https://mackerel.io/orgs/acme/services/shop#a1' },
  kind: 'annotation',
  title: 'リリース 41.2',
  at: tokyo('2026-10-06 14:17'),
  until: null,
  environment: null,
};

const outage: Incident = {
  origin: { source: 'github', id: 'acme/ops#1', url: 'https://github.com/acme/ops/issues/1' },
  ref: '#1',
  title: '注文ができない',
  openedAt: tokyo('2026-10-06 15:30'),
  closedAt: null,
  by: 'aoi',
  assignees: [],
  severity: null,
  sharedWith: [],
  minutes: null,
  checklist: { done: 0, total: 0, open: [] },
  postmortem: false,
  blank: false,
  reopened: false,
};
const incidents: Tracked<Incident> = { ours: [outage], perhapsOurs: [], missingLabels: [] };

describe('changes on graphs that nobody looks at', () => {
  it('say where, what, when, by how much against what, how sure, what was beside it, and ask', () => {
    const said = sectionText(unseen, { metrics: book([latency]), changes: [release] }, meeting());
    expect(said).toContain('1 本のグラフを先月とつなげて調べました（1 時間平均。');
    expect(said).toMatch(
      /^- shop 全体の \[`latency\.p50`\]\(\S+\)（応答時間）: \*\*10-06 14 時台から 1\.6 倍\*\*（100 → 160。ふだんの揺れの \d+ 倍(以上)?）。戻っていません ／ 同じころ: \[リリース 41\.2\]\(https:\S+a1\)（10-06 14:17） → 何が変わりましたか？/m,
    );
    expect(said).toMatch(/^ {2}- 判断:$/m);
  });

  it('say the same in English', () => {
    const said = sectionText(
      unseen,
      { metrics: book([latency]), changes: [release] },
      meeting({ locale: 'en' }),
    );
    expect(said).toMatch(
      /^- shop: \[`latency\.p50`\]\(\S+\) \(response time\): \*\*1\.6 times as much since Oct 6 14:00\*\* \(100 → 160; \d+ (times|times or more) the usual swing\), and has stayed there \/ about then: \[リリース 41\.2\]/m,
    );
  });

  it('link to the graph from two days before to two days after', () => {
    const said = sectionText(unseen, { metrics: book([latency]) }, meeting());
    expect(said).toContain('&t=2026-10-04T05:00:00Z,2026-10-08T05:00:00Z)');
  });

  it('are quiet with the number of graphs when there are none', () => {
    const view = unseen.view({ metrics: book([metric('a'), metric('b')]) }, meeting(), []);
    expect(String(view.quiet)).toBe('グラフ（2 本を調べて、いつもと違うものはありません）');
    expect(view.facts).toEqual({ scanned: 2, findings: [], left: 0, failed: 0 });
  });

  it('are quiet when there is nothing to look at, and say that', () => {
    expect(String(unseen.view({ metrics: book([]) }, meeting(), []).quiet)).toBe(
      'グラフ（調べられるものがありません）',
    );
  });

  it('are not quiet when something was left out, and say what', () => {
    const metrics = book([metric('a')], { left: 2200, failed: 12 });
    expect(unseen.view({ metrics }, meeting(), []).quiet).toBeUndefined();
    const said = sectionText(unseen, { metrics }, meeting());
    expect(said).toContain('2,200 本は多すぎるため調べていません');
    expect(said).toContain('12 本は取得できませんでした');
  });

  it('bring the first to the top of the page, unless it was an incident', () => {
    const metrics = book([latency]);
    expect(unseen.view({ metrics }, meeting(), []).worthTheHour).toHaveLength(1);
    expect(unseen.view({ metrics, incidents }, meeting(), []).worthTheHour).toBeUndefined();
    expect(sectionText(unseen, { metrics, incidents }, meeting())).toContain('障害 [#1 注文ができない]');
  });

  it('name a change only when it was made about then, the nearest one', () => {
    const at = (clock: string, title: string): Change => ({ ...release, title, at: tokyo(clock) });
    const changes = [
      at('2026-10-06 10:59', 'too early'),
      at('2026-10-06 12:00', 'before'),
      at('2026-10-06 14:30', 'nearest'),
      at('2026-10-06 15:01', 'too late'),
      { ...at('2026-10-06 14:00', 'merged only'), kind: 'merge' as const },
    ];
    const said = sectionText(unseen, { metrics: book([latency]), changes }, meeting());
    expect(said).toContain('nearest');
    expect(said).not.toMatch(/too early|before|too late|merged only/);
  });

  it('tell ten lines at most on the page and how many more there are, and all of them in full', () => {
    const many = Array.from({ length: 14 }, (_, i) =>
      metric(`m${i}`, { values: step(`2026-10-${String(4 + i).padStart(2, '0')} 05:00`, 3) }),
    );
    const said = sectionText(unseen, { metrics: book(many) }, meeting());
    expect(said.match(/^- /gm)).toHaveLength(10);
    expect(said).toContain('ほかに 4 件');
    const inFull = sectionText(unseen, { metrics: book(many) }, meeting({ inFull: true }));
    expect(inFull.match(/^- /gm)).toHaveLength(14);
    expect(inFull).not.toContain('ほかに');
  });

  it('put what a dashboard shows below, under its own heading', () => {
    const seen = metric('seen', {
      values: step('2026-10-08 05:00', 4),
      shownOn: [{ dashboard: 'd1', widget: 0 }],
    });
    const said = sectionText(unseen, { metrics: book([seen, latency]) }, meeting());
    expect(said.indexOf('latency')).toBeLessThan(said.indexOf('ダッシュボードにもあるグラフ'));
    expect(said.indexOf('`seen`')).toBeGreaterThan(said.indexOf('ダッシュボードにもあるグラフ'));
  });

  it('keep hostile names harmless', () => {
    const nasty = metric('a`|<!-- pwg:start -->', {
      host: host('web|1 [x](http://evil.example)'),
      values: step('2026-10-06 14:00', 2),
    });
    const said = sectionText(unseen, { metrics: book([nasty]) }, meeting());
    expect(said).toContain('web\\|1 \\[x\\]');
    expect(said.split('\n').filter((line) => line.startsWith('<!--'))).toEqual([]);
  });
});
