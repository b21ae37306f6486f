/** Addresses for people. */
export interface WebLinks {
  readonly rule: (uid: string) => string;
  /** One firing among the history of its rule. */
  readonly firing: (uid: string, id: string) => string;
  /** `path` as the API gives it: '/d/uid/slug', below the base address or already with its path. */
  readonly dashboard: (path: string) => string;
  /** A dashboard at a time; instants are ms since the epoch. */
  readonly moment: (uid: string, from: number, to: number) => string;
}

export function webLinks(url: string): WebLinks {
  const base = url.replace(/\/+$/, '');
  const rule = (uid: string): string => `${base}/alerting/grafana/${encodeURIComponent(uid)}/view`;
  return {
    rule,
    firing: (uid, id) => `${rule(uid)}?tab=history#${encodeURIComponent(id)}`,
    dashboard: (path) => new URL(path, `${base}/`).href,
    moment: (uid, from, to) => `${base}/d/${encodeURIComponent(uid)}?from=${from}&to=${to}`,
  };
}
