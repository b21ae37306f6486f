import type { Locale } from '../meeting.ts';

/** What the pages of rooms say, and what the joint page says of them. */
export interface RoomWords {
  readonly room: string;
  readonly pageTitle: (page: string, room: string) => string;
  readonly wholePage: string;
  readonly looksAt: string;
  readonly members: string;
  readonly events: string;
  readonly joint: string;
  readonly gaps: string;
  readonly findings: string;
  /** What to do with the place for findings. */
  readonly hint: string;
  readonly collected: string;
  readonly nothingYet: string;
  readonly quiet: string;
  readonly made: (asOf: string) => string;
  readonly and: string;
  readonly between: string;
}

export const ROOM_WORDS: { readonly [L in Locale]: RoomWords } = {
  ja: {
    room: '部屋',
    pageTitle: (page, room) => `${page}: ${room} の部屋`,
    wholePage: 'ページ全体',
    looksAt: '見るところ',
    members: 'メンバー',
    events: '出来事を話す人',
    joint: '全員のページ',
    gaps: 'データの欠け',
    findings: '見つけたこと',
    hint: 'ここに書いたことと、下の「判断」は、もう一度 pwg prepare を実行すると全員のページに集まります。',
    collected: '部屋で見つけたこと',
    nothingYet: 'まだありません。',
    quiet: '変わりなし',
    made: (asOf) => `${asOf} に pwg が作成。書き足した文字は再実行しても残ります。`,
    and: '、',
    between: ' ／ ',
  },
  en: {
    room: 'Room',
    pageTitle: (page, room) => `${page}: room ${room}`,
    wholePage: 'the whole page',
    looksAt: 'Looks at',
    members: 'Members',
    events: 'Telling what happened',
    joint: "everybody's page",
    gaps: 'Missing data',
    findings: 'Findings',
    hint: "What you write here, and each decision below, comes to everybody's page when pwg prepare runs again.",
    collected: 'What the rooms found',
    nothingYet: 'Nothing yet.',
    quiet: 'Unchanged',
    made: (asOf) => `Made by pwg, ${asOf}. What you write here stays when pwg runs again.`,
    and: ', ',
    between: ' / ',
  },
};
