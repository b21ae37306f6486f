import type { MetricFinding } from '../../src/records/metric-findings.ts';
import type { MetricSeries } from '../../src/records.ts';
import { tokyo } from './meeting.ts';
import { slotAt } from './metrics.ts';

const AT = '2026-10-06 14:00';

/** A finding of every kind on one series, with words that its picture must hold. */
export function changePointKinds(
  series: MetricSeries,
): readonly (readonly [MetricFinding['kind'], MetricFinding, readonly string[]])[] {
  const finding = (different: Pick<MetricFinding, 'kind'> & Partial<MetricFinding>): MetricFinding => ({
    series,
    slot: slotAt(AT),
    at: tokyo(AT),
    exact: false,
    until: null,
    before: 100,
    after: 160,
    times: null,
    placeOfDay: null,
    others: [],
    score: 9,
    ...different,
  });
  return (
    [
      [finding({ kind: 'level' }), ['以前 100', '以後 160']],
      [finding({ kind: 'changed' }), ['10-06 14 時台に変化']],
      [finding({ kind: 'slope', before: 0, after: 19 }), ['1 日あたり 0', '1 日あたり 19']],
      [finding({ kind: 'variance' }), ['10-06 14 時台から揺れ幅が変化', '5 点に 4 点が入る幅']],
      [finding({ kind: 'season', placeOfDay: 3 }), ['10-06 からのいつもの 1 日', '3 時']],
      [finding({ kind: 'spike', until: tokyo('2026-10-06 15:00') }), ['ふだんのこの時間 100', '160']],
      [finding({ kind: 'gap', until: tokyo('2026-10-06 20:00') }), ['10-06 14 時台から値なし', '10-04']],
      [finding({ kind: 'appeared' }), ['10-06 14 時台から現れた']],
      [finding({ kind: 'disappeared' }), ['10-06 14 時台を最後に消えた']],
    ] as const
  ).map(([one, said]) => [one.kind, one, said]);
}
