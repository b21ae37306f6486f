import { type Markdown, md, NOTHING, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted } from '../../records/amounts.ts';

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
  readonly fired: (n: number, before: string, earlier: number, inStorms: number) => Markdown;
  readonly inStormsToo: (n: number, inStorms: number) => Markdown;
  readonly night: (n: number) => string;
  readonly healed: (n: number, of: number) => string;
  readonly usually: (duration: string) => string;
  readonly byHand: (n: number) => string;
  readonly evenly: (n: number, of: number, span: string, minutes: number) => string;
  readonly evenlyFlapping: (n: number, of: number, span: string, minutes: number) => string;
  readonly flapping: (n: number, of: number, span: string) => string;
  readonly sameShape: (day: string, n: number) => string;
  readonly everyDays: (n: number, of: number, days: number, time: string) => Markdown;
  readonly hours: (n: number, of: number, fromHour: number, toHour: number) => string;
  readonly onlyHosts: (hosts: Markdown) => Markdown;
  readonly retired: (host: string) => string;
  readonly stillOpen: (where: Markdown, since: string, days: number) => Markdown;
  readonly stoodOpen: (where: Markdown, since: string, days: number, until: string) => Markdown;
  readonly muted: Markdown;
  readonly askClock: (time: string) => string;
  readonly askFlapping: string;
  readonly askStood: string;
  readonly askNeeded: string;
  readonly threshold: (level: 'warning' | 'critical', operator: '>' | '<', value: number) => string;
  readonly setting: (thresholds: Markdown) => Markdown;
  readonly memo: (memo: Markdown) => Markdown;
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
  readonly neverFired: (since: string, rules: Markdown) => Markdown;
  readonly neverFiredChecks: (since: string, checks: Markdown) => Markdown;
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
  ) => Markdown;
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
    fired: (n, before, earlier, inStorms) =>
      md`**${n} 件**（${before} ${earlier} 件${inStorms === 0 ? '' : `。ほかに一斉発生で ${inStorms} 件`}）`,
    inStormsToo: (n, inStorms) => md`${n}（ほか一斉 ${inStorms}）`,
    night: (n) => `夜間 ${n} 件`,
    healed: (n, of) => `${inJapanese(n, of)} 5 分以内に自然に回復`,
    usually: (duration) => `回復まで ${duration}（中央値）`,
    byHand: (n) => `${n} 件は人が手で閉じています`,
    evenly: (n, of, span, minutes) => `${inJapanese(n, of)} ${span} に ${minutes} 分おき`,
    evenlyFlapping: (n, of, span, minutes) =>
      `${inJapanese(n, of)} ${span} に ${minutes} 分おき（鳴っては止みの繰り返し）`,
    flapping: (n, of, span) => `${inJapanese(n, of)} ${span} に集中（鳴っては止みの繰り返し）`,
    sameShape: (day, n) => `${day} にも同じ形（${n} 件）`,
    everyDays: (n, of, days, time) => {
      const often =
        days === 1 ? '毎日' : days === 2 ? '1 日おきの' : days === 7 ? '毎週' : `${days} 日ごとの`;
      return md`${inJapanese(n, of)} **${often} ${time} ごろ**`;
    },
    hours: (n, of, fromHour, toHour) => `${inJapanese(n, of)} ${fromHour}〜${toHour} 時`,
    onlyHosts: (hosts) => md`対象: ${hosts}`,
    retired: (host) => `${host}（撤去済み）`,
    stillOpen: (where, since, days) =>
      md`${where.empty ? '' : md`${where} で `}${since} から開いたまま（${days} 日間）`,
    stoodOpen: (where, since, days, until) =>
      md`${where.empty ? '' : md`${where} で `}${since} から ${days} 日間開いたまま（${until} に回復）`,
    muted: words('**いまミュート中**（鳴っても誰にも届きません）'),
    askClock: (time) => `${time} ごろに動くものは何ですか？`,
    askFlapping: '何度か続けて超えたときだけ鳴らしますか？',
    askStood: '開いていた間、何が起きていましたか？',
    askNeeded: '人の手が要りましたか？',
    threshold: (level, operator, value) =>
      `${value} を${operator === '>' ? '超えると' : '下回ると'}${level === 'warning' ? '警告' : '危険'}`,
    setting: (thresholds) => md`いまの設定: ${thresholds}`,
    memo: (memo) => md`ルールのメモ: ${memo}`,
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
    neverFired: (since, rules) =>
      md`${since} から一度も鳴っていないルール: ${rules} → まだ要りますか？要るなら、本当に鳴るか試しますか？`,
    neverFiredChecks: (since, checks) =>
      md`${since} から一度も鳴っていないチェック監視（全サービス）: ${checks}`,
    andOthers: (names, others) => md`${names} ほか ${others}`,
    quiet: (before, earlier, unattributed, neverFired) => {
      const others = unattributed === 0 ? '' : `、サービス不明が全体で ${unattributed} 件`;
      const silent = neverFired === 0 ? '' : `、半年鳴っていないルール ${neverFired} つ`;
      return md`アラート 0 件（${before} ${earlier} 件${others}${silent}）`;
    },
    compared: words('アラート'),
    comparedNight: (fromHour, toHour) => md`夜間のアラート（${fromHour}〜${toHour} 時）`,
    sinceEnd: (n) => md`アラート ${n} 件`,
    concentrated: (fired, covered, rules, storms) => {
      const where = [
        ...(rules > 0 ? [`${rules} つのルール`] : []),
        ...storms.map((day) => `${day} の一斉発生`),
      ];
      return md`アラート ${fired} 件のうち ${covered} 件（${percent(covered, fired)}%）は、${where.join('と ')}によるものです。減らせますか？（アラートの節）`;
    },
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
    fired: (n, before, earlier, inStorms) =>
      md`**${counted(n, 'alert')}** (${before}: ${earlier}${inStorms === 0 ? '' : `; ${inStorms} more in a storm`})`,
    inStormsToo: (n, inStorms) => md`${n} (+${inStorms} in a storm)`,
    night: (n) => `${n} at night`,
    healed: (n, of) => `${inEnglish(n, of)} recovered by themselves within 5 minutes`,
    usually: (duration) => `recovered after ${duration} (median)`,
    byHand: (n) => `${n} closed by hand`,
    evenly: (n, of, span, minutes) => `${inEnglish(n, of)} on ${span}, ${minutes} minutes apart`,
    evenlyFlapping: (n, of, span, minutes) =>
      `${inEnglish(n, of)} on ${span}, ${minutes} minutes apart, going on and off`,
    flapping: (n, of, span) => `${inEnglish(n, of)} on ${span}, going on and off`,
    sameShape: (day, n) => `the same happened on ${day} (${n})`,
    everyDays: (n, of, days, time) => {
      const often = days === 1 ? 'every day' : days === 2 ? 'every other day' : `every ${days} days`;
      return md`${inEnglish(n, of)} **${often} around ${time}**`;
    },
    hours: (n, of, fromHour, toHour) => `${inEnglish(n, of)} between ${fromHour}:00 and ${toHour}:00`,
    onlyHosts: (hosts) => md`on ${hosts}`,
    retired: (host) => `${host} (retired)`,
    stillOpen: (where, since, days) =>
      md`one${where.empty ? '' : md` on ${where}`} still open since ${since} (${counted(days, 'day')})`,
    stoodOpen: (where, since, days, until) =>
      md`one${where.empty ? '' : md` on ${where}`} stayed open for ${counted(days, 'day')} from ${since} (recovered on ${until})`,
    muted: words('**muted now** (nobody is told when it fires)'),
    askClock: (time) => `What runs around ${time}?`,
    askFlapping: 'Should it fire only after several checks in a row?',
    askStood: 'What was going on all that time?',
    askNeeded: 'Did anybody have to act?',
    threshold: (level, operator, value) => `${level} ${operator === '>' ? 'above' : 'below'} ${value}`,
    setting: (thresholds) => md`Set to: ${thresholds}`,
    memo: (memo) => md`Memo of the rule: ${memo}`,
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
    neverFired: (since, rules) =>
      md`Rules without an alert since ${since}: ${rules} → Still needed? If so, shall we test that they fire?`,
    neverFiredChecks: (since, checks) =>
      md`Check plugins (all services) without an alert since ${since}: ${checks}`,
    andOthers: (names, others) => md`${names} and ${others} more`,
    quiet: (before, earlier, unattributed, neverFired) => {
      const others = unattributed === 0 ? '' : `, ${unattributed} of no known service`;
      const silent = neverFired === 0 ? '' : `, ${counted(neverFired, 'rule')} silent for half a year`;
      return md`no alerts (${before}: ${earlier}${words(others)}${words(silent)})`;
    },
    compared: words('Alerts'),
    comparedNight: (fromHour, toHour) => md`Alerts at night (${fromHour}:00–${toHour}:00)`,
    sinceEnd: (n) => words(counted(n, 'alert')),
    concentrated: (fired, covered, rules, storms) => {
      const where = [
        ...(rules > 0 ? [counted(rules, 'rule')] : []),
        ...storms.map((day) => `the storm of ${day}`),
      ];
      return md`${covered} of ${counted(fired, 'alert')} (${percent(covered, fired)}%) come from ${where.join(' and ')}. Can we have fewer? (see Alerts)`;
    },
  },
};

function inJapanese(n: number, of: number): string {
  return n === of ? `${of} 件とも` : `${of} 件中 ${n} 件は`;
}

function inEnglish(n: number, of: number): string {
  return n === of ? `all ${of}` : `${n} of ${of}`;
}
