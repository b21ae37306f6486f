import { join, type Markdown, NOTHING, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import type { Alert, HostRef } from '../../records.ts';
import { RULE_WORDS } from './rule-words.ts';
import { ALERT_WORDS } from './words.ts';

const FEW_HOSTS = 3;
/** One of many hosts is named when half of the alerts are its own. */
const MOST_SHARE = 0.5;

/** The hosts of these alerts when they are few, or the one that most are of. */
export function hostsPhrase(alerts: readonly Alert[], { locale }: Meeting): Markdown {
  const say = RULE_WORDS[locale];
  const hosts = new Map<string, { readonly host: HostRef; n: number }>();
  for (const { host } of alerts) {
    if (host === null) return NOTHING;
    const known = hosts.get(host.id);
    if (known === undefined) hosts.set(host.id, { host, n: 1 });
    else known.n++;
  }
  const named = ({ id, name, retired }: HostRef): Markdown =>
    title(retired ? say.retired(name ?? id) : (name ?? id));
  const all = [...hosts.values()].sort((a, b) => b.n - a.n);
  const [most] = all;
  if (most === undefined) return NOTHING;
  if (all.length <= FEW_HOSTS) {
    return say.onHosts(
      join(
        all.map(({ host }) => named(host)),
        ALERT_WORDS[locale].comma,
      ),
    );
  }
  return most.n >= alerts.length * MOST_SHARE ? say.mostlyOn(all.length, named(most.host), most.n) : NOTHING;
}
