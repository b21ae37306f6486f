/**
 * Pages for people. `/orgs/ORG/…` and not `/my/…`, which opens whatever organisation the reader looked at last.
 * Lists without a page per entry get the entry's id as fragment: the page opens all the same, and the link says which.
 */
export interface WebLinks {
  readonly alert: (id: string) => string;
  readonly host: (id: string) => string;
  readonly rule: (id: string) => string;
  readonly dashboard: (urlPath: string) => string;
  readonly metric: (service: string, metric: string) => string;
  /** {from} and {to} stand for instants in the addresses of graphs. */
  readonly hostGraph: (id: string, graph: string) => string;
  readonly roleGraph: (service: string, role: string, graph: string) => string;
  readonly serviceGraph: (service: string, graph: string) => string;
  readonly annotation: (service: string, id: string) => string;
  readonly downtime: (id: string) => string;
  readonly channel: (id: string) => string;
}

export function webLinks(organisation: string): WebLinks {
  const home = `https://mackerel.io/orgs/${encodeURIComponent(organisation)}`;
  const page = (list: string) => {
    const start = `${home}/${list}/`;
    return (id: string): string => start + encodeURIComponent(id);
  };
  const entry = (list: string) => (id: string) => `${home}/${list}#${encodeURIComponent(id)}`;
  const service = page('services');
  return {
    alert: page('alerts'),
    host: page('hosts'),
    rule: page('monitors'),
    dashboard: page('dashboards'),
    metric: (owner, metric) => `${service(owner)}/-/graphs?name=${encodeURIComponent(metric)}`,
    hostGraph: (id, graph) => `${page('hosts')(id)}/-/graphs/${encodeURIComponent(graph)}?${RANGE}`,
    roleGraph: (owner, role, graph) =>
      `${service(owner)}/${encodeURIComponent(role)}/-/graph?name=${encodeURIComponent(graph)}&${RANGE}`,
    serviceGraph: (owner, graph) => `${service(owner)}/-/graphs?name=${encodeURIComponent(graph)}&${RANGE}`,
    annotation: (owner, id) => `${service(owner)}#${encodeURIComponent(id)}`,
    downtime: entry('downtimes'),
    channel: entry('channels'),
  };
}

/** Seen in addresses that people share, not documented: a page that does not know it shows its usual range. */
const RANGE = 't={from},{to}';
