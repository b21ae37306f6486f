import { type Markdown, md, NOTHING, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';
import type { ThresholdRow } from '../../records/threshold-review.ts';

/** The phrases of the alert review. Numbers come as counted, days and times as the team's clock prints them. */
export interface AlertWords {
  /** Between the pieces of a line. */
  readonly slash: string;
  /** Between the names of a list. */
  readonly comma: string;
  readonly asks: (line: Markdown, question: string) => Markdown;
  readonly total: (fired: number, before: string, earlier: number, storms: Markdown | null) => Markdown;
  /** Said in brackets and as a remark: what the total is with each storm as one. */
  readonly foldedOne: (day: string, size: number, folded: number) => Markdown;
  readonly foldedSome: (storms: number, folded: number) => Markdown;
  readonly foldedToo: (folded: number) => Markdown;
  readonly coverage: (lines: number, covered: number, fired: number) => Markdown;
  readonly inStormsToo: (n: number, inStorms: number) => Markdown;
  readonly storm: (when: string) => string;
  readonly stormSize: (n: number, rules: Markdown) => Markdown;
  readonly stormRule: (rule: Markdown, n: number) => Markdown;
  readonly onHosts: (n: number) => string;
  readonly inDowntime: (name: Markdown) => Markdown;
  readonly incident: (issues: Markdown) => Markdown;
  readonly askDowntime: string;
  readonly askIncident: string;
  readonly rest: (rules: number, alerts: number) => Markdown;
  readonly unattributed: (n: number, before: string, earlier: number) => Markdown;
  readonly perhapsOurs: (service: string, rules: number) => Markdown;
  readonly perhapsRule: (rule: Markdown, n: number, before: string, earlier: number) => Markdown;
  /** From the first day to the last. */
  readonly neverFired: (days: readonly [string, string], rules: Markdown) => Markdown;
  readonly neverFiredChecks: (days: readonly [string, string], checks: Markdown) => Markdown;
  readonly andOthers: (names: Markdown, others: number) => Markdown;
  readonly quiet: (before: string, earlier: number, unattributed: number, neverFired: number) => Markdown;
  readonly compared: Markdown;
  readonly comparedNight: (fromHour: number, toHour: number) => Markdown;
  readonly sinceEnd: (n: number) => Markdown;
  readonly concentrated: (
    fired: number,
    covered: number,
    rules: number,
    storms: readonly string[],
    ask: Markdown,
  ) => Markdown;
  readonly fewer: Markdown;
  readonly withThreshold: (rule: Markdown, now: ThresholdRow, better: ThresholdRow) => Markdown;
}

const percent = (part: number, whole: number): number => Math.round((part / whole) * 100);

export const ALERT_WORDS: { readonly [L in Locale]: AlertWords } = {
  ja: {
    slash: ' ／ ',
    comma: '、',
    asks: (line, question) => md`${line} → ${question}`,
    total: (fired, before, earlier, storms) =>
      md`${fired} 件（${before} ${earlier} 件${storms === null ? words('') : md`。${storms} 件`}）。`,
    foldedOne: (day, size, folded) => md`${day} の一斉発生 ${size} 件を 1 件と数えると ${folded}`,
    foldedSome: (storms, folded) => md`一斉発生 ${storms} 回をそれぞれ 1 件と数えると ${folded}`,
    foldedToo: (folded) => md`同じ数え方で ${folded}`,
    coverage: (lines, covered, fired) =>
      covered === 0
        ? words('下に挙げるのは、新しく鳴ってはいませんが長く開いていたものです。')
        : covered === fired
          ? words('下の行がそのすべてです。')
          : md`下の ${lines} 行で ${fired} 件中 ${covered} 件です。`,
    inStormsToo: (n, inStorms) => md`${n}（ほか一斉 ${inStorms}）`,
    storm: (when) => `${when} の一斉発生`,
    stormSize: (n, rules) => md`**${n} 件を 1 件に**（${rules}）`,
    stormRule: (rule, n) => md`${rule} ${n}`,
    onHosts: (n) => `${n} 台`,
    inDowntime: (name) => md`ダウンタイム「${name}」の最中`,
    incident: (issues) => md`障害 ${issues}`,
    askDowntime: '計画作業なら、ダウンタイムの範囲は合っていましたか？',
    askIncident: '障害の記録が見当たりません。何が起きましたか？',
    rest: (rules, alerts) => md`ほか ${rules} ルール ${alerts} 件`,
    unattributed: (n, before, earlier) =>
      md`どのサービスのものか分からないアラート: ${n} 件（${before} ${earlier} 件）。${n === 0 ? '' : '上の件数には入っていません。'}`,
    perhapsOurs: (service, rules) => md`このうち ${service} らしいもの ${rules} ルール`,
    perhapsRule: (rule, n, before, earlier) => md`${rule} ${n} 件（${before} ${earlier} 件）`,
    neverFired: ([first, last], rules) =>
      md`${first} から ${last} まで一度も鳴っていないルール: ${rules} → まだ要りますか？要るなら、本当に鳴るか試しますか？`,
    neverFiredChecks: ([first, last], checks) =>
      md`${first} から ${last} まで一度も鳴っていないチェック監視（ホスト上の点検、全サービス）: ${checks} → まだ要りますか？`,
    andOthers: (names, others) => md`${names} ほか ${others}`,
    quiet: (before, earlier, unattributed, neverFired) => {
      const others = unattributed === 0 ? '' : `、サービス不明が全体で ${unattributed} 件`;
      const silent = neverFired === 0 ? '' : `、半年鳴っていないルール ${neverFired} つ`;
      return md`アラート 0 件（${before} ${earlier} 件${others}${silent}）`;
    },
    compared: words('アラート'),
    comparedNight: (fromHour, toHour) => md`夜間のアラート（${fromHour}〜${toHour} 時）`,
    sinceEnd: (n) => md`アラート ${n} 件`,
    concentrated: (fired, covered, rules, storms, ask) => {
      const where = [
        ...(rules > 0 ? [`${rules} つのルール`] : []),
        ...storms.map((day) => `${day} の一斉発生`),
      ];
      return md`アラート ${fired} 件のうち ${covered} 件（${percent(covered, fired)}%）は、${where.join('と ')}によるものです。${ask}（アラートの節）`;
    },
    fewer: words('減らせますか？'),
    withThreshold: (rule, now, better) =>
      md`「${rule}」は閾値を ${now.threshold} から ${better.threshold} にすると ${now.alerts} 件が ${better.alerts} 件になります`,
  },
  en: {
    slash: ' / ',
    comma: ', ',
    asks: (line, question) => md`${line} → ${question}`,
    total: (fired, before, earlier, storms) =>
      md`${counted(fired, 'alert')} (${before}: ${earlier}${storms === null ? words('') : md`; ${storms}`}).`,
    foldedOne: (day, size, folded) => md`${folded} with the ${size} of the ${day} storm counted as one`,
    foldedSome: (storms, folded) => md`${folded} with each of ${storms} storms counted as one`,
    foldedToo: (folded) => md`${folded} counted the same way`,
    coverage: (lines, covered, fired) =>
      covered === 0
        ? words('What follows did not fire anew, but stood open for long.')
        : covered === fired
          ? words('These are all of them.')
          : lines === 1
            ? md`The line below holds ${covered} of the ${fired}.`
            : md`The ${lines} lines below hold ${covered} of the ${fired}.`,
    inStormsToo: (n, inStorms) => md`${n} (+${inStorms} in a storm)`,
    storm: (when) => `Storm of ${when}`,
    stormSize: (n, rules) => md`**${n} alerts as one** (${rules})`,
    stormRule: (rule, n) => md`${rule} ${n}`,
    onHosts: (n) => counted(n, 'host'),
    inDowntime: (name) => md`during the downtime "${name}"`,
    incident: (issues) => md`incident ${issues}`,
    askDowntime: 'If this was planned work, did the downtime cover the right hosts?',
    askIncident: 'No incident is on record. What happened?',
    rest: (rules, alerts) => md`${counted(rules, 'more rule')}, ${counted(alerts, 'alert')}`,
    unattributed: (n, before, earlier) =>
      md`Alerts that can't be put down to any service: ${n} (${before}: ${earlier}).${n === 0 ? NOTHING : words(' They are not in the counts above.')}`,
    perhapsOurs: (service, rules) => md`Of these, ${counted(rules, 'rule')} may belong to ${service}`,
    perhapsRule: (rule, n, before, earlier) => md`${rule} ${n} (${before}: ${earlier})`,
    neverFired: ([first, last], rules) =>
      md`Rules without an alert from ${first} to ${last}: ${rules} → Still needed? If so, shall we test that they fire?`,
    neverFiredChecks: ([first, last], checks) =>
      md`Check plugins (all services) without an alert from ${first} to ${last}: ${checks} → Still needed?`,
    andOthers: (names, others) => md`${names} and ${others} more`,
    quiet: (before, earlier, unattributed, neverFired) => {
      const others = unattributed === 0 ? '' : `, ${unattributed} of no known service`;
      const silent = neverFired === 0 ? '' : `, ${counted(neverFired, 'rule')} silent for half a year`;
      return md`no alerts (${before}: ${earlier}${words(others)}${words(silent)})`;
    },
    compared: words('Alerts'),
    comparedNight: (fromHour, toHour) => md`Alerts at night (${fromHour}:00–${toHour}:00)`,
    sinceEnd: (n) => words(counted(n, 'alert')),
    concentrated: (fired, covered, rules, storms, ask) => {
      const where = [
        ...(rules > 0 ? [counted(rules, 'rule')] : []),
        ...storms.map((day) => `the storm of ${day}`),
      ];
      return md`${covered} of ${counted(fired, 'alert')} (${percent(covered, fired)}%) come from ${where.join(' and ')}. ${ask} (see Alerts)`;
    },
    fewer: words('Can we have fewer?'),
    withThreshold: (rule, now, better) =>
      md`"${rule}" at ${better.threshold} instead of ${now.threshold} would make ${now.alerts} alerts ${better.alerts}`,
  },
};
