import { join, type Markdown, title, words } from '../../markdown.ts';
import type { Locale, Matcher, Meeting } from '../../meeting.ts';
import { lastMadeAt } from '../../records/last-made.ts';
import type { Alert, RuleLedger } from '../../records.ts';
import { type Bid, defineSection, titled } from '../section.ts';
import { suspendedChannels } from './channels.ts';
import { monitoringFacts } from './facts.ts';
import { type Moved, movedRules, toldNow } from './moved.ts';
import { movedLine, nameOf } from './moved-line.ts';
import { MOVED_WORDS } from './moved-words.ts';
import { type Unneeded, unneeded } from './register.ts';
import { type Muted, mutedRules, silences } from './silenced.ts';
import { downtimeLine, mutedLine, ruleLink } from './silenced-lines.ts';
import { toWriteFor, type Undocumented, undocumented } from './undocumented.ts';
import { MONITORING_WORDS } from './words.ts';

/** What was hidden from people: rules that tell nobody, times in which alerts are never made, and what was changed. */
export const monitoring = defineSection({
  name: 'monitoring',
  title: titled('監視設定の変更・ミュート', 'Monitoring changes and mutes'),
  under: 'alerts',
  needs: ['monitors', 'downtimes'],
  uses: ['alerts', 'channels', 'ruleChanges', 'incidents', 'dashboards', 'minutes'],
  sample: {
    muted: [words('…')],
    noneMuted: words('…'),
    downtimes: [{ lines: [words('…')] }],
    suspended: [words('…')],
    changed: words('…'),
    changes: [words('…')],
    register: [words('…')],
    withoutMemo: [words('…')],
  },
  view: (records, meeting) => {
    const { monitors, downtimes, alerts, channels, ruleChanges, incidents, dashboards, minutes } = records;
    const say = MONITORING_WORDS[meeting.locale];
    const ours = alerts?.ours ?? null;
    const muted = mutedRules(monitors, ours, ruleChanges, meeting);
    const silent = silences(downtimes, ours, incidents?.ours ?? [], meeting);
    const lastMade = minutes === null ? null : lastMadeAt(minutes, meeting.local);
    const stopped = suspendedChannels(channels ?? [], meeting);
    const bare = undocumented(monitors, ours, meeting.period);
    const beside = {
      monitors,
      alerts: ours ?? [],
      incidents: incidents?.ours ?? [],
      dashboards: dashboards ?? [],
    };
    const moved = (ruleChanges === null ? [] : movedRules(ruleChanges, beside, meeting, lastMade)).filter(
      (rule) => !saidAsMuted(rule, muted),
    );
    const outdated = unneeded(monitors, ours ?? [], meeting);
    const nothing = muted.length + silent.length + stopped.length + moved.length + outdated.length === 0;
    return {
      facts: monitoringFacts(
        muted,
        silent,
        ruleChanges === null ? null : toldNow(ruleChanges, meeting, lastMade),
        bare,
      ),
      ...(muted.length + silent.length > 0 ? { question: QUESTION[meeting.locale] } : {}),
      body: {
        muted: muted.map((rule) => mutedLine(rule, meeting)),
        noneMuted: say.noneMuted(meeting.service),
        downtimes:
          silent.length === 0
            ? []
            : [{ lines: silent.map((silence) => downtimeLine(silence, monitors, meeting)) }],
        suspended: stopped.map(({ line }) => line),
        changed: changedHeading(ruleChanges, moved, meeting),
        changes: changeLines(moved, meeting),
        register: outdated.map((entry) => registerLine(entry, meeting)),
        withoutMemo: withoutMemo(toWriteFor(bare), meeting),
      },
      ...(nothing ? { quiet: say.quiet(sinceOf(ruleChanges) !== null) } : {}),
      urgent: stopped.map(({ bid }) => bid),
      worthTheHour: worthTheHour(muted, moved, meeting),
    };
  },
});

/** Its line among the muted rules says since when. */
function saidAsMuted({ rule, kind, changes, again, announced }: Moved, muted: readonly Muted[]): boolean {
  if (kind !== 'muted' || again !== null || announced.length > 0) return false;
  return (
    changes.every(({ field }) => field === 'isMute') &&
    muted.some(({ monitor }) => monitor.origin.id === rule.origin.id)
  );
}

