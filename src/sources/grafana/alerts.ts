import type { Meeting } from '../../meeting.ts';
import type { Alert, AlertBook } from '../../records.ts';
import type { Answered } from '../source.ts';
import { fetchAnnotations, type RawAnnotation } from './annotations.ts';
import { type Context, type Rule, toRuleRef } from './rules.ts';
import type { GrafanaService } from './service.ts';

/**
 * Alerts out of the state history, which Grafana keeps as annotations: each instance of a rule goes into and out of a firing
 * state. What was firing before `meeting.trend` began has no beginning here and is left out.
 */
export async function alertBook(
  context: Context,
  rules: readonly Rule[],
  { trend, history, at }: Meeting,
  service: GrafanaService,
): Promise<Answered<'alerts'>> {
  const asked = { type: 'alert', tags: [], from: trend.from.getTime(), to: at.getTime() } as const;
  const firings = firingsOf(await fetchAnnotations(context.http, asked), rules);
  const named = new Map(rules.map((rule) => [rule.uid, rule.labels?.[context.serviceLabel]]));
  const refs = new Map(rules.map((rule) => [rule.uid, toRuleRef(rule, context.links)]));

  const book = { ours: [] as Alert[], unattributed: [] as Alert[] };
  const firedRules = new Set<string>();
  for (const firing of firings) {
    const rule = firing.rule === null ? null : (refs.get(firing.rule) ?? null);
    const alert = toAlert(firing, rule, context);
    if (rule !== null && history.from <= alert.openedAt && alert.openedAt < history.to)
      firedRules.add(rule.id);
    const whose = rule === null ? undefined : named.get(rule.id);
    if (whose === service.label) book.ours.push(alert);
    else if (whose === undefined) book.unattributed.push(alert);
  }
  return { records: { ...book, perhapsOurs: [], firedRules } satisfies AlertBook };
}

function toAlert(
  { opened, closed, rule: uid, instance }: Firing,
  rule: Alert['rule'],
  { source, links }: Context,
): Alert {
  const id = String(opened.id);
  return {
    origin: { source, id, url: uid === null ? null : links.firing(uid, id) },
    rule,
    host: null,
    series: instance,
    type: 'query',
    status: closed === null ? stateOf(opened) : 'ok',
    openedAt: new Date(opened.time),
    closedAt: closed === null ? null : new Date(closed.time),
    reason: null,
    message: opened.text || null,
    value: null,
  };
}

interface Firing {
  /** `null` where neither its id nor its text names a rule that is there. */
  readonly rule: string | null;
  /** The labels that set it apart from others of its rule: 'instance=web-1'. */
  readonly instance: string | null;
  readonly opened: RawAnnotation;
  /** `null` while it goes on. */
  readonly closed: RawAnnotation | null;
}

/** From the first firing state of an instance to its next quiet one. Oldest first. */
function firingsOf(history: readonly RawAnnotation[], rules: readonly Rule[]): readonly Firing[] {
  const firings: Firing[] = [];
  const open = new Map<string, number>();
  const names = new Map(rules.map(({ uid, name }) => [uid, name]));
  for (const change of history) {
    const rule = ruleOf(change, rules);
    const instance = instanceOf(change, names.get(rule ?? ''));
    const who = JSON.stringify([rule ?? change.text?.split(' ', 1), instance]);
    const at = open.get(who);
    const firing = at === undefined ? undefined : firings[at];
    const state = firstWord(change.newState);
    if (FIRING.has(state) && firing === undefined) {
      open.set(who, firings.push({ rule, instance, opened: change, closed: null }) - 1);
    } else if (QUIET.has(state) && firing !== undefined && at !== undefined) {
      firings[at] = { ...firing, closed: change };
      open.delete(who);
    }
  }
  return firings;
}

function ruleOf({ alertUID, text }: RawAnnotation, rules: readonly Rule[]): string | null {
  if (alertUID != null && alertUID !== '') return alertUID;
  return rules.find(({ name }) => text === name || text?.startsWith(`${name} {`))?.uid ?? null;
}

/** 'High latency {instance=web-1} - B=3.2' → 'instance=web-1'. The rule's name, which comes first, may hold braces of its own. */
function instanceOf({ text }: RawAnnotation, name = ''): string | null {
  const labels = text?.startsWith(name) ? text.slice(name.length) : text;
  return /\{([^{}]*)\}/.exec(labels ?? '')?.[1] || null;
}

/** As old and new servers call them, and with a reason behind: 'Normal (MissingSeries)'. A word that is neither changes nothing. */
const FIRING: ReadonlySet<string> = new Set(['alerting', 'error', 'nodata', 'no_data']);
const QUIET: ReadonlySet<string> = new Set(['normal', 'ok', 'pending', 'paused']);
const firstWord = (state: string | null | undefined): string =>
  (state ?? '').split(' ', 1).join('').toLowerCase();

const stateOf = ({ newState }: RawAnnotation): Alert['status'] =>
  firstWord(newState) === 'alerting' ? 'critical' : 'unknown';
