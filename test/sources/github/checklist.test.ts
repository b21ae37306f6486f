import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../../src/sources/github/checklist.ts';
import { reportOf } from '../../../src/sources/github/report.ts';

const checklist = (body: string) => readReport(body).checklist;
const postmortem = (body: string) => readReport(body).postmortem;

describe('the checklist of an incident', () => {
  it('counts every bullet that GitHub shows as a box, with any line ends', () => {
    const body =
      '### やること\r\n* [x] 応急\r\n+ [ ] 恒久\r\n  - [ ] 調べる\r\n1. [X] 共有\r\n2) [ ] 報告\r\n- [  ] 形が違う\r\n';
    expect(checklist(body)).toEqual({ done: 2, total: 5, open: ['恒久', '調べる', '報告'] });
  });

  it('leaves out what stands in a code fence, indented code or a quote', () => {
    const body =
      '- [x] 本物\n\n~~~text\n- [ ] 囲みの中\n~~~\n\n> - [ ] 引用の中\n\n段落\n\n    - [ ] 字下げ\n\n```\n- [ ] 閉じ忘れ';
    expect(checklist(body)).toEqual({ done: 1, total: 1, open: [] });
  });

  it('takes a box without bullet, a bullet without box and a box without text for none', () => {
    expect(checklist('[ ] a\n\n- b\n\n- [ ]\n\n- [x]c\n')).toEqual({ done: 0, total: 0, open: [] });
  });

  it('tells the open ones in plain words on one line', () => {
    const body =
      '- [ ] **代替**の `pay()` を [用意](https://example.com) する\n  続き ![図](x.png)\n- [ ] <i>連絡</i> ~~古い~~ @minami\n';
    expect(checklist(body).open).toEqual(['代替の pay() を 用意 する 続き 図', '連絡 古い @minami']);
  });

  it('finds in a list of plain lines exactly the boxes that were written', () => {
    const line = fc.record({
      bullet: fc.constantFrom('-', '*', '+', '1.', '1)'),
      box: fc.constantFrom('[ ]', '[x]', '[X]', '', '[y]'),
      text: fc.stringMatching(/^[a-zあ-ん0-9]{1,8}$/),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const body = lines.map(({ bullet, box, text }) => `${bullet} ${box} ${text}`).join(end + end);
        const boxes = lines.filter(({ box }) => ['[ ]', '[x]', '[X]'].includes(box));
        const open = boxes.filter(({ box }) => box === '[ ]').map(({ text }) => text);
        expect(checklist(body)).toEqual({ done: boxes.length - open.length, total: boxes.length, open });
      }),
      { seed: 20261001, numRuns: 200 },
    );
  });

  it('is read in no time even from a body made to be slow', () => {
    const started = performance.now();
    const body = `- [ ] ${'*a_ ~b~ '.repeat(8000)}`;
    expect(checklist(body).total).toBe(1);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('is the same without a parser for bodies that can hold no box', async () => {
    for (const body of ['', '調査中。やることは未定。', '- a\n- b [c]\n']) {
      expect(await reportOf(body)).toEqual(readReport(body));
    }
    expect((await reportOf('- [ ] a')).checklist.total).toBe(1);
  });
});

describe('a postmortem', () => {
  it.each([
    '[Postmortem](https://docs.example.com/1)',
    'https://docs.example.com/postmortem-2026-10',
    '報告: [障害報告](https://wiki.example.com/post-mortem/12)',
    'ポストモーテム: https://docs.example.com/1',
    '## ポストモーテム\n\n外部決済の切断でした。',
    '- 参考\n  - [post mortem](https://docs.example.com/1)',
  ])('is there in %j', (body) => {
    expect(postmortem(body)).toBe(true);
  });

  it.each([
    'ポストモーテムはあとで書く',
    '- [ ] postmortem を書く',
    '### Postmortem\n\n_No response_\n',
    '## ポストモーテム\n\n## 経過\n\nあ',
    '```\n[postmortem](https://docs.example.com/1)\n```',
    '',
  ])('is not in %j', (body) => {
    expect(postmortem(body)).toBe(false);
  });
});
