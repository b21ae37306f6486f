import { describe, expect, it } from 'vitest';
import { quiet } from '../../src/markdown/quiet.ts';
import { takenBack } from '../../src/publish/taken-back.ts';

const local = [
  '# PWG',
  '',
  '- [a](https://github.com/acme/ops/issues/1) 3 times, @aoi',
  '  - 判断:',
  '',
  '## 出た TODO',
  '',
  '- [ ]',
  '',
].join('\n');
const there = quiet(local, { backlinks: false });
const back = (copy: string | null, page = local, base: string | null = there) =>
  takenBack({ local: page, copy, base });

describe('what people wrote into the published copy', () => {
  it('comes back, and every other line is spelled as it is here', () => {
    const copy = there
      .replace('判断:', '判断: 閾値を上げる @\u200bminami')
      .replace('- [ ]', '- [ ] 手順書を直す @me')
      .replaceAll('\n', '\r\n');
    expect(back(copy)).toBe(
      local.replace('判断:', '判断: 閾値を上げる @minami').replace('- [ ]', '- [ ] 手順書を直す @me'),
    );
  });

  it('leaves the page as it is, to the byte, where they wrote nothing or nobody knows what was ours', () => {
    expect(back(there.replaceAll('\n', '\r\n'))).toBe(local);
    expect(back(null)).toBe(local);
    expect(back(`${there}\nmine\n`, local, null)).toBe(local);
  });

  it('joins what was written here since, with line ends and mark as here', () => {
    const page = `\ufeff${local.replace('3 times', '4 times').replace('- [ ]', '- [ ] here').replaceAll('\n', '\r\n')}`;
    expect(back(there.replace('判断:', '判断: there'), page)).toBe(page.replace('判断:', '判断: there'));
  });

  it('stays there where it would take words away that were written here since', () => {
    const page = local.replace('  - 判断:', '  - 判断: here');
    const without = there.replace(/- \[a\].*\n {2}- 判断:\n/, '');
    expect(back(without, page)).toBeNull();
  });

  it('may take away what was published before: it was seen there', () => {
    const page = local.replace('判断:', '判断: old');
    const base = quiet(page, { backlinks: false });
    expect(back(base.replace('判断: old', '判断: new'), page, base)).toBe(
      local.replace('判断:', '判断: new'),
    );
  });
});
