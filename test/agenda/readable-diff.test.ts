import { describe, expect, it } from 'vitest';
import { readableDiff } from '../../src/agenda/readable-diff.ts';

const BEFORE = '# PWG\n\n## Alerts\n\n- a 1\n- b 2\n- c 3\n\n## SLO\n\n- d 4\n';

describe('what changes between two pages', () => {
  it('stands below the heading it is about, with one line before it', () => {
    const after = BEFORE.replace('- b 2\n', '- b 3\n- new\n').replace('- d 4\n', '');
    expect(readableDiff(BEFORE, after)).toBe(
      '@@ ## Alerts\n  - a 1\n- - b 2\n+ - b 3\n+ - new\n\n@@ ## SLO\n  \n- - d 4\n',
    );
  });

  it('is named once for changes under the same heading, with a sign where lines are left out', () => {
    const long = `## Alerts\n${Array.from({ length: 9 }, (_, i) => `- ${i}\n`).join('')}`;
    expect(readableDiff(long, long.replace('- 1', '- one').replace('- 7', '- seven'))).toBe(
      '@@ ## Alerts\n  - 0\n- - 1\n+ - one\n…\n  - 6\n- - 7\n+ - seven\n',
    );
    expect(readableDiff(long, long.replace('- 1', '- one').replace('- 3', '- three'))).toBe(
      '@@ ## Alerts\n  - 0\n- - 1\n+ - one\n  - 2\n- - 3\n+ - three\n',
    );
  });

  it('may come before any heading, and is nothing where only line ends differ', () => {
    expect(readableDiff('zero\none\n#two\n', 'zero\none\n#three\n')).toBe('…\n  one\n- #two\n+ #three\n');
    expect(readableDiff('one\ntwo\n', 'one\nthree\n')).toBe('  one\n- two\n+ three\n');
    expect(readableDiff(BEFORE, BEFORE.replaceAll('\n', '\r\n'))).toBe('');
    expect(readableDiff(BEFORE.replaceAll('\n', '\r'), BEFORE)).toBe('');
    expect(readableDiff('###### deep\nx\n', '###### deep\ny\n')).toBe(
      '@@ ###### deep\n  ###### deep\n- x\n+ y\n',
    );
  });
});
