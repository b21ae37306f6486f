import { normalised } from './action-items.ts';
import type { Draft } from './draft.ts';
import type { Filed, Outcome } from './file-issues.ts';
import type { Known } from './journal.ts';

/** What will become of an item. */
export interface TodoPlan {
  readonly draft: Draft;
  /** The item's own id on this page; the draft goes under that of the earlier month where it was filed then. */
  readonly itemId: string;
  readonly does: 'file' | 'link' | 'look up';
  /** The issue it has already. */
  readonly number: number | null;
}

/**
 * An item is filed, or linked to the issue it has: one of an earlier run, or of an earlier month's page whose issue is
 * still open: copied to the next page, a line is still the same thing to do.
 */
export async function planOf(
  drafts: readonly Draft[],
  journal: ReadonlyMap<string, Known>,
  { service, meeting }: { readonly service: string; readonly meeting: string },
  tracker: { readonly place: string; readonly state: (number: number) => Promise<'open' | 'closed' | null> },
): Promise<readonly TodoPlan[]> {
  const plans: TodoPlan[] = [];
  for (const draft of drafts) {
    const known = journal.get(draft.id);
    if (known !== undefined) {
      const does = known.issue !== null ? 'link' : known.state === 'refused' ? 'file' : 'look up';
      plans.push({ draft, itemId: draft.id, does, number: known.issue?.number ?? null });
      continue;
    }
    const before = [...journal.values()].findLast(
      ({ title, place, meeting: then, issue }) =>
        issue !== null &&
        place === tracker.place &&
        then !== meeting &&
        then.startsWith(`${service}/`) &&
        sameWords(title, draft.title),
    );
    const open = before?.issue != null && (await tracker.state(before.issue.number)) === 'open';
    plans.push(
      open && before?.issue != null
        ? { draft: { ...draft, id: before.id }, itemId: draft.id, does: 'link', number: before.issue.number }
        : { draft, itemId: draft.id, does: 'file', number: null },
    );
  }
  return plans;
}

const sameWords = (a: string, b: string): boolean => words(a) === words(b);
const words = (text: string): string => normalised(text).toLowerCase();

interface Shown {
  readonly page: string;
  readonly place: string;
  readonly labels: readonly string[];
  /** Items beyond the most that are filed in one run. */
  readonly left: number;
}

type Locale = 'ja' | 'en';

/** Where a page has nothing to file. */
export const nothingToFile = (page: string, locale: Locale): string => WORDS[locale].nothing(page);

/** A copy of the page, in which people may have written action items too. */
export const copyElsewhere = (url: string, locale: Locale): string => WORDS[locale].copy(url);

/** The plan for people, before anything is done. */
export function planLines(
  plans: readonly TodoPlan[],
  { page, place, labels, left, warnings }: Shown & { readonly warnings: readonly string[] },
  locale: Locale,
): readonly string[] {
  const say = WORDS[locale];
  return [
    say.heading(page, place, labels),
    ...plans.flatMap(({ draft, does, number }) => [
      `- ${draft.title}`,
      `    ${[
        does === 'link' ? say.link(number ?? 0) : does === 'look up' ? say.lookUp : say.file,
        draft.assignees.length === 0 ? say.nobody : say.who(draft.assignees),
        draft.due === null ? say.noDay : say.due(draft.due),
        draft.doneWhen === null ? say.noCondition : say.doneWhen(draft.doneWhen),
      ].join(' / ')}`,
      ...(draft.unclear.length === 0 ? [] : [`    ! ${say.unclear(draft.unclear)}`]),
    ]),
    ...(left > 0 ? [say.left(left)] : []),
    ...warnings.map((warning) => `! ${warning}`),
  ];
}

/** What was done. */
export function tell(
  {
    created,
    found,
    pending,
    twice,
    unlinked,
  }: Outcome<Draft, Filed & { readonly dropped: readonly string[] }>,
  { place }: Shown,
  locale: Locale,
): readonly string[] {
  const say = WORDS[locale];
  return [
    ...created.map(({ draft, filed }) => say.created(place, filed.number, draft.title)),
    ...created
      .filter(({ filed }) => filed.dropped.length > 0)
      .map(({ filed }) => say.dropped(filed.number, filed.dropped)),
    ...found.map(({ draft, filed }) => say.found(place, filed.number, draft.title)),
    ...twice.map(({ draft, filed }) =>
      say.twice(
        draft.title,
        filed.map(({ number }) => number),
      ),
    ),
    ...unlinked.map(({ draft, filed }) => say.unlinked(filed.number, draft.title)),
    ...pending.map(({ title }) => say.pending(title)),
  ];
}

