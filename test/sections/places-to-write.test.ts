import { describe, expect, it } from 'vitest';
import { actions } from '../../src/sections/actions/index.ts';
import { retro } from '../../src/sections/retro/index.ts';
import { topics } from '../../src/sections/topics/index.ts';
import { topic, tracked } from '../support/issues.ts';
import { meeting } from '../support/meeting.ts';
import { sectionText } from '../support/section-text.ts';

const ja = meeting();
const en = meeting({ locale: 'en' });

describe('topics', () => {
  const filed = {
    topics: tracked(
      [
        topic(300, { opened: '2026-11-02', title: '当番の回し方 @all' }),
        topic(301, { opened: '2026-10-02', closed: '2026-10-09', title: '済んだ話' }),
      ],
      {
        perhapsOurs: [topic(302, { opened: '2026-11-03', title: '全社の話', by: null })],
        missingLabels: [{ repo: 'acme/shop', label: 'pwg-topic' }],
      },
    ),
  };

  it('lists the open ones and leaves room for more', () => {
    expect(sectionText(topics, filed, ja)).toMatchInlineSnapshot(`
      "> ⚠ \`acme/shop\` にラベル \`pwg-topic\` がないため、このラベルの話題は集めていません。

      - [#300 当番の回し方 @​all](https://github.com/acme/operations/issues/300) (aoi-k)
      - [#302 全社の話](https://github.com/acme/operations/issues/302) サービスのラベルなし（shop の話題かもしれません）
      -"
    `);
    expect(sectionText(topics, filed, en)).toMatchInlineSnapshot(`
      "> ⚠ \`acme/shop\` has no label \`pwg-topic\`, so topics with it are not collected.

      - [#300 当番の回し方 @​all](https://github.com/acme/operations/issues/300) (aoi-k)
      - [#302 全社の話](https://github.com/acme/operations/issues/302) without a service label (perhaps for shop)
      -"
    `);
  });

  it('stays a place to write when nothing was filed or nothing is known', () => {
    expect(sectionText(topics, { topics: tracked([]) }, ja)).toBe('-');
    expect(sectionText(topics, {}, en)).toBe('-');
    expect(topics.view({ topics: tracked([]) }, ja, []).quiet).toBeUndefined();
  });

  it('is null in the facts when the topics are not known, and empty when there are none', () => {
    expect(topics.view({}, ja, []).facts).toEqual({ open: null });
    expect(topics.view({ topics: tracked([]) }, ja, []).facts).toEqual({ open: [] });
    expect(topics.view(filed, ja, []).facts).toEqual({
      open: [{ id: 'acme/operations#300', title: '当番の回し方 @all' }],
    });
  });
});

it('action items begin with how to write one and an empty box', () => {
  expect(sectionText(actions, {}, ja)).toMatchInlineSnapshot(`
    "書き方: \`- [ ] やること @担当 (期限: YYYY-MM-DD)\`。会議のあと \`pwg todo --apply\` で Issue になります。

    - [ ]"
  `);
  expect(sectionText(actions, {}, en)).toMatchInlineSnapshot(`
    "Write them as \`- [ ] what to do @owner (due: YYYY-MM-DD)\`. After the meeting \`pwg todo --apply\` makes them issues.

    - [ ]"
  `);
});

it('thoughts are an empty line to write on', () => {
  expect([sectionText(retro, {}, ja), sectionText(retro, {}, en)]).toEqual(['-', '-']);
});
