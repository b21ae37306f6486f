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
      { url: 'https://mackerel.io/orgs/acme/monitors/3abc', said: '閾値 0.5 に上げる' },
    ]);
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
