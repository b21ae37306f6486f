import * as z from 'zod';
import type { AlertType, Monitor } from '../../records.ts';
import type { Http } from '../../world.ts';
import type { CheckRule } from './checks.ts';
import { serviceOfScope } from './scopes.ts';
import type { WebLinks } from './web-links.ts';

export async function fetchRules(http: Http): Promise<readonly Rule[]> {
  const { value } = await http.get({ path: '/api/v0/monitors', schema: RawMonitors });
  return value.monitors;
}

export function alertType(type: string): AlertType {
  return isKnown(type) ? type : 'other';
}

/** The rule's own service, and those its scopes name. */
export function servicesOfRule({ service, scopes }: Rule): readonly string[] {
  return [...(service ? [service] : []), ...(scopes ?? []).map(serviceOfScope)];
}

export function toMonitor(rule: Rule, { source, links, services, overrides }: MonitorContext): Monitor {
  return {
    origin: { source, id: rule.id, url: links.rule(rule.id) },
    name: rule.name || null,
    type: alertType(rule.type),
    muted: rule.isMute === true,
    memo: rule.memo || null,
    ours: servicesOfRule(rule).some((name) => services.includes(name)),
    nobodys: servicesOfRule(rule).length === 0 && !overrides.has(rule.id),
    metric: rule.metric ?? null,
    operator: rule.operator === '>' || rule.operator === '<' ? rule.operator : null,
    warning: rule.warning ?? null,
    critical: rule.critical ?? null,
    durationPoints: rule.duration ?? null,
    attempts: rule.maxCheckAttempts ?? null,
    certificateWarningDays: certificateDays(rule),
  };
}

export function toCheckMonitor(
  check: CheckRule,
  { source, links }: Pick<MonitorContext, 'source' | 'links'>,
): Monitor {
  return {
    origin: { source, id: check.id, url: links.rule(check.id) },
    name: check.name || null,
    type: 'check',
    muted: false,
    memo: null,
    ours: false,
    nobodys: null,
    metric: null,
    operator: null,
    warning: null,
    critical: null,
    durationPoints: null,
    attempts: null,
    certificateWarningDays: null,
  };
}

interface MonitorContext {
  readonly source: string;
  readonly links: WebLinks;
  /** Mackerel names of the service that asks. */
  readonly services: readonly string[];
  /** Rules that the config gives to a service, by id. */
  readonly overrides: { has(id: string): boolean };
}

/** A sample of the documents spells the keys `certificationLimit…`. */
function certificateDays(rule: Rule): number | null {
  return (
    rule.certificationExpirationWarning ??
    rule.certificationLimitWarning ??
    rule.certificationExpirationCritical ??
    rule.certificationLimitCritical ??
    null
  );
}

const KNOWN_TYPES = [
  'connectivity',
  'host',
  'service',
  'external',
  'check',
  'expression',
  'anomalyDetection',
  'query',
] as const satisfies readonly AlertType[];

type KnownType = (typeof KNOWN_TYPES)[number];

function isKnown(type: string): type is KnownType {
  return (KNOWN_TYPES as readonly string[]).includes(type);
}

const text = z.string().nullish();
const number = z.number().nullish();
/** Looked at only to see it change. */
const setting = z.union([z.string(), z.number()]).nullish().catch(null);

/** `url`, `headers` and `requestBody` of external rules may hold secrets: the schema does not take them in. */
const KnownRule = z.object({
  id: z.string(),
  type: z.enum(KNOWN_TYPES),
  name: text,
  memo: text,
  isMute: z.boolean().nullish(),
  service: text,
  scopes: z.array(z.string()).nullish(),
  excludeScopes: z.array(z.string()).nullish(),
  metric: text,
  expression: text,
  operator: text,
  warning: number,
  critical: number,
  duration: number,
  maxCheckAttempts: number,
  certificationExpirationWarning: number,
  certificationExpirationCritical: number,
  certificationLimitWarning: number,
  certificationLimitCritical: number,
  query: setting,
  alertStatusOnGone: setting,
  notificationInterval: setting,
  missingDurationWarning: setting,
  missingDurationCritical: setting,
  responseTimeWarning: setting,
  responseTimeCritical: setting,
  responseTimeDuration: setting,
  warningSensitivity: setting,
  criticalSensitivity: setting,
  evaluateBackwardMinutes: setting,
});

export type Rule = Omit<z.infer<typeof KnownRule>, 'type'> & { readonly type: string };

/** Of a type to come only what all rules have is believed, and its service where that looks as it does elsewhere. */
const OtherRule = KnownRule.pick({ id: true, name: true, memo: true, isMute: true }).extend({
  type: z.string().refine((type) => !isKnown(type)),
  service: text.catch(null),
  scopes: z.array(z.string()).nullish().catch(null),
});

const RawMonitors = z.object({ monitors: z.array(z.union([KnownRule, OtherRule])) });
