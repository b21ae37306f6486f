import { type Markdown, md, words } from '../markdown.ts';
import type { Locale } from '../meeting.ts';
import { counted } from '../records/amounts.ts';

/** What the index says. */
export interface FleetWords {
  readonly title: (when: string) => string;
  readonly comma: string;
  readonly pages: (all: number, failed: number, short: number) => Markdown;
  readonly lastIndex: string;
  readonly failed: (service: Markdown, what: string, why: string, next: string) => Markdown;
  readonly short: (service: Markdown, missing: string) => Markdown;
  readonly notRead: Markdown;
  readonly noPage: Markdown;
  readonly none: Markdown;
  /** The first line: who missed a target. */
  readonly missed: (n: number, of: number, names: Markdown) => Markdown;
  readonly nobodyMissed: (of: number) => Markdown;
  readonly noTargets: Markdown;
  readonly used: (percent: string) => Markdown;
  readonly overdrawn: (percent: string) => Markdown;
  /** Of several objectives the one that used most. */
  readonly worstOf: (cell: Markdown, objective: Markdown, of: number) => Markdown;
  readonly rough: (cell: Markdown) => Markdown;
  readonly noData: Markdown;
  readonly failedOnce: Markdown;
  readonly nowAndBefore: (now: number, before: number) => Markdown;
  readonly carried: (n: number, oldest: string) => Markdown;
  readonly stopped: (service: Markdown, last: string | null, back: number) => Markdown;
  readonly noisy: (rule: Markdown, services: Markdown) => Markdown;
  readonly alikeRules: (rule: Markdown, services: Markdown) => Markdown;
  readonly alikeIncidents: (title: Markdown, services: Markdown) => Markdown;
  readonly inService: (service: Markdown, fired: number) => Markdown;
  readonly reportsOf: (service: Markdown, reports: Markdown) => Markdown;
  readonly andMore: (shown: Markdown, more: number) => Markdown;
  readonly moreLike: (n: number) => Markdown;
  readonly muted: (n: number, names: Markdown) => Markdown;
  readonly silent: (n: number, since: string, names: Markdown) => Markdown;
  readonly silentChecks: (n: number, since: string, names: Markdown) => Markdown;
  readonly unattributed: (fired: number, before: string, firedEarlier: number, rules: Markdown) => Markdown;
  readonly ofRule: (rule: Markdown, fired: number) => Markdown;
  readonly quiet: {
    readonly meetings: Markdown;
    readonly together: Markdown;
    readonly nobodys: Markdown;
  };
}

