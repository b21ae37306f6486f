import * as z from 'zod';
import type { Monitor, RuleRef } from '../../records.ts';
import type { Http } from '../../world.ts';
import type { GrafanaService } from './service.ts';
import type { WebLinks } from './web-links.ts';

/** What the answers of one run have in common. */
export interface Context {
  readonly http: Http;
  readonly source: string;
  readonly links: WebLinks;
  /** The label of a rule that names its service. */
  readonly serviceLabel: string;
}

/** Grafana's own alert rules, read once a run. Recording rules are none. Rules of other engines behind it are not asked for. */
export function listRules(http: Http): () => Promise<readonly Rule[]> {
  let read: Promise<readonly Rule[]> | null = null;
  const fetch = async (): Promise<readonly Rule[]> => {
    const { value } = await http.get({ path: '/api/prometheus/grafana/api/v1/rules', schema: RawRules });
    return value.data.groups.flatMap(({ rules }) => rules.filter(({ type }) => type === 'alerting'));
  };
  return () => {
    read ??= fetch();
    return read;
  };
}

/** Thresholds stand inside a rule's queries, which are of whatever language: they are not known here. */
export function toMonitor(
  rule: Rule,
  { source, links, serviceLabel }: Context,
  service: GrafanaService,
): Monitor {
  const named = rule.labels?.[serviceLabel];
  return {
    origin: { source, id: rule.uid, url: links.rule(rule.uid) },
    name: rule.name,
    type: 'query',
    muted: rule.isPaused === true,
    memo: memo(rule),
    ours: named === service.label,
    nobodys: named === undefined,
    metric: null,
    operator: null,
    warning: null,
    critical: null,
    durationPoints: null,
    attempts: null,
    certificateWarningDays: null,
  };
}

export function toRuleRef(rule: Rule, links: WebLinks): RuleRef {
  return {
    id: rule.uid,
    name: rule.name,
    type: 'query',
    deleted: false,
    muted: rule.isPaused === true,
    url: links.rule(rule.uid),
  };
}

/** What tells the person who is woken what to do. */
function memo({ annotations }: Rule): string | null {
  const said = [annotations?.summary, annotations?.description, annotations?.runbook_url];
  return said.filter((text) => text != null && text !== '').join('\n') || null;
}

const Texts = z.record(z.string(), z.string());

export type Rule = z.infer<typeof RawRule>;
const RawRule = z.object({
  uid: z.string(),
  name: z.string(),
  type: z.string(),
  labels: Texts.nullish(),
  annotations: Texts.nullish(),
  isPaused: z.boolean().nullish(),
});

const RawRules = z.object({ data: z.object({ groups: z.array(z.object({ rules: z.array(RawRule) })) }) });
