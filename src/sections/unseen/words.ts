import { type Markdown, md, NOTHING, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import { counted, groupedDigits } from '../../records/amounts.ts';
import type { MetricFinding } from '../../records/metric-findings.ts';

interface Amounts {
  readonly before: string;
  readonly after: string;
}

export interface UnseenWords {
  readonly slash: string;
  readonly comma: string;
  readonly service: (service: string) => Markdown;
  readonly role: (role: string) => Markdown;
  readonly about: (date: string, hour: number) => string;
  /** To the minute. */
  readonly exactly: (dateTime: string) => string;
  readonly tells: (graph: Markdown, what: Markdown) => Markdown;
  readonly level: (
    when: string,
    ratio: number | null,
    amounts: Amounts,
    times: number | null,
    end: string | null,
  ) => Markdown;
  readonly slope: (when: string, amounts: Amounts) => Markdown;
  readonly variance: (when: string, ratio: number) => Markdown;
  readonly season: (since: string, hour: number, amounts: Amounts) => Markdown;
  readonly spike: (when: string, amounts: Amounts, times: number | null, end: string | null) => Markdown;
  readonly changed: (when: string, days: number, amounts: Amounts) => Markdown;
  readonly gap: (from: string, to: string | null, hours: number) => Markdown;
  readonly appeared: (when: string) => Markdown;
  readonly disappeared: (when: string) => Markdown;
  readonly also: (count: number, names: Markdown, more: boolean) => Markdown;
  readonly beside: (what: Markdown) => Markdown;
  readonly change: (title: Markdown, when: string) => Markdown;
  readonly incident: (issue: Markdown, when: string) => Markdown;
  readonly worklog: (issue: Markdown, when: string) => Markdown;
  /** Of a level that is back where it was. */
  readonly askOfReturned: Markdown;
  readonly asks: { readonly [K in MetricFinding['kind']]: Markdown };
  readonly scanned: (scanned: number, step: number) => Markdown;
  readonly shownToo: Markdown;
  readonly more: (count: number) => Markdown;
  readonly left: (count: number) => Markdown;
  readonly failed: (count: number) => Markdown;
  readonly quiet: (scanned: number) => Markdown;
}

export const UNSEEN_WORDS: { readonly [L in Locale]: UnseenWords } = {
  ja: {
    slash: ' ／ ',
    comma: '、',
    service: (service) => md`${service} 全体の`,
    role: (role) => md`ロール ${role} の平均の`,
    about: (date, hour) => `${date} ${hour} 時台`,
    exactly: (dateTime) => `${dateTime} ごろ`,
    tells: (graph, what) => md`${graph}: ${what}`,
    level: (when, ratio, { before, after }, times, end) => {
      const how = ratio === null ? '別の高さ' : ratio >= 1 ? `${said(ratio)} 倍` : `${lost(ratio)}% 減`;
      const back = end === null ? words('。戻っていません') : md`。${end}に戻りました`;
      return md`**${when}から ${how}**（${before} → ${after}${swings.ja(times)}）${back}`;
    },
    slope: (when, { before, after }) =>
      md`**${when}から増え方が変わりました**（1 日あたり ${before} → ${after}）`,
    variance: (when, ratio) =>
      ratio >= 1
        ? md`**${when}から揺れ幅が ${said(ratio)} 倍**になりました`
        : md`**${when}から揺れ幅が ${said(ratio)} 倍**に小さくなりました`,
    season: (since, hour, { before, after }) =>
      md`**${since}から、毎日 ${hour} 時ごろ**の値が変わりました（${before} → ${after}）`,
    spike: (when, { before, after }, times, end) =>
      md`**${when}に一時だけ ${after}**（ほかの日のこの時間は ${before}${swings.ja(times)}）${end === null ? NOTHING : md`。${end}には戻りました`}`,
    changed: (when, days, { before, after }) =>
      md`${days} 日間ずっと ${before} だった値が、**${when}に ${after}** になりました`,
    gap: (from, to, hours) =>
      to === null
        ? md`**${from}から値が途切れています**`
        : md`**${from}から ${to}まで値がありません**（${hoursJa(hours)}）`,
    appeared: (when) => md`**${when}から現れました**`,
    disappeared: (when) => md`**${when}を最後に消えました**`,
    also: (count, names, more) =>
      md`同じ動きがほかに ${count} 本（${names}${more ? words(' など') : NOTHING}）`,
    beside: (what) => md`同じころ: ${what}`,
    change: (title, when) => md`${title}（${when}）`,
    incident: (issue, when) => md`障害 ${issue}（${when}）`,
    worklog: (issue, when) => md`作業 ${issue}（${when}）`,
    askOfReturned: words('何がありましたか？'),
    asks: {
      level: words('何が変わりましたか？ このままでよいですか？'),
      slope: words('何が増えていますか？'),
      variance: words('何が変わりましたか？'),
      season: words('この時間に動くものは何ですか？'),
      spike: words('何がありましたか？ 気づける監視はありますか？'),
      changed: words('意図した変更ですか？'),
      gap: words('止まっていましたか、送れていないだけですか？'),
      appeared: words('予定どおりですか？ 監視に入っていますか？'),
      disappeared: words('意図したものですか？'),
    },
    scanned: (scanned, step) =>
      md`${groupedDigits(scanned)} 本のグラフを先月とつなげて調べました（${step < 60 ? `${step} 分` : `${step / 60} 時間`}平均。それより短い山は見えません）。`,
    shownToo: words('ダッシュボードにもあるグラフ'),
    more: (count) => md`ほかに ${count} 件。全部は \`pwg scan\` で見られます。`,
    left: (count) =>
      md`${groupedDigits(count)} 本は多すぎるため調べていません（--max-metrics で増やせます）。`,
    failed: (count) => md`${groupedDigits(count)} 本は取得できませんでした。`,
    quiet: (scanned) =>
      scanned === 0
        ? words('グラフ（調べられるものがありません）')
        : md`グラフ（${groupedDigits(scanned)} 本を調べて、いつもと違うものはありません）`,
  },
  en: {
    slash: ' / ',
    comma: ', ',
    service: (service) => md`${service}:`,
    role: (role) => md`mean of role ${role}:`,
    about: (date, hour) => `${date} ${String(hour).padStart(2, '0')}:00`,
    exactly: (dateTime) => `about ${dateTime}`,
    tells: (graph, what) => md`${graph}: ${what}`,
    level: (when, ratio, { before, after }, times, end) => {
      const how =
        ratio === null
          ? 'another level'
          : ratio >= 1
            ? `${said(ratio)} times as much`
            : `down by ${lost(ratio)}%`;
      const numbers = md`(${before} → ${after}${swings.en(times)})`;
      return end === null
        ? md`**${how} since ${when}** ${numbers}, and has stayed there`
        : md`**${how} from ${when} to ${end}** ${numbers}, and is back`;
    },
    slope: (when, { before, after }) => md`**grows differently since ${when}** (${before} → ${after} a day)`,
    variance: (when, ratio) => md`**moves ${said(ratio)} times as much since ${when}**`,
    season: (since, hour, { before, after }) =>
      md`**since ${since}, every day about ${hour}:00** (${before} → ${after})`,
    spike: (when, { before, after }, times, end) =>
      md`**${after} for a while at ${when}** (other days at this hour: ${before}${swings.en(times)})${end === null ? NOTHING : md`, back at ${end}`}`,
    changed: (when, days, { before, after }) =>
      md`had been ${before} for ${counted(days, 'day')} and **became ${after} at ${when}**`,
    gap: (from, to, hours) =>
      to === null
        ? md`**no values since ${from}**`
        : md`**no values from ${from} to ${to}** (${hoursEn(hours)})`,
    appeared: (when) => md`**appeared at ${when}**`,
    disappeared: (when) => md`**gone since ${when}**`,
    also: (count, names, more) =>
      md`${counted(count, 'other graph')} alike (${names}${more ? words(', …') : NOTHING})`,
    beside: (what) => md`about then: ${what}`,
    change: (title, when) => md`${title} (${when})`,
    incident: (issue, when) => md`incident ${issue} (${when})`,
    worklog: (issue, when) => md`work ${issue} (${when})`,
    askOfReturned: words('What happened?'),
    asks: {
      level: words('What changed? Is it all right like this?'),
      slope: words('What is growing?'),
      variance: words('What changed?'),
      season: words('What runs at this hour?'),
      spike: words('What happened? Would anybody have been told?'),
      changed: words('Was it meant?'),
      gap: words('Was it down, or only not sending?'),
      appeared: words('As planned? Is it watched?'),
      disappeared: words('Was it meant?'),
    },
    scanned: (scanned, step) =>
      md`Looked through ${counted(scanned, 'graph')} together with last month (means of ${step < 60 ? `${step} min` : `${step / 60} h`}; shorter peaks do not show).`,
    shownToo: words('Graphs that are on a dashboard, too'),
    more: (count) => md`${count} more: \`pwg scan\` shows all.`,
    left: (count) => md`${counted(count, 'graph')} not looked at: too many (--max-metrics).`,
    failed: (count) => md`${counted(count, 'graph')} could not be read.`,
    quiet: (scanned) =>
      scanned === 0
        ? words('graphs (there are none to look at)')
        : md`graphs (${groupedDigits(scanned)} looked at, nothing unlike before)`,
  },
};

/** '1.6', '12'. */
const said = (ratio: number): string =>
  ratio >= 10 ? ratio.toFixed(0) : String(Number(ratio.toPrecision(2)));

const lost = (ratio: number): number => Math.round((1 - ratio) * 100);

const swings = {
  ja: (times: number | null): Markdown =>
    times === null ? NOTHING : md`。ふだんの揺れの ${times} 倍${times >= 50 ? words('以上') : NOTHING}`,
  en: (times: number | null): Markdown =>
    times === null
      ? NOTHING
      : md`; ${times} ${times >= 50 ? words('times or more') : words('times')} the usual swing`,
};

const hoursJa = (hours: number): string => (hours < 48 ? `${hours} 時間` : `${Math.round(hours / 24)} 日`);
const hoursEn = (hours: number): string =>
  hours < 48 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day');