export const FLEET_WORDS: { readonly [L in Locale]: FleetWords } = {
  ja: {
    title: (when) => `PWG 全サービス ${when}`,
    comma: '、',
    pages: (all, failed, short) =>
      md`${all} サービス${failed === 0 ? '' : md`、うち **${failed} つはページを作れませんでした**`}${
        short === 0 ? '' : md`、${short} つはデータの一部を読めませんでした`
      }`,
    lastIndex: '前回の一覧',
    failed: (service, what, why, next) => md`${service}: ページを作れませんでした。${what} ${why} → ${next}`,
    short: (service, missing) => md`${service}: ${missing}`,
    notRead: words('読めず'),
    noPage: words('**ページなし**'),
    none: words('—'),
    missed: (n, of, names) => md`SLO は ${of} サービス中 **${n} つで未達**: ${names}`,
    nobodyMissed: (of) => md`SLO は、目標を決めている ${of} サービスすべてで達成`,
    noTargets: words('SLO の目標を決めているサービスはありません'),
    used: (percent) => md`${percent}%`,
    overdrawn: (percent) => md`**${percent}%（未達）**`,
    worstOf: (cell, objective, of) => md`${cell} ${objective}（${of} 目標中の最大）`,
    rough: (cell) => md`${cell}（欠け多く参考値）`,
    noData: words('データなし'),
    failedOnce: words('**失敗あり（未達）**'),
    nowAndBefore: (now, before) => md`${now}（${before}）`,
    carried: (n, oldest) => md`${n}（${oldest}）`,
    stopped: (service, last, back) =>
      last === null
        ? md`${service}: この ${back} か月、誰かが書き込んだページがありません。次は誰が開きますか、それとも PWG の対象から外しますか？`
        : md`${service}: 最後に書き込みがあったのは ${last}分のページです。次は誰が開きますか？`,
    noisy: (rule, services) =>
      md`${rule}: ${services}。ルールを 1 か所直せば、どのサービスも静かになりますか？`,
    alikeRules: (rule, services) => md`${rule} と同じ名前のルール: ${services}。原因は同じですか？`,
    alikeIncidents: (title, services) =>
      md`障害「${title}」: ${services}。1 つで効いた再発防止を、ほかでもできますか？`,
    inService: (service, fired) => md`${service} ${fired} 件`,
    reportsOf: (service, reports) => md`${service}（${reports}）`,
    andMore: (shown, more) => md`${shown}、ほか ${more}`,
    moreLike: (n) => md`ほか ${n} 種類は、各サービスのページで。`,
    muted: (n, names) => md`鳴っても通知されない（ミュート中）ルール ${n} 件: ${names}。まだ要りますか？`,
    silent: (n, since, names) =>
      md`${since} から一度も鳴っていないルール ${n} 件: ${names}。消してよいですか、それとも大事な見張りですか？`,
    silentChecks: (n, since, names) =>
      md`${since} から一度も鳴っていないチェック監視 ${n} 件（鳴るまで、どのサービスのものか分かりません）: ${names}。今も動いていますか？`,
    unattributed: (fired, before, firedEarlier, rules) =>
      md`持ち主の分からないアラート **${fired}** 件（${before}は ${firedEarlier} 件）${rules.empty ? '' : md`: ${rules}`}。どのサービスが引き受けますか？`,
    ofRule: (rule, fired) => md`${rule} ${fired} 件`,
    quiet: {
      meetings: words('どのサービスにも、この 2 か月に書き込みのあるページがあります'),
      together: words('いくつものサービスで同じように起きたことはありません'),
      nobodys: words('持ち主のないルールやアラートはありません'),
    },
  },
  en: {
    title: (when) => `PWG of all services, ${when}`,
    comma: ', ',
    pages: (all, failed, short) =>
      md`${counted(all, 'service')}${failed === 0 ? '' : md`; **${counted(failed, 'page')} could not be made**`}${
        short === 0 ? '' : md`; of ${short}, some data could not be read`
      }`,
    lastIndex: "last time's list",
    failed: (service, what, why, next) => md`${service}: no page could be made. ${what} ${why} → ${next}`,
    short: (service, missing) => md`${service}: ${missing}`,
    notRead: words('not read'),
    noPage: words('**no page**'),
    none: words('—'),
    missed: (n, of, names) => md`**${n}** of ${counted(of, 'service')} with an SLO **missed it**: ${names}`,
    nobodyMissed: (of) =>
      md`SLOs: met by ${of === 1 ? 'the one service that has any' : md`all ${of} services that have any`}`,
    noTargets: words('No service has an SLO'),
    used: (percent) => md`${percent}%`,
    overdrawn: (percent) => md`**${percent}% (missed)**`,
    worstOf: (cell, objective, of) => md`${cell} ${objective} (the worst of ${of})`,
    rough: (cell) => md`${cell} (rough: much data is missing)`,
    noData: words('no data'),
    failedOnce: words('**failures (missed)**'),
    nowAndBefore: (now, before) => md`${now} (${before})`,
    carried: (n, oldest) => md`${n} (${oldest})`,
    stopped: (service, last, back) =>
      last === null
        ? md`${service}: nobody has written into a page for ${back} months or longer. Who holds the next meeting, or does it need no PWG?`
        : md`${service}: the last page somebody wrote into is that of ${last}. Who holds the next meeting?`,
    noisy: (rule, services) =>
      md`${rule}: ${services}. Would one change of the rule bring peace to all of them?`,
    alikeRules: (rule, services) =>
      md`Rules of the same name as ${rule}: ${services}. Is the cause the same?`,
    alikeIncidents: (title, services) =>
      md`Incident "${title}": ${services}. Can what prevents it in one be done in the others?`,
    inService: (service, fired) => md`${service} ${fired}`,
    reportsOf: (service, reports) => md`${service} (${reports})`,
    andMore: (shown, more) => md`${shown} and ${more} more`,
    moreLike: (n) => md`${n} more of these kinds are on the pages of the services.`,
    muted: (n, names) =>
      md`${counted(n, 'rule')} that ${n === 1 ? 'tells' : 'tell'} nobody when ${n === 1 ? 'it fires' : 'they fire'} (muted): ${names}. Still needed?`,
    silent: (n, since, names) =>
      md`${counted(n, 'rule')} that never fired since ${since}: ${names}. Delete, or watching something that matters?`,
    silentChecks: (n, since, names) =>
      md`${counted(n, 'check')} that never fired since ${since} (until ${n === 1 ? 'it does' : 'they do'}, nobody knows of which service): ${names}. Do they still run?`,
    unattributed: (fired, before, firedEarlier, rules) =>
      md`**${counted(fired, 'alert')}** of no known service (${before}: ${firedEarlier})${rules.empty ? '' : md`: ${rules}`}. Which service takes them on?`,
    ofRule: (rule, fired) => md`${rule} ${fired}`,
    quiet: {
      meetings: words('every service has a page that somebody wrote into within two months'),
      together: words('nothing happened alike in several services'),
      nobodys: words('no rule or alert is without an owner'),
    },
  },
};
