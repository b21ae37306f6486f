import { describe, expect, it } from 'vitest';
import { isUndecided, readHeader } from '../../src/draw/header.ts';
import { namesIn } from '../../src/draw/names.ts';
import { person } from '../../src/markdown.ts';

const PEOPLE = ['yuki', 'Ann', 'Anna', '佐藤', '佐藤 花子', 'user_name', '@bob'];
const page = (head: string): string => `# PWG shop 2026 年 10 月\n\n${head}\n\n## まとめ\n\n- 司会: Anna\n`;

it('reads back what the page says in both languages', () => {
  expect(
    readHeader(
      page(`- 開催日: 2026-11-17（火） ／ 司会: yuki ／ 書記: 佐藤 花子 ／ [前回](2026-09.md) ／ 次回: 2026-12-15（火）
- 部屋 [db](2026-10.db.md): SLO、アラート ／ メンバー: yuki、Ann ／ 出来事を話す人: Ann`),
    ),
  ).toEqual({
    day: '2026-11-17',
    facilitator: 'yuki',
    scribe: '佐藤 花子',
    rooms: [{ name: 'db', members: 'yuki、Ann' }],
  });
  expect(
    readHeader(
      page(`- Meeting: 2026-11-17 (Tue) / Facilitator: yuki / Scribe: Ann / Next: 2026-12-15 (Tue)
- Room [db](2026-10.db.md): SLO, Alerts / Members: yuki, Ann / Telling what happened: Ann`),
    ),
  ).toEqual({
    day: '2026-11-17',
    facilitator: 'yuki',
    scribe: 'Ann',
    rooms: [{ name: 'db', members: 'yuki, Ann' }],
  });
});

it('says nothing where the places are open', () => {
  const { day, facilitator, scribe } = readHeader(page('- 開催日: （未定） ／ 司会: （未定） ／ 書記: '));
  expect([day, isUndecided(facilitator), isUndecided(scribe)]).toEqual([null, true, true]);
  expect(isUndecided('(to be set)')).toBe(true);
  expect(readHeader('')).toEqual({ day: null, facilitator: '', scribe: '', rooms: [] });
});

describe('also after people, wikis and the merge had it', () => {
  it.each([
    ['stress', '* **司会**: **yuki** ／ **書記:** Ann', ['yuki'], ['Ann']],
    ['escapes and other signs', '\\- 司会\\: yuki／書記：Ann', ['yuki'], ['Ann']],
    ['a line of its own for each', '- 司会: yuki さん\r\n- 書記: @Ann', ['yuki'], ['Ann']],
    ['another order and commas', '- 書記: Ann、司会: yuki', ['yuki'], ['Ann']],
    ['two who led together', '- 司会: 佐藤花子と yuki ／ 書記: Ann', ['佐藤 花子', 'yuki'], ['Ann']],
    ['one struck out for another', '- 司会: ~~Anna~~ Ann ／ 書記: yuki', ['Ann'], ['yuki']],
    ['a link to a person', '- 司会: [Anna](https://git.example/yuki) ／ 書記: Ann', ['Anna'], ['Ann']],
    [
      'a note of the merge',
      '- 司会: Ann（最新: 司会: yuki） ／ 書記: yuki (latest: Anna)',
      ['Ann'],
      ['yuki'],
    ],
    ['full width and an escaped name', '- 司会: ＹＵＫＩ ／ 書記: user\\_name', ['yuki'], ['user_name']],
    ['a name that is a part of another', '- 司会: Anna ／ 書記: 佐藤', ['Anna'], ['佐藤']],
    ['a guest', '- 司会: Annabel ／ 書記: bob', [], ['@bob']],
  ])('with %s', (_, head, facilitator, scribe) => {
    const read = readHeader(page(head));
    expect([namesIn(read.facilitator, PEOPLE), namesIn(read.scribe, PEOPLE)]).toEqual([facilitator, scribe]);
  });

  it('with the date in another form', () => {
    const day = (said: string) => readHeader(page(`- 開催: ${said} ／ 司会: yuki`)).day;
    expect(day('2026/11/7 10:00–11:00')).toBe('2026-11-07');
    expect(day('2026 年 11 月 17 日')).toBe('2026-11-17');
    expect(day('来週')).toBeNull();
  });
});

it('what stands below the first chapter heading is not the head', () => {
  expect(readHeader(page('- データの欠け: なし')).facilitator).toBe('');
});

it.each([
  'user_name',
  '_x_',
  '*star*',
  'a`b',
  '@bob',
  'ann@example.com',
  '$x$',
  'R&amp;D',
  '#12',
  '1. one',
  'GH-12',
  'www.x.jp',
  '田中　太郎',
  'O’Brien',
  'Ａｎｎ',
  'José',
  'Jose\u0301',
])('a name is found again as the page writes it, and calls nobody: %s', (name) => {
  const written = String(person(name));
  expect(written).not.toMatch(/(?<![\w`])@\w/);
  const read = readHeader(page(`- 開催日: （未定） ／ 司会: ${written} ／ 書記: ${written}`));
  expect([namesIn(read.facilitator, [name]), namesIn(read.scribe, [name])]).toEqual([[name], [name]]);
});