const sinceOf = (ledger: RuleLedger | null): Date | null => ledger?.since ?? null;

function changedHeading(
  ledger: RuleLedger | null,
  moved: readonly Moved[],
  { locale, local }: Meeting,
): Markdown {
  const say = MONITORING_WORDS[locale];
  if (ledger === null) return say.changesUnknown;
  if (ledger.since === null) return say.changesFromNow;
  const since = local.date(ledger.since);
  return moved.length === 0 ? say.noChanges(since) : say.changes(moved.length, since);
}

/** As many as anybody decides on. */
const LINES = 7;
const NAMES = 5;

function changeLines(moved: readonly Moved[], meeting: Meeting): readonly Markdown[] {
  const say = MONITORING_WORDS[meeting.locale];
  const shown = moved.slice(0, LINES).map((rule) => movedLine(rule, meeting));
  const rest = moved.slice(LINES);
  if (rest.length === 0) return shown;
  const names = rest.slice(0, NAMES).map((rule) => nameOf(rule, meeting));
  const more = rest.length - names.length;
  return [
    ...shown,
    say.moreChanges(join(more > 0 ? [...names, say.more(more)] : names, say.comma), rest.length),
  ];
}

const RULES_NAMED = 3;

/** One line, however many there are. */
function withoutMemo(rules: readonly Undocumented[], meeting: Meeting): readonly Markdown[] {
  if (rules.length === 0) return [];
  const say = MONITORING_WORDS[meeting.locale];
  const named = rules
    .slice(0, RULES_NAMED)
    .map(({ monitor, fired }) => say.firedTimes(ruleLink(monitor, meeting), fired ?? 0));
  const more = rules.length - named.length;
  return [say.withoutMemo(join(more > 0 ? [...named, say.more(more)] : named, say.comma))];
}

function registerLine({ pattern, earlier, expired }: Unneeded, { locale, local }: Meeting): Markdown {
  const say = MONITORING_WORDS[locale];
  const explanation = title(pattern.explanation);
  const rule = written(pattern.match.monitor);
  if (!expired) return say.gone(explanation, rule, earlier);
  return say.expired(explanation, rule, local.date(local.startOfDay(pattern.until)));
}

const written = (matcher: Matcher): string => String(matcher);

/** Alerts that told nobody are worth more words the more there are. */
const MUTED_WORTH_TALKING = 3;

function worthTheHour(muted: readonly Muted[], moved: readonly Moved[], meeting: Meeting): readonly Bid[] {
  const say = MONITORING_WORDS[meeting.locale];
  const loud = muted.filter(({ fired }) => (fired?.length ?? 0) > 0);
  const surely = loud.filter(({ unheard }) => unheard.length > 0);
  const perhaps = loud.filter(({ unheard }) => unheard.length === 0);
  const hides = moved.filter(
    ({ kind, announced }) =>
      announced.length > 0 && (kind === 'loosened' || kind === 'gone' || kind === 'muted'),
  );
  const bid = (rules: readonly Muted[], fired: number, phrase: typeof say.mutedWorth): readonly Bid[] => {
    if (fired < MUTED_WORTH_TALKING) return [];
    const names = rules.slice(0, RULES_NAMED).map(({ monitor }) => ruleLink(monitor, meeting));
    return [{ weight: Math.min(60, 40 + fired), line: phrase(join(names, say.comma), fired) }];
  };
  const all = (rules: readonly Muted[], of: (rule: Muted) => readonly Alert[]): number =>
    rules.reduce((sum, rule) => sum + of(rule).length, 0);
  return [
    ...bid(
      surely,
      all(surely, ({ unheard }) => unheard),
      say.mutedWorth,
    ),
    ...bid(
      perhaps,
      all(perhaps, ({ fired }) => fired ?? []),
      say.perhapsUnheard,
    ),
    ...hides.slice(0, 1).map((rule) => ({
      weight: 62,
      line: say.hidesWorth(nameOf(rule, meeting), MOVED_WORDS[meeting.locale].kind[rule.kind]),
    })),
  ];
}

const QUESTION: { readonly [L in Locale]: Markdown } = {
  ja: words('知らせを止めている間に本当に壊れたら、誰が気づきますか？'),
  en: words('If something really broke while alerts are held back, who would notice?'),
};
