import { type Markdown, md, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';

const ja = {
  comma: '、',
  held: (each: Markdown) => md`決めたことのうち済んだもの: ${each}。`,
  month: (month: string, decided: number, done: number) =>
    decided === 0 ? md`${month} は決めたものなし` : md`${month} は ${decided} 件中 ${done} 件`,
  idle: (months: number, sections: Markdown) =>
    md`${months} 回続けて、新しい知らせも書き込みもなかったところ: ${sections} → 外しますか、短くしますか？`,
  skip: words(
    '今回は、話し合う必要のある知らせがありません → 会議は開かず、異論や気になることをこのページに書いてもらうだけにしますか？',
  ),
};

const en: typeof ja = {
  comma: ', ',
  held: (each) => md`Done of what was decided: ${each}.`,
  month: (month, decided, done) =>
    decided === 0 ? md`${month} nothing decided` : md`${month} ${done} of ${decided}`,
  idle: (months, sections) =>
    md`No news and no word from anybody ${months} times in a row: ${sections} → Drop or shorten?`,
  skip: words(
    'Nothing here needs a discussion this time → Skip the meeting, and let everybody write objections and worries into this page?',
  ),
};

export const RETRO_WORDS: { readonly [L in Locale]: typeof ja } = { ja, en };
