import { millisecondsInDay } from 'date-fns/constants';
import { daysOf, monthOf } from '../meeting/calendar-days.ts';
import type { Meeting } from '../meeting.ts';
import type {
  Alert,
  AlertBook,
  Minutes,
  Monitor,
  Period,
  RuleChange,
  RuleLedger,
  Verdict,
} from '../records.ts';
import { within } from './calendar.ts';
import { lastMadeAt } from './last-made.ts';
import { storms } from './storms.ts';

/** What a decision meant: the words that the page offers, or a sentence of somebody's own. */
export type VerdictWord = 'keep' | 'threshold' | 'delete' | 'investigate' | 'announce' | 'sentence';

/** A decision of the last page and what became of it. */
export interface LedgerEntry {
  /** The rule's id; of a storm the id of its first alert. */
  readonly rule: string;
  readonly name: string | null;
  readonly url: string;
  readonly word: VerdictWord;
  readonly said: string;
  /**
   * 'asDecided' and 'otherwise' are seen in the snapshots or in the list of rules; 'notYet' too; 'unknown' where no
   * snapshot is old enough; 'changed' where the decision did not say how, and 'nothingToDo' where it asks for no change.
   */
  readonly became: 'asDecided' | 'notYet' | 'otherwise' | 'changed' | 'unknown' | 'nothingToDo';
  /** When the rule was changed, if it was. */
  readonly changed: Period | null;
  /** On how many pages in a row it was decided and not done. */
  readonly months: number;
  /** Alerts of the month the decision was about, and of the period; of a storm its own, and those of the period's storms. */
  readonly firedThen: number;
  readonly firedNow: number;
}

/**
 * For each decision of the last page that was about a rule: was the rule really changed, and did it help? In the order
 * of that page.
 */
export function verdictLedger(
  { pages }: Minutes,
  {
    alerts,
    monitors,
    ruleChanges,
  }: {
    readonly alerts: AlertBook;
    readonly monitors: readonly Monitor[];
    readonly ruleChanges: RuleLedger | null;
  },
  meeting: Meeting,
): readonly LedgerEntry[] {
  const [last] = pages;
  if (last === undefined) return [];
  const decidedAbout = periodOf(last.month, meeting);
  // What was changed before the page was made can't carry out what was decided on it.
  const decidedAt = lastMadeAt({ pages }, meeting.local) ?? decidedAbout.to;
  const names = new Map(monitors.map(({ origin, name }) => [origin.id, name]));
  return last.verdicts.map(({ url, name, said }): LedgerEntry => {
    const alert = alertAt(url, alerts.ours);
    if (alert !== null && alert.rule?.deleted !== true) {
      return ofStorm(alert, { url, name, said }, alerts.ours, [decidedAbout, meeting.period]);
    }
    const rule = alert?.rule?.id ?? ruleOf(url);
    const word = verdictWord(said);
    const changes = (ruleChanges?.changes ?? []).filter(
      ({ origin, between }) => origin.id === rule && between.to > decidedAt,
    );
    const ref = alerts.ours.findLast((alert) => alert.rule?.id === rule)?.rule ?? null;
    // A list that could not be read proves nothing: an alert's rule knows whether it was.
    const exists = names.has(rule) || ref?.deleted === false;
    const became = outcome(word, changes, exists, ruleChanges, decidedAbout);
    const relevant = changes.filter((change) => carriesOut(word, change));
    const firedIn = (period: Period): number =>
      alerts.ours.filter((alert) => alert.rule?.id === rule && within(alert.openedAt, period)).length;
    return {
      rule,
      name: names.get(rule) ?? ref?.name ?? (name === '' ? null : name),
      url,
      word,
      said,
      became,
      changed: spanOf(relevant.length > 0 ? relevant : became === 'otherwise' ? changes : []),
      months: became === 'notYet' ? timesDecided(pages, rule, word) : 1,
      firedThen: firedIn(decidedAbout),
      firedNow: firedIn(meeting.period),
    };
  });
}

/** The alert whose page it is: lines of storms and of rules that were deleted lead to one. `null` for a rule's page. */
const alertAt = (url: string, ours: readonly Alert[]): Alert | null =>
  ours.find(({ origin }) => origin.url === url) ?? null;

