import { describe, expect, it } from 'vitest';
import { type ActionItem, actionItems } from '../../src/todo/action-items.ts';

const read = (page: string): readonly ActionItem[] =>
  actionItems(page, {
    meeting: 'shop/2026-10',
    headings: ['出た TODO の Issue 化', 'Action items to file'],
  });
const titles = (page: string): readonly string[] => read(page).map(({ title }) => title);

describe('the action items of a page', () => {
  it('are the open tasks under their heading, with owner, day and condition', () => {
    const [item, ...others] = read(
      [
        '## 出た TODO の Issue 化',
        '',
        '- [ ] 閾値を 0.5 にする @aoi-k (期限: 2026-11-30)',
        '  - 完了条件: 1 週間で 5 件以下',
        '- [x] もう終わった',
        '- [ ]',
        '',
        '## 感想・雑談',
        '- [ ] ここは違う',
      ].join('\n'),
    );
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      title: '閾値を 0.5 にする',
      assignees: ['aoi-k'],
      due: '2026-11-30',
      doneWhen: '1 週間で 5 件以下',
      details: '- 完了条件: 1 週間で 5 件以下',
      lines: [3],
    });
  });

  it('say what looks like a day or a person and is none', () => {
    const unclear = (words: string) => read(`## 出た TODO の Issue 化\n\n- [ ] ${words}\n`)[0]?.unclear;
    expect(unclear('直す @aoi (期限: 2026-11-30)')).toEqual([]);
    expect(unclear('直す (期限: 2026-02-30)')).toEqual(['(期限: 2026-02-30)']);
    expect(unclear('直す（期限：来週）')).toEqual(['（期限：来週）']);
    expect(unclear('直す 期限: 11/30')).toEqual(['期限: 11/30']);
    expect(unclear('mend it (due 2026-11-30) (due: tomorrow)')).toEqual(['(due: tomorrow)']);
    expect(unclear('直す @me@corp @acme/team @山田')).toEqual(['@me@corp', '@acme/team', '@山田']);
    expect(unclear('mail a@example.com about `@decorators`')).toEqual([]);
  });

  it('keep what is unclear in their title, and take it for nobody', () => {
    const [item] = read('## 出た TODO の Issue 化\n\n- [ ] 直す @me@corp (期限: 2026-02-30)\n');
    expect(item).toMatchObject({ title: '直す @me@corp (期限: 2026-02-30)', assignees: [], due: null });
  });

  it('elsewhere are only those that begin with TODO', () => {
    expect(
      titles('## アラート\n\n- [ ] 見る\n- [ ] TODO: 直す\n- [ ] TODO 消す\n- [ ] TODOリストを作る\n'),
    ).toEqual(['直す', '消す']);
  });

  it('are none in code, in quotes, among the done, or where the line leads to its issue', () => {
    const page = [
      '## Action items to file',
      '```',
      '- [ ] in a fence',
      '```',
      '    - [ ] indented code',
      '',
      '> - [ ] quoted',
      '',
      '- [x] done',
      '- [ ] filed ([#12](https://github.com/acme/ops/issues/12))',
      '- [ ] said by number (#13)',
      '- [ ] [#130 carried over](https://github.com/acme/ops/issues/130)',
      '- [ ] [#131 down](https://github.com/acme/ops/issues/131) needs a runbook',
      '- [ ] `- [ ] code` in the title',
      '- [ ] look at #14 again',
    ].join('\n');
    expect(titles(page)).toEqual([
      '#131 down needs a runbook',
      '`- [ ] code` in the title',
      'look at #14 again',
    ]);
  });

  it('copied are one item on several lines', () => {
    const [item, ...others] = read('# Action items to file\r\n- [ ] mend it @a\r\n- [ ] mend  it @b\r\n');
    expect(others).toEqual([]);
    expect(item).toMatchObject({ lines: [2, 3], assignees: ['a', 'b'] });
  });

  it('keep their id wherever the line moves and whoever gets it', () => {
    const [here] = read('# Action items to file\n- [ ] mend it\n');
    const [there] = read(
      '# Action items to file\n\n- [ ] first\n\n* [ ] mend it @yuki (due: 2026-12-01)\n',
    ).slice(1);
    expect(there?.id).toBe(here?.id);
  });

  it('under an open item belong to it, under a done one stand for themselves', () => {
    const page = '# Action items to file\n- [ ] outer\n  - [ ] inner\n- [x] done\n  - [ ] left over\n';
    expect(read(page).map(({ title, details }) => [title, details])).toEqual([
      ['outer', '- [ ] inner'],
      ['left over', ''],
    ]);
  });

  it('under a filed item are in its issue', () => {
    const page =
      '# Action items to file\n- [ ] outer ([#7](https://github.com/acme/ops/issues/7))\n  - [ ] inner\n';
    expect(titles(page)).toEqual([]);
  });

  it('stand under a heading that somebody added to', () => {
    expect(titles('## Action items to file (by Friday)\n- [ ] one ＠yuki\n')).toEqual(['one']);
  });

  it('end with a heading of the same depth, not with a deeper one', () => {
    const page = '## Action items to file\n### by us\n- [ ] one\n## Thoughts\n- [ ] two\n';
    expect(titles(page)).toEqual(['one']);
  });

  it('have plain titles, and a mail address is nobody', () => {
    expect(
      read('# Action items to file\n- [ ] **mail** \\<ops\\> via [form](https://x.example) a@b.example\n')[0],
    ).toMatchObject({
      title: 'mail <ops> via form a@b.example',
      assignees: [],
    });
  });

  it('keep a day that does not exist in the title', () => {
    expect(read('# Action items to file\n- [ ] x (期限: 2026-02-30)\n')[0]).toMatchObject({
      title: 'x (期限: 2026-02-30)',
      due: null,
    });
  });
});
