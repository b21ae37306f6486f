import { type Markdown, md, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';

export interface MonitoringWords {
  readonly comma: string;
  readonly muted: (rule: Markdown, fired: number | null) => Markdown;
  readonly noneMuted: (service: string) => Markdown;
  readonly downtime: (name: Markdown, when: Markdown, length: string) => Markdown;
  readonly runs: (shown: Markdown, all: number) => Markdown;
  readonly suspended: (channel: Markdown, since: string) => Markdown;
  readonly askSuspended: (channel: Markdown, since: string, others: Markdown) => Markdown;
  readonly working: (names: Markdown) => Markdown;
  readonly noneWorking: Markdown;
  readonly quiet: Markdown;
}

export const MONITORING_WORDS: { readonly [L in Locale]: MonitoringWords } = {
  ja: {
    comma: '、',
    muted: (rule, fired) =>
      fired === null || fired === 0
        ? md`${rule} いまミュート中 → まだ止めておきますか？`
        : md`${rule} いまミュート中。この期間に **${fired} 件** 鳴っていて、ミュートの間は誰にも届きません → 戻しますか、消しますか？`,
    noneMuted: (service) => md`${service} のルールにミュート中のものはありません。`,
    downtime: (name, when, length) => md`${name} ${when}（${length}）`,
    runs: (shown, all) => md`${shown} など ${all} 回`,
    suspended: (channel, since) => md`通知先 ${channel} は ${since} から停止中`,
    askSuspended: (channel, since, others) =>
      md`通知先 ${channel} が ${since} から停止中。ここへはアラートが届いていません${others}。意図した停止ですか？`,
    working: (names) => md`（動いているのは ${names}）`,
    noneWorking: words('（**動いている通知先がひとつもありません**）'),
    quiet: words('監視設定（ミュートもダウンタイムもなし）'),
  },
  en: {
    comma: ', ',
    muted: (rule, fired) =>
      fired === null || fired === 0
        ? md`${rule} is muted now → Keep it so?`
        : md`${rule} is muted now. It fired **${counted(fired, 'time')}** in this period, and while it is muted nobody is told → Unmute or delete it?`,
    noneMuted: (service) => md`No rule of ${service} is muted.`,
    downtime: (name, when, length) => md`${name} ${when} (${length})`,
    runs: (shown, all) => md`${shown} and so on, ${all} times in all`,
    suspended: (channel, since) => md`Notification channel ${channel} suspended since ${since}`,
    askSuspended: (channel, since, others) =>
      md`Notification channel ${channel} has been suspended since ${since}: no alert arrives there${others}. Is that on purpose?`,
    working: (names) => md`${words(' (')}still working: ${names})`,
    noneWorking: words(' (**no channel is working at all**)'),
    quiet: words('monitoring settings (no mutes, no downtimes)'),
  },
};
