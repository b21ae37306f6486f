import { expect, it } from 'vitest';
import { actionItems } from '../../src/todo/action-items.ts';
import { linkBack } from '../../src/todo/link-back.ts';

const identity = { meeting: 'shop/2026-10', headings: ['Action items to file'] };
const filed = { number: 7, url: 'https://github.com/acme/ops/issues/7' };
const idOf = (page: string): string => actionItems(page, identity)[0]?.id ?? '';

it('writes the link at the end of the line and changes no other byte', () => {
  const page = '# Action items to file\r\n- [ ] mend it @a  \r\n  - note\r\n- [ ] other';
  expect(linkBack(page, identity, idOf(page), filed)).toBe(
    `# Action items to file\r\n- [ ] mend it @a ([#7](${filed.url}))  \r\n  - note\r\n- [ ] other`,
  );
});

it('links every copy, and the linked page has no such item any more', () => {
  const page = '# Action items to file\n- [ ] mend it\n- [ ] mend it\n';
  const linked = linkBack(page, identity, idOf(page), filed) ?? '';
  expect(linked.match(/#7/g)).toHaveLength(2);
  expect(actionItems(linked, identity)).toEqual([]);
});

it('says when the line is gone', () => {
  expect(linkBack('# Action items to file\n', identity, 't-aaaaaaaaaa', filed)).toBeNull();
});
