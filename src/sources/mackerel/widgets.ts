import * as z from 'zod';
import type { Widget } from '../../records.ts';
import { instant, SecondsOrMs } from './epoch.ts';
import { servicesInExpression } from './expression.ts';
import { serviceOfScope } from './scopes.ts';

export function toWidget(raw: RawWidget): Widget {
  const marks = marksOn(raw);
  return {
    title: raw.title ?? '',
    type: raw.type,
    broken: isBroken(raw),
    fixed: fixedRange(raw),
    ...(marks === null ? {} : { marks }),
  };
}

/** Line by line, from left to right; the list of the API may have them as they were made. */
export function inReadingOrder<W extends RawWidget>(widgets: readonly W[]): W[] {
  if (widgets.some(({ layout }) => layout == null)) return [...widgets];
  const at = (axis: 'x' | 'y', { layout }: W): number => layout?.[axis] ?? 0;
  return [...widgets].sort((a, b) => at('y', a) - at('y', b) || at('x', a) - at('x', b));
}

/** The services a widget shows: by name, through a role, a host or an expression. */
export function servicesOnWidget(
  raw: RawWidget,
  servicesOfHost: (hostId: string) => readonly string[],
): readonly string[] {
  const shown = raw.graph ?? raw.metric;
  return [
    ...(raw.roleFullname ? [serviceOfScope(raw.roleFullname)] : []),
    ...(shown?.roleFullname ? [serviceOfScope(shown.roleFullname)] : []),
    ...(shown?.serviceName ? [shown.serviceName] : []),
    ...(shown?.hostId ? servicesOfHost(shown.hostId) : []),
    ...servicesInExpression(shown?.expression ?? '', servicesOfHost),
  ];
}

/** Mackerel turns what a widget showed into 'unknown', or its role into null, once that is deleted. */
function isBroken(raw: RawWidget): boolean {
  switch (raw.type) {
    case 'graph':
      return raw.graph == null || raw.graph.type === 'unknown';
    case 'value':
      return raw.metric == null || raw.metric.type === 'unknown';
    case 'alertStatus':
      return raw.roleFullname == null;
    default:
      return false;
  }
}

function fixedRange({ range }: RawWidget): Widget['fixed'] {
  if (range?.type !== 'absolute' || range.start == null || range.end == null) return null;
  return { from: instant(range.start), to: instant(range.end) };
}

/** Reference lines of a graph, and the values at which a number changes its look. */
function marksOn({
  graph,
  metric,
  referenceLines,
  formatRules,
}: RawWidget): NonNullable<Widget['marks']> | null {
  const values = [
    ...(referenceLines ?? []).map(({ value }) => value),
    ...(formatRules ?? []).map(({ threshold }) => threshold),
  ];
  return values.length === 0 ? null : { metric: (graph ?? metric)?.name ?? '', values };
}

const KNOWN_TYPES = ['graph', 'value', 'markdown', 'alertStatus'] as const;
const text = z.string().nullish();
const layout = z.object({ x: z.number(), y: z.number() }).nullish().catch(null);

const Shown = z.object({
  type: z.string(),
  hostId: text,
  roleFullname: text,
  serviceName: text,
  expression: text,
  name: text,
});

const KnownWidget = z.object({
  type: z.enum(KNOWN_TYPES),
  title: text,
  layout,
  roleFullname: text,
  graph: Shown.nullish(),
  metric: Shown.nullish(),
  range: z.object({ type: z.string(), start: SecondsOrMs.nullish(), end: SecondsOrMs.nullish() }).nullish(),
  referenceLines: z
    .array(z.object({ value: z.number() }))
    .nullish()
    .catch(null),
  formatRules: z
    .array(z.object({ threshold: z.number() }))
    .nullish()
    .catch(null),
});

export type RawWidget = Omit<z.infer<typeof KnownWidget>, 'type'> & { readonly type: string };

/** Of a type to come only its title is believed: its other fields may mean anything. */
const OtherWidget = z.object({
  type: z.string().refine((type) => !(KNOWN_TYPES as readonly string[]).includes(type)),
  title: text.catch(null),
  layout,
});

export const RawWidget = z.union([KnownWidget, OtherWidget]);
