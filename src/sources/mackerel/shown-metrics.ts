import type { WidgetPlace } from '../../records.ts';
import type { RawDashboard } from './dashboards.ts';
import { serviceOfScope } from './scopes.ts';
import type { RawWidget } from './widgets.ts';

/** Whose metric it is: a host with its roles ('service:role'), or a service. */
export interface MetricOwner {
  readonly service: string;
  readonly hostId: string | null;
  readonly roles: readonly string[];
}

/** The widgets that show a metric. */
export function shownMetrics(
  dashboards: readonly RawDashboard[],
): (metric: string, owner: MetricOwner) => readonly WidgetPlace[] {
  const all = dashboards.flatMap(({ id, widgets }) =>
    (widgets ?? []).map((raw, widget) => ({ place: { dashboard: id, widget }, shown: shownBy(raw) })),
  );
  return (metric, owner) =>
    all
      .filter(({ shown }) => shown.some(({ name, of }) => of(owner) && isOn(metric, name)))
      .map(({ place }) => place);
}

/** A graph, or one metric, of those owners. */
interface Shown {
  readonly name: string;
  readonly of: (owner: MetricOwner) => boolean;
}

function shownBy({ graph, metric }: RawWidget): readonly Shown[] {
  const target = graph ?? metric;
  if (!target) return [];
  const { type, name, hostId, roleFullname, serviceName, expression } = target;
  switch (type) {
    case 'host':
      return name && hostId ? [{ name, of: (owner) => owner.hostId === hostId }] : [];
    case 'role':
      return name && roleFullname ? [{ name, of: ofScope(roleFullname) }] : [];
    case 'service':
      return name && serviceName
        ? [{ name, of: ({ service, hostId: host }) => host === null && service === serviceName }]
        : [];
    case 'expression':
      return inExpression(expression ?? '');
    default:
      return [];
  }
}

/** `service(S, NAME)`, `role(S:R, NAME)`, `roleSlots(S:R, NAME)` and `host(ID, NAME)`; quotes are optional. */
const SUBJECT = /\b(service|role|roleSlots|host)\s*\(([^,()]+),\s*([^,()]+)/g;

function inExpression(expression: string): readonly Shown[] {
  return [...expression.matchAll(SUBJECT)].map(([, kind, first = '', second = '']): Shown => {
    const [subject, name] = [unquoted(first), unquoted(second)];
    if (kind === 'host') return { name, of: (owner) => owner.hostId === subject };
    if (kind === 'service')
      return { name, of: ({ service, hostId }) => hostId === null && service === subject };
    return { name, of: ofScope(subject) };
  });
}

const unquoted = (text: string): string => text.replace(/['"]/g, '').trim();

/** A role's graph shows each host in it; without a role it is of every host of the service. */
function ofScope(scope: string): Shown['of'] {
  const written = scope.replace(/:\s*/, ':');
  const whole = written === serviceOfScope(scope);
  return ({ service, roles }) => roles.includes(written) || (whole && service === written);
}

/** A graph holds the metrics below its name; * and # stand for one part of a name. 'loadavg' holds loadavg5. */
function isOn(metric: string, graph: string): boolean {
  const parts = metric.split('.');
  const wanted = graph.split('.');
  if (wanted.length > parts.length) return false;
  return wanted.every((part, i) => {
    const here = parts[i] ?? '';
    return part === '*' || part === '#' || part === here || (part === 'loadavg' && /^loadavg\d+$/.test(here));
  });
}
