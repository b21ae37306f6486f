import { join, link, type Markdown, NOTHING, title, words } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { numberLink } from '../../records/issue-link.ts';
import { ruleName } from '../../records/rule-name.ts';
import type { Period, RuleChange } from '../../records.ts';
import { fieldName, fieldValue } from './fields.ts';
import type { Left, Moved } from './moved.ts';
import { MOVED_WORDS } from './moved-words.ts';

/** One rule that changed: what, when at the latest, what did not change with it, and one question. */
export function movedLine(moved: Moved, meeting: Meeting): Markdown {
  const say = MOVED_WORDS[meeting.locale];
  const { changes, kind, again, announced } = moved;
  const head = join([nameOf(moved, meeting), say.kind[kind]], ' ');
  const what = whatChanged(changes, meeting);
  const pieces = [
    what.empty ? head : say.what(head, what),
    say.between(between(changes, meeting)),
    again === null ? NOTHING : say.again(fieldName(again.field, meeting.locale), again.times),
    announcedPiece(announced, meeting),
    leftPiece(moved.left, meeting),
  ];
  const said = join(pieces, say.slash);
  const ask = question(moved, meeting);
  return ask === null ? said : say.asks(said, ask);
}

export function nameOf({ rule }: Pick<Moved, 'rule'>, { locale }: Meeting): Markdown {
  const { origin, name, type } = rule;
  return link(title(ruleName({ id: origin.id, name, type }, locale)), origin.url);
}

function question({ kind, again, announced, left }: Moved, { locale }: Meeting): Markdown | null {
  const { ask } = MOVED_WORDS[locale];
  const hides = kind === 'loosened' || kind === 'mixed' || kind === 'gone' || kind === 'muted';
  if (hides && announced.length > 0) return ask.nextTime;
  if (again !== null) return ask.again;
  if (kind === 'muted') return ask.muted;
  if (kind === 'gone') return ask.gone;
  if (left === null) return null;
  if (left.dashboards.length > 0 || left.memo === 'holds') return ask.mend;
  return left.memo === 'changed' || left.memo === 'unknown' ? null : ask.reason;
}

/** Fields said by what the line begins with already. */
const SAID: readonly string[] = ['rule', 'isMute'];
const FIELDS_SHOWN = 3;

/** Each field once, from what it was to what it is now. */
function whatChanged(changes: readonly RuleChange[], { locale }: Meeting): Markdown {
  const say = MOVED_WORDS[locale];
  const fields = [...new Set(changes.map(({ field }) => field))].filter((field) => !SAID.includes(field));
  const told = fields.slice(0, FIELDS_SHOWN).map((field) => {
    const mine = changes.filter((change) => change.field === field);
    const name = fieldName(field, locale);
    if (field === 'memo') return say.rewritten(name);
    return say.fromTo(
      name,
      fieldValue(mine[0]?.before ?? null, locale),
      fieldValue(mine.at(-1)?.after ?? null, locale),
    );
  });
  const more = fields.length - told.length;
  return join(more > 0 ? [...told, say.moreFields(more)] : told, say.comma);
}

function between(changes: readonly RuleChange[], { local }: Meeting): readonly [string, string] {
  const spans: readonly Period[] = changes.map((change) => change.between);
  const first = new Date(Math.min(...spans.map(({ from }) => from.getTime())));
  const last = new Date(Math.max(...spans.map(({ to }) => to.getTime())));
  return [local.date(first), local.date(last)];
}

const INCIDENTS_SHOWN = 2;

function announcedPiece(announced: Moved['announced'], { locale }: Meeting): Markdown {
  const say = MOVED_WORDS[locale];
  if (announced.length === 0) return NOTHING;
  const shown = announced
    .slice(0, INCIDENTS_SHOWN)
    .map(({ incident, minutes }) => say.before(numberLink(incident), minutes));
  return say.announced(join(shown, say.comma));
}

function leftPiece(left: Left | null, { locale }: Meeting): Markdown {
  if (left === null) return NOTHING;
  const say = MOVED_WORDS[locale];
  const boards = left.dashboards.map(({ title: name, origin }) => link(title(name), origin.url));
  return join(
    [
      say.memo[left.memo](words(String(left.value))),
      boards.length === 0 ? NOTHING : say.marked(join(boards, say.comma), left.value),
    ],
    say.comma,
  );
}
