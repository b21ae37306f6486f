import type { Locale } from '../meeting.ts';

/** The phrases of `pwg draw`, as plain text for a terminal. */
export interface DrawWords {
  readonly heading: (service: string, month: string, day: string) => string;
  readonly seed: (seed: string) => string;
  readonly next: (day: string) => string;
  readonly facilitator: string;
  readonly scribe: string;
  readonly nobody: string;
  readonly written: string;
  readonly owed: (month: string) => string;
  readonly onlyFewest: (turns: number) => string;
  readonly fewest: (turns: number, among: number) => string;
  readonly onlyFewestAsScribe: (turns: number) => string;
  readonly fewestAsScribe: (turns: number, among: number) => string;
  readonly beside: (facilitator: string) => string;
  readonly queue: string;
  readonly turns: (turns: number, counted: number) => string;
  readonly leads: string;
  readonly away: string;
  readonly skipped: string;
  readonly waits: (month: string) => string;
  readonly listens: string;
  readonly room: (name: string) => string;
  readonly events: string;
  readonly tooFew: string;
  readonly and: string;
}

export const DRAW_WORDS: { readonly [L in Locale]: DrawWords } = {
  ja: {
    heading: (service, month, day) => `${service} ${month} のふりかえり、開催 ${day}`,
    seed: (seed) => `くじの種 ${seed}（サービスと月で決まり、だれが引いても同じ）`,
    next: (day) => `次回 ${day}`,
    facilitator: '司会',
    scribe: '書記',
    nobody: '（出られる人がいません）',
    written: 'ページにそう書かれています',
    owed: (month) => `${month} の会で順番のときに欠席だったので、次に出る会で司会をします`,
    onlyFewest: (turns) => `出席する人のうち司会の回数がいちばん少ない（${turns} 回）`,
    fewest: (turns, among) => `司会の回数がいちばん少ない（${turns} 回）${among} 人からくじで`,
    onlyFewestAsScribe: (turns) => `書記の回数がいちばん少ない（${turns} 回）`,
    fewestAsScribe: (turns, among) => `書記の回数がいちばん少ない（${turns} 回）${among} 人からくじで`,
    beside: (facilitator) => `${facilitator} のとなりに、システムをよく知る人を`,
    queue: '司会の順番（順番のときに欠席した人、回数の少ない人の順。同じならくじ）',
    turns: (turns, counted) =>
      turns === counted ? `${turns} 回` : `${turns} 回（${counted} 回として数える）`,
    leads: '今回の司会',
    away: '欠席',
    skipped: '欠席、次に出る会で司会',
    waits: (month) => `${month} の会から順番待ち`,
    listens: 'はじめての会なので聞き役',
    room: (name) => `部屋 ${name}`,
    events: '出来事を話す人',
    tooFew: '人数が少ないので、部屋には分かれません。',
    and: '、',
  },
  en: {
    heading: (service, month, day) => `${service}, review of ${month}, held on ${day}`,
    seed: (seed) => `Seed ${seed} (from service and month: the same for everybody who draws)`,
    next: (day) => `Next ${day}`,
    facilitator: 'Facilitator',
    scribe: 'Scribe',
    nobody: '(nobody can come)',
    written: 'as the page says',
    owed: (month) =>
      `was absent when it was their turn (page ${month}), so leads at the next meeting they come to`,
    onlyFewest: (turns) => `has led least of those who come (${times(turns)})`,
    fewest: (turns, among) => `drawn from the ${among} who have led least (${times(turns)})`,
    onlyFewestAsScribe: (turns) => `has written least (${times(turns)})`,
    fewestAsScribe: (turns, among) => `drawn from the ${among} who have written least (${times(turns)})`,
    beside: (facilitator) => `somebody who knows the system well, beside ${facilitator}`,
    queue: 'In the order of leading (absent at their turn, then fewest turns, then by lot)',
    turns: (turns, counted) => (turns === counted ? times(turns) : `${times(turns)} (counts as ${counted})`),
    leads: 'leads this time',
    away: 'absent',
    skipped: 'absent, leads at the next meeting they come to',
    waits: (month) => `waiting since page ${month}`,
    listens: 'first meeting: listens',
    room: (name) => `Room ${name}`,
    events: 'telling what happened',
    tooFew: 'Too few people to split up into rooms.',
    and: ', ',
  },
};

const times = (turns: number): string => ['never yet', 'once', 'twice'][turns] ?? `${turns} times`;
