import { join, link, type Markdown, md, NOTHING, text, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { occurrences } from '../../records/downtimes.ts';
import { issueLink } from '../../records/issue-link.ts';
import { ruleName } from '../../records/rule-name.ts';
import { bareTitle } from '../../records/same-title.ts';
import type { Storm } from '../../records/storms.ts';
import type { Downtime, Incident, RuleRef } from '../../records.ts';
import { ALERT_WORDS } from './words.ts';

/** What else is known of the hour of a storm; `null` when it could not be read, so that nothing is said of it. */
export interface Surroundings {
  readonly incidents: readonly Incident[] | null;
  readonly downtimes: readonly Downtime[] | null;
}

/** A storm of the review: when, how many of which rules, what was planned and what was written about it. */
export function stormLine(storm: Storm, around: Surroundings, meeting: Meeting): Markdown {
  const [first] = storm;
  if (first === undefined) return NOTHING;
  const say = ALERT_WORDS[meeting.locale];
  const hosts = new Set(storm.flatMap(({ host }) => host?.id ?? []));
  const incidents = around.incidents?.filter(({ openedAt }) => isAbout(openedAt, first.openedAt)) ?? [];
  const downtimes = around.downtimes?.filter((downtime) => covers(downtime, first.openedAt, meeting)) ?? [];

  const size = say.stormSize(storm.length, join(rules(storm, meeting), say.comma));
  const line = join(
    [
      md`${link(say.storm(meeting.local.dateTime(first.openedAt)), first.origin.url)} ${size}`,
      hosts.size > 1 ? text(say.onHosts(hosts.size)) : NOTHING,
      ...downtimes.map(({ name }) => say.inDowntime(title(name))),
      incidents.length > 0
        ? say.incident(
            join(
              incidents.map((incident) =>
                issueLink(incident, bareTitle(incident.title, 'incident'), TITLE_COLUMNS),
              ),
              say.comma,
            ),
          )
        : NOTHING,
    ],
    say.slash,
  );
  // Of an incident in the downtime the same is asked where the incident stands.
  const asked = incidents.some(({ openedAt }) => downtimes.some((one) => covers(one, openedAt, meeting)));
  if (downtimes.length > 0) return asked ? line : say.asks(line, say.askDowntime);
  return around.incidents !== null && incidents.length === 0 ? say.asks(line, say.askIncident) : line;
}

const TITLE_COLUMNS = 40;

/** An incident is filed while the storm is on or after it; a clock may be a little off. */
const BEFORE_MS = 30 * 60_000;
const AFTER_MS = 2 * 60 * 60_000;

const isAbout = (filed: Date, storm: Date): boolean =>
  filed.getTime() >= storm.getTime() - BEFORE_MS && filed.getTime() <= storm.getTime() + AFTER_MS;

function covers(downtime: Downtime, instant: Date, { local }: Meeting): boolean {
  return occurrences(downtime, { from: instant, to: new Date(instant.getTime() + 1) }, local).length > 0;
}

/** The rules of the storm, the largest share first. */
function rules(storm: Storm, { locale }: Meeting): readonly Markdown[] {
  const counts = new Map<string | null, { readonly rule: RuleRef | null; n: number }>();
  for (const { rule } of storm) {
    const count = counts.get(rule?.id ?? null);
    if (count === undefined) counts.set(rule?.id ?? null, { rule, n: 1 });
    else count.n++;
  }
  return [...counts.values()]
    .sort((a, b) => b.n - a.n)
    .map(({ rule, n }) => ALERT_WORDS[locale].stormRule(title(ruleName(rule, locale)), n));
}
