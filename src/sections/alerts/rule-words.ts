import { link, type Markdown, md, NOTHING, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';
import type { Days } from './clock.ts';
import type { Severity } from './severity.ts';

/** The phrases of a rule's line in the review. Numbers come as counted, days and times as the team's clock prints them. */
const ja = {
  fired: (n: number, before: string, earlier: number, extra: Markdown) =>
    md`**${n} 件**（${before} ${earlier} 件${extra}）`,
  times: (times: number) =>
    times >= 1 ? md`、1 日あたり ${tidy(times)} 倍` : md`、1 日あたり ${Math.round((1 - times) * 10)} 割減`,
  lastYear: (month: string, n: number) => md`。去年 ${month} ${n} 件`,
  inStorms: (n: number) => md`。ほかに一斉発生で ${n} 件`,
  isFirst: (since: string) => `**${since}から数えて初めて**`,
  night: (n: number, wakeUps: number) =>
    wakeUps < n ? `夜間 ${n} 件（起こされるのは ${wakeUps} 回）` : `夜間 ${n} 件`,
  weekend: (n: number, of: number, holidays: boolean) =>
    `${share(n, of)} ${holidays ? '土日・祝日' : '土日'}`,
  healed: (n: number, of: number) => `${share(n, of)} 5 分以内に自然に回復`,
  usually: (median: string, p90: string | null, byHand: boolean) => {
    const until = byHand ? '閉じるまで' : '回復まで';
    return p90 === null ? `${until} ${median}（中央値）` : `${until} ${median}（中央値。1 割は ${p90}以上）`;
  },
  byHand: (n: number) => `${n} 件は人が手で閉じています`,
  untouched: (n: number, of: number) => `${share(n, of)}対応の記録なし`,
  evenly: (n: number, of: number, when: Markdown, minutes: number, flaps: boolean) =>
    md`${share(n, of)} ${when} に ${minutes} 分おき${flaps ? '（鳴っては止みの繰り返し）' : ''}`,
  flapping: (n: number, of: number, when: Markdown) =>
    md`${share(n, of)} ${when} に集中（鳴っては止みの繰り返し）`,
  sameShape: (day: Markdown, n: number) => md`${day} にも同じ形（${n} 件）`,
  onDays: (n: number, of: number, days: Days, time: string, example: string | null) =>
    md`${share(n, of)} ${link(words(`**${dayNames.ja(days)} ${time} ごろ**`), example)}`,
  hourly: (n: number, of: number, minute: number, example: string | null) =>
    md`${share(n, of)} ${link(words(`**毎時 ${minute} 分ごろ**`), example)}`,
  onWeekday: (n: number, of: number, weekday: number, example: string | null) =>
    md`${share(n, of)} ${link(words(`**${WEEKDAYS.ja[weekday]}曜日**`), example)}`,
  hours: (n: number, of: number, fromHour: number, toHour: number) =>
    `${share(n, of)} ${fromHour}〜${toHour} 時`,
  after: {
    change: (n: number, of: number, what: Markdown, others: number) =>
      md`${share(n, of)} ${what}${others > 0 ? words(' など') : NOTHING}の変更から 30 分以内`,
    downtime: (n: number, of: number, what: Markdown, others: number) =>
      md`${share(n, of)} ダウンタイム「${what}」${others > 0 ? 'など' : ''}の前後 30 分`,
    incident: (n: number, of: number, what: Markdown, others: number) =>
      md`${share(n, of)} 障害 ${what} ${others > 0 ? 'など' : ''}の最中`,
    filed: (n: number, of: number, what: Markdown, others: number) =>
      md`${share(n, of)} 障害 ${what} ${others > 0 ? 'など' : ''}の起票の前後 30 分`,
  },
  work: (n: number, log: Markdown) => md`アラートから 60 分以内に同じ手作業が 90 日で ${n} 回（${log} ほか）`,
  onHosts: (hosts: Markdown) => md`対象: ${hosts}`,
  mostlyOn: (hosts: number, host: Markdown, n: number) => md`対象 ${hosts} 台のうち ${host} で ${n} 件`,
  retired: (host: string) => `${host}（撤去済み）`,
  stillOpen: (where: Markdown, since: Markdown, days: number) =>
    md`${where.empty ? '' : md`${where} で `}${since} から開いたまま（${days} 日間）`,
  stoodOpen: (where: Markdown, since: Markdown, days: number, until: string, byHand: boolean) =>
    md`${where.empty ? '' : md`${where} で `}${since} から ${days} 日間開いたまま（${until} に${byHand ? '人が閉じた' : '回復'}）`,
  muted: words('**いまミュート中**（鳴っても誰にも届きません）'),
  askClock: (days: Days, time: string) => `${dayNames.ja(days)} ${time} ごろに動くものは何ですか？`,
  askHourly: (minute: number) => `毎時 ${minute} 分ごろに動くものは何ですか？`,
  askWeekday: (weekday: number) => `${WEEKDAYS.ja[weekday]}曜日に動くものは何ですか？`,
  askEvenly: (minutes: number) => `${minutes} 分おきに動くものは何ですか？`,
  askFlapping: '何度か続けて超えたときだけ鳴らしますか？',
  askAnnounce: '次回はダウンタイムを設定しますか（予告）？',
  askAutomate: '自動化できますか？',
  askStood: '開いていた間、何が起きていましたか？',
  askNew: '何が変わりましたか？',
  askNight: '夜に起こすほどのことでしたか？',
  askNeeded: '人の手が要りましたか？',
  course: (bars: string, since: string, month: string, n: number) =>
    md`これまで: ${bars}（${since}から月ごと。最多は ${month}の ${n} 件）`,
  ruleDeleted: (n: number) => `${n} 件はルールの削除で閉じたもの`,
  hostRetired: (n: number) => `${n} 件はホストの退役で閉じたもの`,
  severity: ({ known, all, critical, worsened, unknown }: Severity) => {
    if (all && known === 1 && unknown === 0) return critical === 0 ? '警告どまり' : '危険まで進行';
    const of = all ? `${known} 件` : `直近の ${known} 件`;
    if (unknown > 0) return `${of}中 ${unknown} 件は判定できず（状態不明）`;
    if (critical === 0) return all ? `${of}とも警告どまり` : `${of}は警告どまり`;
    const got = critical === known ? `${of}${all ? 'とも' : 'はどれも'}危険` : `${of}中 ${critical} 件が危険`;
    return `${got}${worsened === 0 ? '' : `（警告から悪化 ${worsened} 件）`}`;
  },
  threshold: (level: 'warning' | 'critical', operator: '>' | '<', value: number) =>
    `${value} を${operator === '>' ? '超えると' : '下回ると'}${level === 'warning' ? '警告' : '危険'}`,
  setting: (thresholds: Markdown) => md`いまの設定: ${thresholds}`,
  memo: (memo: Markdown) => md`ルールのメモ: ${memo}`,
};

const en: typeof ja = {
  fired: (n, before, earlier, extra) => md`**${counted(n, 'alert')}** (${before}: ${earlier}${extra})`,
  times: (times) =>
    times >= 1
      ? md`, ${tidy(times)} times as many a day`
      : md`, ${Math.round((1 - times) * 100)}% fewer a day`,
  lastYear: (month, n) => md`; ${month} last year: ${n}`,
  inStorms: (n) => md`; ${n} more in a storm`,
  isFirst: (since) => `**for the first time since ${since}**, when our data begins`,
  night: (n, wakeUps) => (wakeUps < n ? `${n} at night (${counted(wakeUps, 'wake-up')})` : `${n} at night`),
  weekend: (n, of, holidays) =>
    `${portion(n, of)} on ${holidays ? 'weekends and public holidays' : 'weekends'}`,
  healed: (n, of) => `${portion(n, of)} recovered by themselves within 5 minutes`,
  usually: (median, p90, byHand) => {
    const after = byHand ? 'closed after' : 'recovered after';
    return p90 === null
      ? `${after} ${median} (median)`
      : `${after} ${median} (median; the slowest tenth took ${p90} or more)`;
  },
  byHand: (n) => `${n} closed by hand`,
  untouched: (n, of) => `${portion(n, of)} without a trace of anybody acting`,
  evenly: (n, of, when, minutes, flaps) =>
    md`${portion(n, of)} came every ${minutes} minutes on ${when}${flaps ? ', going on and off' : ''}`,
  flapping: (n, of, when) => md`${portion(n, of)} came on ${when}, going on and off`,
  sameShape: (day, n) => md`the same happened on ${day} (${n})`,
  onDays: (n, of, days, time, example) =>
    md`${portion(n, of)} ${link(words(`**${dayNames.en(days)} around ${time}**`), example)}`,
  hourly: (n, of, minute, example) =>
    md`${portion(n, of)} ${link(words(`**around minute ${minute} of the hour**`), example)}`,
  onWeekday: (n, of, weekday, example) =>
    md`${portion(n, of)} ${link(words(`**on ${WEEKDAYS.en[weekday]}s**`), example)}`,
  hours: (n, of, fromHour, toHour) => `${portion(n, of)} between ${fromHour}:00 and ${toHour}:00`,
  after: {
    change: (n, of, what, others) =>
      md`${portion(n, of)} within 30 minutes of ${what}${others > 0 ? words(' and other changes') : NOTHING}`,
    downtime: (n, of, what, others) =>
      md`${portion(n, of)} within 30 minutes of the downtime "${what}"${others > 0 ? words(' and others') : NOTHING}`,
    incident: (n, of, what, others) =>
      md`${portion(n, of)} during the incident ${what}${others > 0 ? words(' and others') : NOTHING}`,
    filed: (n, of, what, others) =>
      md`${portion(n, of)} within 30 minutes of the filing of the incident ${what}${others > 0 ? words(' and others') : NOTHING}`,
  },
  work: (n, log) =>
    md`followed within an hour by the same manual work ${n} times in 90 days (${log} and others)`,
  onHosts: (hosts) => md`on ${hosts}`,
  mostlyOn: (hosts, host, n) => md`${n} on ${host}, of ${hosts} hosts`,
  retired: (host) => `${host} (retired)`,
  stillOpen: (where, since, days) =>
    md`one${where.empty ? '' : md` on ${where}`} still open since ${since} (${counted(days, 'day')})`,
  stoodOpen: (where, since, days, until, byHand) =>
    md`one${where.empty ? '' : md` on ${where}`} stayed open for ${counted(days, 'day')} from ${since} (${byHand ? 'closed by hand' : 'recovered'} on ${until})`,
  muted: words('**muted now** (nobody is told when it fires)'),
  askClock: (days, time) => `What runs ${dayNames.en(days)} around ${time}?`,
  askHourly: (minute) => `What runs around minute ${minute} of the hour?`,
  askWeekday: (weekday) => `What runs on ${WEEKDAYS.en[weekday]}s?`,
  askEvenly: (minutes) => `What runs every ${minutes} minutes?`,
  askFlapping: 'Should it fire only after several checks in a row?',
  askAnnounce: 'Set a downtime next time (announce)?',
  askAutomate: 'Could it be automated?',
  askStood: 'What was going on all that time?',
  askNew: 'What has changed?',
  askNight: 'Was it worth waking somebody?',
  askNeeded: 'Did anybody have to act?',
  course: (bars, since, month, n) => md`So far: ${bars} (monthly since ${since}; most in ${month}: ${n})`,
  ruleDeleted: (n) => `${n} closed because the rule was deleted`,
  hostRetired: (n) => `${n} closed because the host was retired`,
  severity: ({ known, all, critical, worsened, unknown }) => {
    if (all && known === 1 && unknown === 0)
      return critical === 0 ? 'a warning at worst' : 'critical at worst';
    const of = all ? `${known}` : `the newest ${known}`;
    if (unknown > 0) return `${unknown} of ${of} could not be evaluated`;
    if (critical === 0) return all ? `all ${known} only warnings` : `${of} only warnings`;
    const got = critical === known ? `${all ? 'all ' : ''}${of} critical` : `${critical} of ${of} critical`;
    return `${got}${worsened === 0 ? '' : ` (${worsened} began as a warning)`}`;
  },
  threshold: (level, operator, value) => `${level} ${operator === '>' ? 'above' : 'below'} ${value}`,
  setting: (thresholds) => md`Set to: ${thresholds}`,
  memo: (memo) => md`Rule memo: ${memo}`,
};

export type RuleWords = typeof ja;
export const RULE_WORDS: { readonly [L in Locale]: RuleWords } = { ja, en };

function share(n: number, of: number): string {
  return n === of ? `${of} 件とも` : `${of} 件中 ${n} 件は`;
}

function portion(n: number, of: number): string {
  return n === of ? `all ${of}` : `${n} of ${of}`;
}

/** 10 倍, 2.3 倍. */
const tidy = (times: number): number => (times >= 10 ? Math.round(times) : Math.round(times * 10) / 10);

const WEEKDAYS = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

const dayNames = {
  ja: (days: Days): string => {
    if (days === 'workdays') return '平日の';
    if ('weekday' in days) return `毎週${WEEKDAYS.ja[days.weekday]}曜日の`;
    if (days.apart === 1) return '毎日';
    return days.apart === 2 ? '1 日おきの' : `${days.apart} 日ごとの`;
  },
  en: (days: Days): string => {
    if (days === 'workdays') return 'Monday to Friday';
    if ('weekday' in days) return `every ${WEEKDAYS.en[days.weekday]}`;
    if (days.apart === 1) return 'every day';
    return days.apart === 2 ? 'every other day' : `every ${days.apart} days`;
  },
};
