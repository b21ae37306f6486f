import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../../src/sources/github/checklist.ts';
import { readPlainReport } from '../../../src/sources/github/plain-report.ts';

describe('a plain report', () => {
  it('is read without the parser', () => {
    const body =
      '### 経過\r\n| 時刻 | 内容 |\r\n|---|---|\r\n\r\n### やること\r\n* [x] 応急\r\n- [ ] 恒久\r\n  - [ ] 調べる  所\r\n1. [X] 共有\r\n2) [ ] 報告\r\n- [  ] 形が違う\r\n\r\n~~~text\r\n- [ ] 囲みの中\r\n~~~\r\n';
    expect(readPlainReport(body)).toEqual({
      checklist: { done: 2, total: 5, open: ['恒久', '調べる 所', '報告'] },
      postmortem: false,
    });
  });

  it.each([
    '- [ ] **急ぐ**',
    '- [ ] a\n続き',
    '- [ ] [題](https://example.com)',
    '- [ ] a &amp; b',
    '> - [ ] a',
    '    - [ ] a',
    'a\n2. [ ] b',
    '- [ ] - [ ] a',
    'a\n---\n- [ ] b',
    '~~~\n- [ ] a',
    '- [ ] a\n\n## Postmortem\nb',
  ])('is left to the parser where a line may mean more than it looks: %j', (body) => {
    expect(readPlainReport(body)).toBeNull();
  });

  it('says what the parser says, for whatever it does not leave to it', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const body = lines.join(end);
        const report = readPlainReport(body);
        if (report === null) return;
        read++;
        expect(report).toEqual(readReport(body));
      }),
      { seed: 20261001, numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});

const usual = fc.constantFrom(
  ...['', '### やること', '22 分', '| a | b |', '|---|---|', '~~~', '~~~text', '```', '2026-10-01 復旧'],
  ...['- [ ] a', '* [x] b', '  - [ ] c', '1. [X] d', '2) [ ] e', '1) [ ] f', '- g', '2. h', '- [  ] i'],
);
const PIECES = [
  ...[
    '- ',
    '* ',
    '+ ',
    '1. ',
    '1) ',
    '2. ',
    '12. ',
    '[ ] ',
    '[x] ',
    '[ ]',
    '[  ] ',
    '# ',
    '###',
    '> ',
    '|---|',
  ],
  ...[
    '  ',
    '    ',
    ' ',
    '\t',
    '\u3000',
    '\0',
    '\ufeff',
    '\u2028',
    '\f',
    '\r',
    '---',
    '===',
    '~~~',
    '```',
    '`',
  ],
  ...['a', 'あ い', '1', '.', ')', '<i>', '*', '_', '\\', '&amp;', '!', '[y]', '(u)', ': ', 'post', 'mortem'],
];
const odd = fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => pieces.join(''));
const line = fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: odd });