/** A storm has no settings that could be changed: what can be seen is whether there was one again. */
function ofStorm(
  { origin }: Alert,
  { url, name, said }: Verdict,
  ours: readonly Alert[],
  [then, now]: readonly [Period, Period],
): LedgerEntry {
  const stormsIn = (period: Period) => storms(ours.filter(({ openedAt }) => within(openedAt, period)));
  const its = stormsIn(then).find((storm) => storm.some((alert) => alert.origin.id === origin.id)) ?? [];
  return {
    rule: origin.id,
    name,
    url,
    word: verdictWord(said),
    said,
    became: 'nothingToDo',
    changed: null,
    months: 1,
    firedThen: its.length,
    firedNow: stormsIn(now).flat().length,
  };
}

export function verdictWord(said: string): VerdictWord {
  const found = WORDS.find(([pattern]) => pattern.test(said.normalize('NFKC').trim()));
  return found?.[1] ?? 'sentence';
}

/** The word stands first, alone or with more to say ("閾値 0.5 に"); one that is taken back in the same breath is none. */
const WORDS: readonly (readonly [RegExp, VerdictWord])[] = [
  [/^(?:\*\*)?(?:維持|現状維持|このまま|変更なし|keep)/i, 'keep'],
  [/^(?:\*\*)?(?:閾値|しきい値|threshold)(?!は?(?:維持|このまま|そのまま))/i, 'threshold'],
  [/^(?:\*\*)?(?:閾値|しきい値|threshold)は?(?:維持|このまま|そのまま)/i, 'keep'],
  [/^(?:\*\*)?(?:削除(?!しない)|消す|(?:delete|remove)(?!\s*(?:\?|: *no)))/i, 'delete'],
  [/^(?:\*\*)?(?:調査|調べる|investigate|look into)/i, 'investigate'],
  [/^(?:\*\*)?(?:予告|ダウンタイム|announce|downtime)/i, 'announce'],
];

function outcome(
  word: VerdictWord,
  changes: readonly RuleChange[],
  exists: boolean,
  ledger: RuleLedger | null,
  decidedAbout: Period,
): LedgerEntry['became'] {
  switch (word) {
    case 'delete':
      return exists ? 'notYet' : 'asDecided';
    case 'threshold': {
      if (changes.some((change) => carriesOut(word, change))) return 'asDecided';
      if (!exists) return 'otherwise';
      return seenSince(ledger, decidedAbout) ? 'notYet' : 'unknown';
    }
    case 'keep':
      return changes.some(({ field }) => !TEXT_ONLY.includes(field)) ? 'otherwise' : 'nothingToDo';
    case 'investigate':
    case 'announce':
    case 'sentence':
      return changes.some(({ field }) => !TEXT_ONLY.includes(field)) ? 'changed' : 'nothingToDo';
    default:
      return word satisfies never;
  }
}

/** Nothing that decides whether the rule fires. */
const TEXT_ONLY: readonly string[] = ['name', 'memo', 'notificationInterval'];

function carriesOut(word: VerdictWord, { field }: RuleChange): boolean {
  if (word === 'threshold') return ![...TEXT_ONLY, 'rule', 'isMute'].includes(field);
  if (word === 'delete') return field === 'rule';
  return true;
}

/** A change can only be ruled out where a snapshot shows the rule as it was when the month was reviewed, or soon after. */
function seenSince(ledger: RuleLedger | null, { to }: Period): boolean {
  return ledger?.since != null && ledger.since.getTime() <= to.getTime() + MONTH_MS;
}

const MONTH_MS = 31 * millisecondsInDay;

function timesDecided(pages: Minutes['pages'], rule: string, word: VerdictWord): number {
  const without = pages.findIndex(
    ({ verdicts }) => !verdicts.some(({ url, said }) => ruleOf(url) === rule && verdictWord(said) === word),
  );
  return without === -1 ? pages.length : without;
}

function spanOf(changes: readonly RuleChange[]): Period | null {
  const last = changes.at(-1);
  return last === undefined ? null : last.between;
}

const ruleOf = (url: string): string => /\/monitors\/([\w-]+)/.exec(url)?.[1] ?? url;

function periodOf(month: string, { local }: Meeting): Period {
  const { from, to } = daysOf(monthOf(month));
  return { from: local.startOfDay(from), to: local.startOfDay(to) };
}
