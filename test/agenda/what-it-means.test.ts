import { expect, it } from 'vitest';
import { explainedOnce } from '../../src/agenda/first-use.ts';
import { glossary } from '../../src/agenda/glossary.ts';
import { metricGloss } from '../../src/records/metric-gloss.ts';
import { meeting } from '../support/meeting.ts';

const own = [
  { name: 'batch.settlement_sec', means: 'nightly <b>settlement</b>' },
  { name: /^queue\./, means: 'orders that wait' },
  { name: '在庫同期', means: '倉庫と数を合わせる仕事' },
];
const en = meeting({ locale: 'en', glossary: own });

it('a metric is explained where it is named first and not again, on whichever chapter that is', () => {
  const texts = [
    '[`loadavg5`](https://x/a) (how busy the server is): 1',
    '`loadavg5` (how busy the server is), `cpu.idle.percentage` (CPU that is idle)',
  ];
  expect(explainedOnce(texts, en)).toEqual([
    '[`loadavg5`](https://x/a) (how busy the server is): 1',
    '`loadavg5`, `cpu.idle.percentage` (CPU that is idle)',
  ]);
});

it('brackets that only look like an explanation stay', () => {
  const texts = ['`loadavg5` (how busy the server is)', '`loadavg5` (7 times), `shop p95`'];
  expect(explainedOnce(texts, en)).toEqual(texts);
});

it('the words of the team come before ours, by name or by pattern, and are made safe', () => {
  expect(String(metricGloss('batch.settlement_sec', en))).toBe(' (nightly &lt;b>settlement&lt;/b>)');
  expect(String(metricGloss('queue.depth', en))).toBe(' (orders that wait)');
  expect(String(metricGloss('queue_depth', en))).toBe(' (work that is waiting)');
});

it.each([
  'loadavg1',
  'loadavg5',
  'loadavg15',
  ...['user', 'system', 'iowait', 'idle', 'nice', 'irq', 'softirq', 'steal', 'guest'].map(
    (part) => `cpu.${part}.percentage`,
  ),
  ...[
    'used',
    'available',
    'free',
    'buffers',
    'cached',
    'total',
    'swap_used',
    'swap_free',
    'swap_total',
    'swap_cached',
    'pagefile_free',
    'pagefile_total',
  ].map((part) => `memory.${part}`),
  'disk.sda.reads.delta',
  'disk.sda.writes.delta',
  'interface.eth0.rxBytes.delta',
  'interface.eth0.txBytes.delta',
  'filesystem.vda1.size',
  'filesystem.vda1.used',
  'processor_queue_length',
  '__externalhttp.responsetime.3abc',
])('Mackerel calls it %s; the page says in both languages what that is', (metric) => {
  const said = [meeting(), en].map((one) => String(metricGloss(metric, one)));
  expect(said).not.toContain('');
  expect(new Set(said).size).toBe(2);
});

it('the list at the end holds the terms, words and metrics that occur on the page and no others', () => {
  const page = [
    'SLO 未達。在庫同期が遅い。`loadavg5`（サーバの混み具合） [x](https://example.com/ダウンタイム)',
  ];
  expect(glossary(page, meeting({ glossary: own }))).toEqual({
    title: '言葉の説明',
    text: [
      '- **SLO**: ここまでは守ると決めた、サービスの品質の目標',
      '- **在庫同期**: 倉庫と数を合わせる仕事',
      '- `loadavg5`: サーバの混み具合',
    ].join('\n'),
  });
  expect(glossary(['なにもない'], meeting())).toBeNull();
});

it('a word is no word where two chapters only meet, nor in the address of a link', () => {
  expect(glossary(['S', 'LO'], meeting())).toBeNull();
  expect(glossary(['S[](https://example.com/x)LO', '[x](SLO)'], meeting())).toBeNull();
});

it('what stands as code is explained where it is a metric that somebody has explained', () => {
  expect(glossary(['`loadavg5 high` `nobody.knows` `batch.settlement_sec`'], en)?.text).toBe(
    '- `batch.settlement_sec`: nightly &lt;b>settlement&lt;/b>',
  );
});

it('a name that nobody has explained does not hide the next one that was', () => {
  const texts = [
    '`nobody.knows` `loadavg5` (how busy the server is)',
    '`nobody.knows` `loadavg5` (how busy the server is)',
  ];
  expect(explainedOnce(texts, en)).toEqual([texts[0], '`nobody.knows` `loadavg5`']);
});
