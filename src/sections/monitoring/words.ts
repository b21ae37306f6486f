import { link, type Markdown, md, NOTHING, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';

export interface MonitoringWords {
  readonly comma: string;
  readonly slash: string;
  readonly more: (n: number) => Markdown;
  readonly muted: (rule: Markdown, since: Markdown) => Markdown;
  readonly mutedFired: (rule: Markdown, since: Markdown, fired: number, last: Markdown) => Markdown;
  readonly mutedAtLeastSince: (day: string) => Markdown;
  readonly mutedBetween: (first: string, last: string) => Markdown;
  readonly noneMuted: (service: string) => Markdown;
  readonly downtime: (name: Markdown, when: Markdown, length: string) => Markdown;
  readonly runs: (shown: Markdown, all: number) => Markdown;
  /** `share` of the period, 0–1. */
  readonly together: (length: string, share: number) => Markdown;
  /** Nothing covered is everything. */
  readonly covers: (covered: Markdown, spared: Markdown) => Markdown;
  readonly before: (n: number, url: string | null) => Markdown;
  readonly during: (n: number, url: string | null) => Markdown;
  readonly after: (n: number, url: string | null) => Markdown;
  readonly askScope: Markdown;
  readonly askEnded: Markdown;
  readonly asks: (said: Markdown, question: Markdown) => Markdown;
  readonly suspended: (channel: Markdown, since: string) => Markdown;
  readonly askSuspended: (channel: Markdown, since: string, others: Markdown) => Markdown;
  readonly working: (names: Markdown) => Markdown;
  readonly noneWorking: Markdown;
  readonly changesUnknown: Markdown;
  readonly changesFromNow: Markdown;
  readonly noChanges: (since: string) => Markdown;
  readonly changes: (rules: number, since: string) => Markdown;
  readonly moreChanges: (names: Markdown, n: number) => Markdown;
  readonly withoutMemo: (rules: Markdown) => Markdown;
  readonly firedTimes: (rule: Markdown, n: number) => Markdown;
  readonly gone: (explanation: Markdown, rule: string, earlier: number) => Markdown;
  readonly expired: (explanation: Markdown, rule: string, until: string) => Markdown;
  readonly quiet: (changesKnown: boolean) => Markdown;
  readonly mutedWorth: (rules: Markdown, fired: number) => Markdown;
  /** Nothing says since when they are muted. */
  readonly perhapsUnheard: (rules: Markdown, fired: number) => Markdown;
  readonly hidesWorth: (rule: Markdown, what: Markdown) => Markdown;
}

export const MONITORING_WORDS: { readonly [L in Locale]: MonitoringWords } = {
  ja: {
    comma: '、',
    slash: ' ／ ',
    more: (n) => md`ほか ${n}`,
    muted: (rule, since) => md`${rule} いまミュート中${since} → まだ止めておきますか？`,
    mutedFired: (rule, since, fired, last) =>
      md`${rule} いまミュート中${since}。この期間に **${fired} 件** 鳴っていて（最後は ${last}）、ミュートの間は誰にも届きません → 戻しますか、消しますか？`,
    mutedAtLeastSince: (day) => md`（少なくとも ${day} から）`,
    mutedBetween: (first, last) => md`（${first} 〜 ${last} の間から）`,
    noneMuted: (service) => md`${service} のルールにミュート中（鳴っても知らせない）のものはありません。`,
    downtime: (name, when, length) => md`${name} ${when}（${length}）`,
    runs: (shown, all) => md`${shown} など ${all} 回`,
    together: (length, share) =>
      share >= 0.1
        ? md`この期間に合わせて ${length}（**${Math.round(share * 100)}%**）`
        : md`この期間に合わせて ${length}`,
    covers: (covered, spared) =>
      md`対象: ${covered.empty ? words('すべて') : covered}${spared.empty ? NOTHING : md`（${spared} を除く）`}`,
    before: (n, url) => md`直前の 60 分に ${link(`${n} 件`, url)} のアラート`,
    during: (n, url) => md`この間にも ${link(`${n} 件`, url)} のアラート`,
    after: (n, url) => md`終了後 60 分に ${link(`${n} 件`, url)} のアラート`,
    askScope: words('対象は合っていましたか？'),
    askEnded: words('作業は時間どおりに終わりましたか？'),
    asks: (said, question) => md`${said} → ${question}`,
    suspended: (channel, since) => md`通知先 ${channel} は ${since} から停止中です。`,
    askSuspended: (channel, since, others) =>
      md`通知先 ${channel} が ${since} から停止中。ここへはアラートが届いていません${others}。意図した停止ですか？`,
    working: (names) => md`（動いているのは ${names}）`,
    noneWorking: words('（**動いている通知先がひとつもありません**）'),
    changesUnknown: words('設定の変更は、比べられる以前の記録がないため出していません。'),
    changesFromNow: words('設定の変更は次回から出ます（比べる以前の記録がまだありません）。'),
    noChanges: (since) => md`設定の変更はありません（記録は ${since} から）。`,
    changes: (rules, since) => md`設定が変わったルール ${rules} 件（記録は ${since} から）:`,
    moreChanges: (names, n) => md`ほか ${n} 件: ${names}`,
    withoutMemo: (rules) => md`鳴ったのにメモが空のルール: ${rules} → 誰が書きますか？`,
    firedTimes: (rule, n) => md`${rule}（${n} 件）`,
    gone: (explanation, rule, earlier) =>
      md`登録済みのパターン「${explanation}」（${rule}）: 前の期間 ${earlier} 件、この期間 0 件 → 直りましたか？登録を消しますか？`,
    expired: (explanation, rule, until) =>
      md`登録済みのパターン「${explanation}」（${rule}）: **登録の期限が切れました**（${until} まで）。この期間は起きていません → 登録を消しますか？`,
    quiet: (changesKnown) =>
      changesKnown
        ? words('監視設定（変更も、止めている知らせもなし）')
        : words('監視設定（止めている知らせなし）'),
    mutedWorth: (rules, fired) =>
      md`ミュート中の ${rules} がこの期間に ${fired} 件鳴っていて、誰にも届いていません（監視設定の節）`,
    perhapsUnheard: (rules, fired) =>
      md`いまミュート中の ${rules} がこの期間に ${fired} 件鳴っています。いつから止めていたか記録がなく、届いたかどうか分かりません（監視設定の節）`,
    hidesWorth: (rule, what) => md`${rule} ${what}。障害を先に知らせたルールです（監視設定の節）`,
  },
  en: {
    comma: ', ',
    slash: ' / ',
    more: (n) => md`${n} more`,
    muted: (rule, since) => md`${rule} is muted now${since} → Keep it so?`,
    mutedFired: (rule, since, fired, last) =>
      md`${rule} is muted now${since}. It fired **${counted(fired, 'time')}** in this period (last ${last}), and while it is muted nobody is told → Unmute or delete it?`,
    mutedAtLeastSince: (day) => md`${words(' (')}since ${day} at least)`,
    mutedBetween: (first, last) => md`${words(' (')}since some time between ${first} and ${last})`,
    noneMuted: (service) => md`No rule of ${service} is muted (fires without telling anybody).`,
    downtime: (name, when, length) => md`${name} ${when} (${length})`,
    runs: (shown, all) => md`${shown} and so on, ${all} times in all`,
    together: (length, share) =>
      share >= 0.1
        ? md`${length} of this period (**${Math.round(share * 100)}%**)`
        : md`${length} of this period`,
    covers: (covered, spared) =>
      md`covers ${covered.empty ? words('everything') : covered}${spared.empty ? NOTHING : md` except ${spared}`}`,
    before: (n, url) => md`${link(counted(n, 'alert'), url)} in the 60 min before`,
    during: (n, url) => md`${link(counted(n, 'alert'), url)} while it ran`,
    after: (n, url) => md`${link(counted(n, 'alert'), url)} in the 60 min after`,
    askScope: words('Was its scope right?'),
    askEnded: words('Did the work end on time?'),
    asks: (said, question) => md`${said} → ${question}`,
    suspended: (channel, since) => md`Notification channel ${channel} has been suspended since ${since}.`,
    askSuspended: (channel, since, others) =>
      md`Notification channel ${channel} has been suspended since ${since}: no alert arrives there${others}. Is that on purpose?`,
    working: (names) => md`${words(' (')}still working: ${names})`,
    noneWorking: words(' (**no channel is working at all**)'),
    changesUnknown: words('Changed rules are not shown: there is no earlier copy of them to compare with.'),
    changesFromNow: words(
      'Changed rules are shown from the next run on: there is no earlier copy to compare with yet.',
    ),
    noChanges: (since) => md`No rule was changed (known since ${since}).`,
    changes: (rules, since) => md`${counted(rules, 'rule')} changed (known since ${since}):`,
    moreChanges: (names, n) => md`${n} more: ${names}`,
    withoutMemo: (rules) => md`Rules that fired and whose memo is empty: ${rules} → Who will write one?`,
    firedTimes: (rule, n) => md`${rule} (${n})`,
    gone: (explanation, rule, earlier) =>
      md`Known pattern "${explanation}" (${rule}): ${earlier} in the period before, none in this one → Is it fixed? Take it off the register?`,
    expired: (explanation, rule, until) =>
      md`Known pattern "${explanation}" (${rule}): **expired on ${until}**, and it did not happen in this period → Take it off the register?`,
    quiet: (changesKnown) =>
      changesKnown
        ? words('monitoring settings (no changes, no alert held back)')
        : words('monitoring settings (no alert held back)'),
    mutedWorth: (rules, fired) =>
      md`${rules}, muted, fired ${counted(fired, 'time')} in this period and told nobody (see Monitoring changes and mutes)`,
    perhapsUnheard: (rules, fired) =>
      md`${rules}, muted now, fired ${counted(fired, 'time')} in this period; nothing tells since when it is muted, so whether anybody was told is not known (see Monitoring changes and mutes)`,
    hidesWorth: (rule, what) =>
      md`${rule} ${what}, and it is a rule that announced an incident (see Monitoring changes and mutes)`,
  },
};
