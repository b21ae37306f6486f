import { type Markdown, NOTHING } from '../markdown.ts';
import { periodNames } from '../records/period-names.ts';
import type { FleetIndex } from './fleet-index.ts';
import { ruleLink, someOf } from './names.ts';
import type { RuleName } from './nobodys.ts';
import { FLEET_WORDS } from './words.ts';

const NAMES = 8;
const RULES = 5;

/** A line each on rules that belong to no service, muted or silent, and on alerts nobody owns. */
export function ownerless({ nobodys, meeting }: FleetIndex): readonly Markdown[] {
  const { locale, local, history } = meeting;
  const say = FLEET_WORDS[locale];
  const sources = [...nobodys.values()];
  const rules = sources.flatMap(({ rules }) => rules);
  const muted = rules.filter((rule) => rule.muted);
  // A muted one is asked about once.
  const silent = rules.filter((rule) => rule.silent === true && !rule.muted);
  const silentRules = silent.filter(({ type }) => type !== 'check');
  const silentChecks = silent.filter(({ type }) => type === 'check');
  const since = local.date(history.from);
  const linked = (rule: RuleName): Markdown => ruleLink(rule, locale);
  const names = (of: readonly RuleName[]) => someOf(of.map(linked), NAMES, say);

  const alerts = sources.flatMap(({ alerts }) => alerts ?? []);
  const fired = alerts.reduce((sum, of) => sum + of.fired, 0);
  const firedEarlier = alerts.reduce((sum, of) => sum + of.firedEarlier, 0);
  const byRule = alerts.flatMap(({ byRule }) => byRule).toSorted((a, b) => b.fired - a.fired);
  const loudest = byRule.map((rule) => say.ofRule(linked(rule), rule.fired));
  return [
    ...(fired === 0
      ? []
      : [
          say.unattributed(
            fired,
            periodNames(meeting).before,
            firedEarlier,
            loudest.length === 0 ? NOTHING : someOf(loudest, RULES, say),
          ),
        ]),
    ...(muted.length === 0 ? [] : [say.muted(muted.length, names(muted))]),
    ...(silentRules.length === 0 ? [] : [say.silent(silentRules.length, since, names(silentRules))]),
    ...(silentChecks.length === 0 ? [] : [say.silentChecks(silentChecks.length, since, names(silentChecks))]),
  ];
}
