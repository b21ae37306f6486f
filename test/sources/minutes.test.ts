import { describe, expect, it } from 'vitest';
import { readMinutes } from '../../src/sources/minutes.ts';

const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  actions: ['出た TODO の Issue 化', 'Action items to file'],
  topics: ['今日話したいこと', 'Topics'],
  retro: ['感想・雑談', 'Thoughts'],
};
const read = (...lines: readonly string[]) =>
  readMinutes(
    { month: '2026-09', path: '2026-09.md', text: lines.join('\n') },
    (section) => HEADINGS[section] ?? [],
  );

describe('an earlier page', () => {
  it('tells what was promised, done or filed', () => {
    const { promised } = read(
      '## 出た TODO の Issue 化',
      '',
      '書き方: `- [ ] やること @担当`',
      '',
      '- [ ] 在庫キューの上限を決める',
      '- [x] 手順書を直す ([#12](https://github.com/acme/ops/issues/12))',
      '- [ ] 監視を足す ([#13](https://github.com/acme/ops/issues/13))',
      '- [ ]',
      '',
      '## 感想・雑談',
      '- [ ] 次はここではない',
    );
    expect(promised).toEqual([
      { text: '在庫キューの上限を決める', done: false, url: null },
      { text: '手順書を直す', done: true, url: 'https://github.com/acme/ops/issues/12' },
      { text: '監視を足す', done: false, url: 'https://github.com/acme/ops/issues/13' },
    ]);
  });

  it('tells what was decided of which rule, and takes an empty place for no decision', () => {
    const { verdicts } = read(
      '## アラート',
      '- [shop p95](https://mackerel.io/orgs/acme/monitors/3abc) **40 件**',
      '  - 閾値を変えると: 0.5 で 4 件',
      '  - 判断: 閾値 0.5 に上げる',
      '- [cpu](https://mackerel.io/orgs/acme/monitors/3def) 3 件',
      '  - 判断:',
      '- [other](https://example.com/x)',
      '  - 判断: 何か',
    );
    expect(verdicts).toEqual([
      { url: 'https://mackerel.io/orgs/acme/monitors/3abc', name: 'shop p95', said: '閾値 0.5 に上げる' },
    ]);
  });

  it('tells what was decided in the folded table, and of storms and deleted rules, whose lines lead to an alert', () => {
    const { verdicts } = read(
      '## アラート',
      '- [10-08 05:31 の一斉発生](https://mackerel.io/orgs/acme/alerts/3a) **33 件を 1 件に**',
      '  - 判断: 予告',
      '- [#12 障害](https://github.com/acme/ops/issues/12) [33 件](https://mackerel.io/orgs/acme/alerts/3a)',
      '  - 判断: 別の話',
      '',
      '<details><summary>ほか 2 ルール 5 件</summary>',
      '',
      '| ルール | 10 月 | 判断 |',
      '|---|---:|---|',
      '| [LB \\| 接続](https://mackerel.io/orgs/acme/monitors/3b) | 3 | 閾値 500 に |',
      '| [削除済みのルール](https://mackerel.io/orgs/acme/alerts/3c) | 2 | 維持 |',
      '| [cpu](https://mackerel.io/orgs/acme/monitors/3d) | 2 | |',
      '',
      '</details>',
      '',
      '| ルール | 数 |',
      '|---|---|',
      '| [cpu](https://mackerel.io/orgs/acme/monitors/3d) | 2 |',
    );
    const at = 'https://mackerel.io/orgs/acme';
    expect(verdicts).toEqual([
      { url: `${at}/alerts/3a`, name: '10-08 05:31 の一斉発生', said: '予告' },
      { url: `${at}/monitors/3b`, name: 'LB | 接続', said: '閾値 500 に' },
      { url: `${at}/alerts/3c`, name: '削除済みのルール', said: '維持' },
    ]);
  });

  it.each([
    ['10-16 09:05 に pwg が作成。書き足した文字は残ります。', '2026-10-16T09:05'],
    ['2027-01-08 18:00 に pwg が作成。', '2027-01-08T18:00'],
    ['Made by pwg, Oct 6 09:05. What you write stays.', '2026-10-06T09:05'],
    ['Made by pwg, Jan 8, 2027 18:00. What you write stays.', '2027-01-08T18:00'],
    ['誰かが 10-16 09:05 に pwg が作成。', null],
  ])('tells when it was made: %s', (foot, at) => {
    expect(read('# PWG', '', '---', '', foot).madeAt).toBe(at);
  });

  it('tells which topics nobody got to', () => {
    const { topicsLeft } = read(
      '## Topics',
      '- reached',
      '  - we agreed on this',
      '- not reached',
      '- [x] ticked',
      '- ~~struck out~~',
      '- deferred to next month',
      '  - there was no time',
      '- [#5 an issue](https://github.com/acme/ops/issues/5)',
      '-',
    );
    expect(topicsLeft).toEqual(['not reached', 'deferred to next month']);
  });

  it('tells what the team wanted to do otherwise', () => {
    expect(
      read('## 感想・雑談', '- 次回は 10 分早く始める', '- 楽しかった', '- [ ] 司会を早めに決める')
        .resolutions,
    ).toEqual(['次回は 10 分早く始める', '司会を早めに決める']);
  });

  it('without the headings tells nothing', () => {
    expect(read('# something else', '- [ ] x')).toMatchObject({
      promised: [],
      verdicts: [],
      topicsLeft: [],
      resolutions: [],
    });
  });
});

it('tells which sections people wrote into, and which had no chapter, once it is known what pwg wrote', () => {
  const said = '# PWG\n\n## SLO\n\n- 99.9%\n\n## アラート\n\n3 件\n\n### 監視設定\n\nなし\n';
  const text = said.replace('なし', 'なし\n- 山田が見る');
  const titles: Readonly<Record<string, string>> = {
    slo: 'SLO',
    alerts: 'アラート',
    monitoring: '監視設定',
    todos: 'TODO',
  };
  const headings = (name: string) => [titles[name] ?? name];
  const page = { month: '2026-09', path: 'p.md', text };
  const names = Object.keys(titles);
  expect(readMinutes(page, headings, names).traces).toBeUndefined();
  expect(readMinutes({ ...page, said }, headings, names).traces).toEqual([
    { section: 'slo', said: '- 99.9%', edited: false },
    { section: 'alerts', said: '3 件', edited: false },
    { section: 'monitoring', said: 'なし', edited: true },
    { section: 'todos', said: null, edited: false },
  ]);
});
