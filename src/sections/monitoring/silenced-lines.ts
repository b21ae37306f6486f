import { code, join, link, type Markdown, NOTHING, title, words } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { duration } from '../../records/amounts.ts';
import { ruleName } from '../../records/rule-name.ts';
import { span } from '../../records/span.ts';
import type { Alert, Monitor, Period } from '../../records.ts';
import type { Muted, Silence } from './silenced.ts';
import { MONITORING_WORDS } from './words.ts';

export function ruleLink({ origin, name, type }: Monitor, { locale }: Pick<Meeting, 'locale'>): Markdown {
  return link(title(ruleName({ id: origin.id, name, type }, locale)), origin.url);
}

export function mutedLine({ monitor, fired, since }: Muted, meeting: Meeting): Markdown {
  const { locale, local } = meeting;
  const say = MONITORING_WORDS[locale];
  const rule = ruleLink(monitor, meeting);
  const when =
    since === null
      ? NOTHING
      : since.to === null
        ? say.mutedAtLeastSince(local.date(since.from))
        : say.mutedBetween(local.date(since.from), local.date(since.to));
  const last = fired?.at(-1);
  if (fired === null || last === undefined) return say.muted(rule, when);
  return say.mutedFired(rule, when, fired.length, link(local.dateTime(last.openedAt), last.origin.url));
}

const RUNS_SHOWN = 2;

/** When it was silent, for what, and whether something happened at its edges or in spite of it. */
export function downtimeLine(silence: Silence, monitors: readonly Monitor[], meeting: Meeting): Markdown {
  const { locale, local, period } = meeting;
  const { downtime, runs, minutes, around, askedElsewhere } = silence;
  const say = MONITORING_WORDS[locale];
  const when = (run: Period) => words(span(run.from, run.to, local, locale));
  const shown = join(runs.slice(0, RUNS_SHOWN).map(when), say.comma);
  const said = join(
    [
      say.downtime(
        link(title(downtime.name), downtime.origin.url),
        runs.length > RUNS_SHOWN ? say.runs(shown, runs.length) : shown,
        duration(downtime.minutes, locale),
      ),
      runs.length > 1 ? say.together(duration(minutes, locale), minutes / lengthOf(period)) : NOTHING,
      covered(silence, monitors, meeting),
      counted(around?.before, say.before),
      counted(around?.during, say.during),
      counted(around?.after, say.after),
    ],
    say.slash,
  );
  if (around !== null && around.during.length > 0)
    return askedElsewhere ? said : say.asks(said, say.askScope);
  return around !== null && around.after.length > 0 ? say.asks(said, say.askEnded) : said;
}

const lengthOf = ({ from, to }: Period): number => (to.getTime() - from.getTime()) / 60_000;

function counted(
  alerts: readonly Alert[] | undefined,
  phrase: (n: number, url: string | null) => Markdown,
): Markdown {
  const [first] = alerts ?? [];
  return first === undefined ? NOTHING : phrase(alerts?.length ?? 0, first.origin.url);
}

const NAMED = 3;

function covered({ downtime }: Silence, monitors: readonly Monitor[], meeting: Meeting): Markdown {
  const say = MONITORING_WORDS[meeting.locale];
  const named = ({ places, rules }: Silence['downtime']['covers']): Markdown => {
    const all = [
      ...places.map((place) => code(place)),
      ...rules.map((id) => {
        const monitor = monitors.find(({ origin }) => origin.id === id);
        return monitor === undefined ? code(id) : ruleLink(monitor, meeting);
      }),
    ];
    const more = all.length - NAMED;
    return join(more > 0 ? [...all.slice(0, NAMED), say.more(more)] : all, say.comma);
  };
  return say.covers(named(downtime.covers), named(downtime.spares));
}
