import { type Markdown, md, NOTHING, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted, duration } from '../../records/amounts.ts';
import { REPEAT_DAYS } from '../../records/repeats.ts';
import type { Rhythm } from './rhythm.ts';

const ja = {
  space: '',
  count: (n: number, before: string, earlier: number) => md`${n} 件（${before} ${earlier} 件）。`,
  noTimes: words('かかった時間の記録はありません。'),
  times: (minutes: number, recorded: number, n: number) =>
    recorded === n
      ? md`かかった時間は合わせて ${duration(minutes, 'ja')}。`
      : md`かかった時間は、記録のある ${recorded} 件で合わせて ${duration(minutes, 'ja')}。`,
  minutes: (minutes: number) => md`${duration(minutes, 'ja')}`,
  repeats: (n: number) => md`${REPEAT_DAYS} 日で ${n} 回目`,
  also: '・',
  automate: words('自動化の候補'),
  on: (day: string) => md`${day}、`,
  span: (first: string, last: string) => md`${first} 〜 ${last} の間、`,
  sameTitle: (n: number, rhythm: Rhythm | null) =>
    md`同じ件名の作業 **${n} 件**${rhythm === null ? '' : `（${every.ja(rhythm)}）`}`,
  sameClock: (n: number, rhythm: Rhythm) => md`${every.ja(rhythm)} に起票された作業 **${n} 件**`,
  within: (n: number) => md`${REPEAT_DAYS} 日では ${n} 件`,
  total: (minutes: number, recorded: number) =>
    md`合わせて ${duration(minutes, 'ja')}（記録のある ${recorded} 件）`,
  example: (what: Markdown, log: Markdown, _others: number) => md`${what}: ${log} ほか`,
  trigger: (rule: Markdown, times: number, n: number) =>
    md`${n} 件中 ${times} 件は ${rule} のアラートから 60 分以内`,
  askAutomate: words('自動化できますか？'),
  askRegular: words('定期作業なら自動化できますか？'),
  others: (n: number) => md`ほかの ${n} 件`,
  more: (n: number) => md`ほか ${n} 件`,
  what: words('作業ログ'),
  remarkNoTimes: words('時間の記録なし'),
  remarkTimes: (minutes: number, recorded: number) =>
    md`合わせて ${duration(minutes, 'ja')}（記録のある ${recorded} 件）`,
  since: (n: number) => md`作業ログ ${n} 件`,
  quiet: words('作業ログ 0 件'),
  worthTheHour: (log: Markdown, what: Markdown) =>
    md`${log} ほか、${what}。自動化できますか？（作業ログの節）`,
};

const en: typeof ja = {
  space: ' ',
  count: (n, before, earlier) => md`${counted(n, 'entry', 'entries')} (${before}: ${earlier}).`,
  noTimes: words('No entry says how long it took.'),
  times: (minutes, recorded, n) =>
    recorded === n
      ? md`${duration(minutes, 'en')} together.`
      : md`${duration(minutes, 'en')} together, as far as recorded (${recorded} of ${n}).`,
  minutes: (minutes) => md`${duration(minutes, 'en')}`,
  repeats: (n) => md`${n} times in ${REPEAT_DAYS} days`,
  also: ', ',
  automate: words('could it be automated?'),
  on: (day) => md`On ${day}, `,
  span: (first, last) => md`From ${first} to ${last}, `,
  sameTitle: (n, rhythm) =>
    md`**${n} entries** with the same title${rhythm === null ? NOTHING : md` (${every.en(rhythm)})`}`,
  sameClock: (n, rhythm) => md`**${n} entries** opened ${every.en(rhythm)}`,
  within: (n) => md`${n} in ${REPEAT_DAYS} days`,
  total: (minutes, recorded) => md`${duration(minutes, 'en')} together (${recorded} with a record)`,
  example: (what, log, others) => md`${what}: ${log} and ${others === 1 ? 'one other' : 'others'}`,
  trigger: (rule, times, n) => md`${times} of ${n} came within 60 min of a ${rule} alert`,
  askAutomate: words('could they be automated?'),
  askRegular: words('if this is routine, could it be automated?'),
  others: (n) => (n === 1 ? words('The other one') : md`The other ${n}`),
  more: (n) => md`${n} more`,
  what: words('Work log entries'),
  remarkNoTimes: words('no times recorded'),
  remarkTimes: (minutes, recorded) => md`${duration(minutes, 'en')} together (${recorded} with a record)`,
  since: (n) => md`${counted(n, 'work log entry', 'work log entries')}`,
  quiet: words('no work log entries'),
  worthTheHour: (log, what) => md`${log} and others: ${what}. Could they be automated? (see Work log)`,
};

export const WORKLOG_WORDS: { readonly [L in Locale]: typeof ja } = { ja, en };

/** 1 日おき 13:20; 'every other day at 13:20'. */
const every = {
  ja: ({ everyDays, time }: Rhythm): string => {
    const often = everyDays === 1 ? '毎日' : everyDays === 7 ? '毎週' : `${everyDays - 1} 日おき`;
    return time === null ? often : `${often} ${time}`;
  },
  en: ({ everyDays, time }: Rhythm): string => {
    const often =
      everyDays === 1
        ? 'every day'
        : everyDays === 2
          ? 'every other day'
          : everyDays === 7
            ? 'every week'
            : `every ${everyDays} days`;
    return time === null ? often : `${often} at ${time}`;
  },
};
