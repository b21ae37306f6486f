import { code, link, type Markdown, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { within } from '../../records/calendar.ts';
import { periodNames } from '../../records/period-names.ts';
import { ruleName } from '../../records/rule-name.ts';
import type { Alert, AlertBook, RuleRef } from '../../records.ts';
import { ALERT_WORDS } from './words.ts';

/** Alerts of the organisation that belong to no service as far as the data can say. */
export interface Nobodys {
  readonly fired: number;
  readonly firedEarlier: number;
  /** Rules that probably watch this service, by how often they fired in the period. */
  readonly perhapsOurs: readonly PerhapsRule[];
}

export interface PerhapsRule {
  readonly rule: RuleRef;
  readonly fired: number;
  readonly firedEarlier: number;
  readonly url: string | null;
}

export function nobodys({ unattributed, perhapsOurs }: AlertBook, { period, earlier }: Meeting): Nobodys {
  const rules = new Map<string, { rule: RuleRef; alerts: Alert[] }>();
  for (const alert of perhapsOurs) {
    if (alert.rule === null) continue;
    const known = rules.get(alert.rule.id);
    if (known === undefined) rules.set(alert.rule.id, { rule: alert.rule, alerts: [alert] });
    else known.alerts.push(alert);
  }
  return {
    fired: count(unattributed, period),
    firedEarlier: count(unattributed, earlier),
    perhapsOurs: [...rules.values()]
      .map(({ rule, alerts }) => ({
        rule,
        fired: count(alerts, period),
        firedEarlier: count(alerts, earlier),
        url: rule.url ?? alerts.find(({ openedAt }) => within(openedAt, period))?.origin.url ?? null,
      }))
      .filter(({ fired }) => fired > 0)
      .sort((a, b) => b.fired - a.fired),
  };
}

const count = (alerts: readonly Alert[], period: Meeting['period']): number =>
  alerts.filter(({ openedAt }) => within(openedAt, period)).length;

/** More than these make a line that nobody pastes. */
const AT_MOST = 10;

/** The rules to look through, and the line for the config that counts them in from next time on. */
export function perhapsOursList(
  rules: readonly PerhapsRule[],
  meeting: Meeting,
): readonly {
  readonly heading: Markdown;
  readonly rules: readonly Markdown[];
  readonly override: Markdown;
}[] {
  const { locale, service } = meeting;
  const say = ALERT_WORDS[locale];
  const shown = rules.slice(0, AT_MOST);
  if (shown.length === 0) return [];
  const entries = shown.map(({ rule }) => `{ monitor: ${yaml(rule.id)}, service: ${yaml(service)} }`);
  return [
    {
      heading: say.perhapsOurs(service, rules.length),
      rules: shown.map(({ rule, fired, firedEarlier, url }) =>
        say.perhapsRule(
          link(title(ruleName(rule, locale)), url),
          fired,
          periodNames(meeting).before,
          firedEarlier,
        ),
      ),
      override: code(`attribution: [${entries.join(', ')}]`),
    },
  ];
}

/** As a YAML scalar that is a string: bare where nothing can mistake it for a number or a word of YAML. */
function yaml(value: string): string {
  const bare =
    /^\w[\w-]*$/.test(value) && Number.isNaN(Number(value)) && !/^(?:true|false|null)$/i.test(value);
  return bare ? value : JSON.stringify(value);
}
