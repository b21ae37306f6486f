import { join, link, type Markdown, md, NOTHING, text, title, words } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import type { LedgerEntry } from '../../records/verdict-ledger.ts';
import type { Period } from '../../records.ts';

/** A decision of the last meeting, what became of it, and whether it helped. */
export function ledgerLine(entry: LedgerEntry, meeting: Meeting): Markdown {
  const say = WORDS[meeting.locale];
  const { name, url, rule, said, firedThen, firedNow } = entry;
  return join(
    [
      md`${link(title(name ?? rule), url)} ${say.decided(text(said))}`,
      became(entry, meeting),
      say.fired(firedThen, firedNow),
    ],
    say.between,
  );
}

/** How many were carried out, for the top of the page; nothing where nothing was decided. */
export function ledgerSummary(entries: readonly LedgerEntry[], { locale }: Meeting): Markdown {
  if (entries.length === 0) return NOTHING;
  const say = WORDS[locale];
  const count = (...as: readonly LedgerEntry['became'][]): number =>
    entries.filter(({ became }) => as.includes(became)).length;
  const parts = [
    [count('asDecided'), say.asDecidedCount],
    [count('notYet'), say.notYetCount],
    [count('changed'), say.changedCount],
    [count('otherwise'), say.otherwiseCount],
    [count('unknown'), say.unknownCount],
    [count('nothingToDo'), say.nothingToDoCount],
  ] as const;
  return say.summary(
    entries.length,
    join(
      parts.filter(([n]) => n > 0).map(([n, phrase]) => phrase(n)),
      say.comma,
    ),
  );
}

function became({ became: as, word, changed, months }: LedgerEntry, meeting: Meeting): Markdown {
  const say = WORDS[meeting.locale];
  const when = changed === null ? NOTHING : say.between2(span(changed, meeting));
  switch (as) {
    case 'asDecided':
      return word === 'delete' ? say.deleted(when) : say.changed(when);
    case 'changed':
      return say.changedSomehow(when);
    case 'notYet':
      return months > 1 ? say.notYetFor(months) : say.notYet;
    case 'otherwise':
      return word === 'keep' ? say.changedAllTheSame(when) : say.gone;
    case 'unknown':
      return say.unknown;
    case 'nothingToDo':
      return NOTHING;
    default:
      return as satisfies never;
  }
}

function span({ from, to }: Period, { local }: Meeting): string {
  const [first, last] = [local.date(from), local.date(to)];
  return first === last ? first : `${first}〜${last}`;
}

const ja = {
  between: ' ／ ',
  comma: '、',
  decided: (said: Markdown) => md`決定: 「${said}」`,
  between2: (days: string) => md`（${days} の間）`,
  changed: (when: Markdown) => md`**決定どおり変更**${when}`,
  changedSomehow: (when: Markdown) => md`設定は変わっています${when}`,
  deleted: (when: Markdown) => md`**決定どおり削除**${when}`,
  notYet: words('**未実施** → いつ、誰がやりますか？'),
  notYetFor: (months: number) => md`**未実施（${months} か月目）** → やる・やめる？`,
  changedAllTheSame: (when: Markdown) => md`維持のはずが変更されています${when}`,
  gone: words('ルールがなくなっています'),
  unknown: words('変更されたかは分かりません（当時の設定の記録がありません）'),
  fired: (then: number, now: number) => md`${then} 件 → ${now} 件`,
  summary: (n: number, parts: Markdown) => md`前回の決定 ${n} 件: ${parts}`,
  asDecidedCount: (n: number) => md`${n} 件は決定どおり`,
  notYetCount: (n: number) => md`**${n} 件は未実施**`,
  changedCount: (n: number) => md`${n} 件は設定に変更あり`,
  otherwiseCount: (n: number) => md`${n} 件は決定と違う形に`,
  unknownCount: (n: number) => md`${n} 件は実施されたか不明`,
  nothingToDoCount: (n: number) => md`${n} 件は設定の変更なし`,
};

const en: typeof ja = {
  between: ' / ',
  comma: ', ',
  decided: (said) => md`decided: "${said}"`,
  between2: (days) => md` (between ${days.replace('〜', ' and ')})`,
  changed: (when) => md`**changed as decided**${when}`,
  changedSomehow: (when) => md`its settings have changed${when}`,
  deleted: (when) => md`**deleted as decided**${when}`,
  notYet: words('**not done yet** → who does it, and when?'),
  notYetFor: (months) => md`**not done for ${months} months** → do it or drop it?`,
  changedAllTheSame: (when) => md`was to be kept, but was changed${when}`,
  gone: words('the rule is gone'),
  unknown: words('not known whether it was changed (no record of the settings of then)'),
  fired: (then, now) => md`${then} → ${now} alerts`,
  summary: (n, parts) => md`${n === 1 ? 'One decision' : md`${n} decisions`} of the last meeting: ${parts}`,
  asDecidedCount: (n) => md`${n} carried out`,
  notYetCount: (n) => md`**${n} not done yet**`,
  changedCount: (n) => md`${n} with settings changed`,
  otherwiseCount: (n) => md`${n} went another way`,
  unknownCount: (n) => md`${n} not known`,
  nothingToDoCount: (n) => md`${n} without a change of settings`,
};

const WORDS: { readonly [L in Locale]: typeof ja } = { ja, en };
