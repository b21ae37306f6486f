import { code, join, type Markdown, md, NOTHING, title, words } from '../markdown.ts';
import type { Locale, Meeting } from '../meeting.ts';
import type { Alert, RuleRef } from '../records.ts';
import { counted } from './amounts.ts';
import { type KnownReading, knownReadings } from './known.ts';

/**
 * What the register says of this rule, and where its alerts of the period differ from what it says; `null` when it does
 * not know the rule. An entry that speaks of none of these alerts is silent here.
 */
export function knownNote(rule: RuleRef | null, alerts: readonly Alert[], meeting: Meeting): Markdown | null {
  const notes = knownReadings(rule, alerts, meeting)
    .filter(({ covered }) => covered.length > 0)
    .map((reading) => note(reading, alerts, meeting));
  return notes.length === 0 ? null : join(notes, KNOWN_WORDS[meeting.locale].next);
}

function note(reading: KnownReading, alerts: readonly Alert[], { locale, local }: Meeting): Markdown {
  const say = KNOWN_WORDS[locale];
  const { pattern, covered, offTime, atMost, tooMany, expired } = reading;
  const others = alerts.filter((alert) => !covered.includes(alert));
  const until = local.date(local.startOfDay(pattern.until));
  const changes = join(
    [
      tooMany && atMost !== null ? say.tooMany(covered.length, atMost) : NOTHING,
      offTime.length > 0 && pattern.usually !== null
        ? say.offTime(offTime.length, covered.length, pattern.usually)
        : NOTHING,
      others.length > 0 ? say.others(others.length, elsewhere(pattern.match.host, others, locale)) : NOTHING,
    ],
    say.also,
  );
  const said = join(
    [
      say.known(title(pattern.explanation), covered.length, alerts.length),
      changes.empty ? NOTHING : say.changed(changes),
      expired ? say.expired(until) : say.until(until),
    ],
    say.between,
  );
  if (expired) return say.asks(said, say.askExpired);
  return changes.empty ? said : say.asks(said, say.askChanged);
}

const HOSTS = 3;

/** The hosts that the entry does not speak of, where it speaks of hosts. */
function elsewhere(expected: unknown, others: readonly Alert[], locale: Locale): Markdown {
  if (expected === null) return NOTHING;
  const hosts = [...new Set(others.flatMap(({ host }) => host?.name ?? []))];
  const named = hosts.slice(0, HOSTS).map((host) => code(host));
  return join(named, KNOWN_WORDS[locale].comma);
}

const ja = {
  comma: '、',
  also: '、',
  between: ' ／ ',
  next: ' ／ ',
  known: (explanation: Markdown, covered: number, all: number) =>
    covered === all
      ? md`登録済み: ${explanation}`
      : md`登録済み（${all} 件中 ${covered} 件）: ${explanation}`,
  changed: (changes: Markdown) => md`**いつもと違います**: ${changes}`,
  tooMany: (n: number, atMost: number) => md`${n} 件（登録では ${atMost} 件まで）`,
  offTime: (n: number, of: number, usually: string) => md`${of} 件中 ${n} 件は ${usually} ごろではありません`,
  others: (n: number, hosts: Markdown) =>
    hosts.empty ? md`ほか ${n} 件は登録の範囲外` : md`ほか ${n} 件は登録にないホスト（${hosts}）`,
  until: (day: string) => md`${day} まで`,
  expired: (day: string) => md`**登録の期限が切れました**（${day} まで）`,
  asks: (said: Markdown, question: Markdown) => md`${said} → ${question}`,
  askChanged: words('登録を見直しますか？'),
  askExpired: words('続けますか、直しますか？'),
};

const en: typeof ja = {
  comma: ', ',
  also: '; ',
  between: ' / ',
  next: ' / ',
  known: (explanation, covered, all) =>
    covered === all ? md`known: ${explanation}` : md`known (${covered} of ${all}): ${explanation}`,
  changed: (changes) => md`**not as usual**: ${changes}`,
  tooMany: (n, atMost) => md`${n} (${atMost} at most expected)`,
  offTime: (n, of, usually) => md`${n} of ${of} not around ${usually}`,
  others: (n, hosts) =>
    hosts.empty
      ? md`${counted(n, 'other alert')} not covered`
      : md`${counted(n, 'other alert')} on hosts it does not name (${hosts})`,
  until: (day) => md`until ${day}`,
  expired: (day) => md`**expired on ${day}**`,
  asks: (said, question) => md`${said} → ${question}`,
  askChanged: words('Is the explanation still right?'),
  askExpired: words('Does it still hold, or will it be fixed?'),
};

const KNOWN_WORDS: { readonly [L in Locale]: typeof ja } = { ja, en };
