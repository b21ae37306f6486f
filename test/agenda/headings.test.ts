import { describe, expect, it } from 'vitest';
import { asRenamed } from '../../src/agenda/headings.ts';

const base =
  '# PWG\n\n## アラート\n\n- [a](https://x.test/1)\n\n## 出た TODO の Issue 化\n\n- [ ]\n\n## 感想・雑談\n\n-\n';
const TITLES = ['出た TODO の Issue 化', 'Action items'];
const on = (current: string, said: string | null = base) => asRenamed({ base: said, current })(TITLES);

describe('a section that people have renamed', () => {
  it('is known by what stands in it and around it', () => {
    const current = base.replace('出た TODO の Issue 化', 'やること').replace('- [ ]', '- [ ] 手順書');
    expect(on(current)).toEqual([...TITLES, 'やること']);
  });

  it('is looked for by its usual titles alone, where it has one or nobody knows what pwg wrote', () => {
    expect(on(base)).toEqual(TITLES);
    expect(on(base.replace('アラート', '警報'))).toEqual(TITLES);
    expect(on(base.replace('出た TODO の Issue 化', 'やること'), null)).toEqual(TITLES);
  });

  it('is not another one where it was deleted, or has lost its words', () => {
    expect(on(base.replace('## 出た TODO の Issue 化\n\n- [ ]\n\n', ''))).toEqual(TITLES);
    expect(on(base.replace('## 出た TODO の Issue 化', '##'))).toEqual(TITLES);
  });
});

it('a title is the same in full width, with other spaces, and around', () => {
  const renamed = base.replace('出た TODO の Issue 化', 'やること').replace('- [ ]', '- [ ] 手順書');
  const asked = asRenamed({ base, current: renamed });
  expect(asked(['  出た　ＴＯＤＯ  の Issue 化 '])).toEqual(['  出た　ＴＯＤＯ  の Issue 化 ', 'やること']);
  expect(asked(['出たTODOのIssue化'])).toEqual(['出たTODOのIssue化']);
  expect(asked(['感想・雑談'])).toEqual(['感想・雑談']);
});