const numbers = (list: readonly number[]): string => list.map((number) => `#${number}`).join(', ');

const WORDS = {
  ja: {
    heading: (page: string, place: string, labels: readonly string[]) =>
      `${page} → ${place}${labels.length === 0 ? '' : `（ラベル: ${labels.join('、')}）`}`,
    nothing: (page: string) => `${page}: Issue にしていない TODO はありません。`,
    file: 'Issue を作る',
    link: (number: number) => `#${number} がすでにある → リンクを書く`,
    lookUp: '前回の結果を確かめる',
    nobody: '担当なし',
    who: (logins: readonly string[]) => `担当 ${logins.join('、')}`,
    noDay: '期限なし',
    due: (day: string) => `期限 ${day}`,
    noCondition: '完了条件なし',
    doneWhen: (condition: string) => `完了条件: ${condition}`,
    unclear: (said: readonly string[]) =>
      `期限や担当として読めません（件名に残します）: ${said.join('、')}。書き方: @ログイン名 (期限: YYYY-MM-DD)`,
    copy: (url: string) =>
      `このページは ${url} にもあります。そこに書かれた TODO は、先に pwg publish で取り込んでください`,
    left: (left: number) => `ほかに ${left} 件（1 回に作る数を超える分は次の実行で）`,
    created: (place: string, number: number, title: string) => `作成 ${place}#${number} ${title}`,
    dropped: (number: number, what: readonly string[]) =>
      `  #${number}: GitHub が受け付けなかったもの: ${what.join('、')}`,
    found: (place: string, number: number, title: string) => `既存 ${place}#${number} ${title}`,
    twice: (title: string, list: readonly number[]) =>
      `${numbers(list)} は同じ TODO です（${title}）。1 つを閉じてください`,
    unlinked: (number: number, title: string) =>
      `#${number} はできていますが、ページに元の行がありません: ${title}`,
    pending: (title: string) =>
      `返事が届かなかったため、作られたか分かりません: ${title}。15 分ほどしてから、もう一度実行してください`,
  },
  en: {
    heading: (page: string, place: string, labels: readonly string[]) =>
      `${page} → ${place}${labels.length === 0 ? '' : ` (labels: ${labels.join(', ')})`}`,
    nothing: (page: string) => `${page}: no action item that is not an issue yet.`,
    file: 'file an issue',
    link: (number: number) => `is #${number} already: link it`,
    lookUp: 'look up what became of it',
    nobody: 'nobody assigned',
    who: (logins: readonly string[]) => `assigned to ${logins.join(', ')}`,
    noDay: 'no due date',
    due: (day: string) => `due ${day}`,
    noCondition: 'no completion condition',
    doneWhen: (condition: string) => `done when ${condition}`,
    unclear: (said: readonly string[]) =>
      `can not be read as a day or a person, and stays in the title: ${said.join(', ')}. Write @login (due: YYYY-MM-DD)`,
    copy: (url: string) =>
      `This page is also at ${url}. For action items that were written there, run pwg publish first`,
    left: (left: number) => `${left} more are beyond the most of one run: run again for them`,
    created: (place: string, number: number, title: string) => `Filed ${place}#${number} ${title}`,
    dropped: (number: number, what: readonly string[]) =>
      `  #${number}: GitHub did not take ${what.join(', ')}`,
    found: (place: string, number: number, title: string) => `There already: ${place}#${number} ${title}`,
    twice: (title: string, list: readonly number[]) =>
      `${numbers(list)} are one action item (${title}): please close one`,
    unlinked: (number: number, title: string) =>
      `#${number} is filed, but its line is no longer on the page: ${title}`,
    pending: (title: string) =>
      `No answer came back, so it is not known whether this was filed: ${title}. Run again in about 15 minutes`,
  },
} as const;
