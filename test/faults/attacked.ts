import type { Kind } from '../../src/records.ts';

/** A source under attack: the list whose answers are broken, and what of the page is made of it. */
export interface Attacked {
  readonly source: string;
  readonly list: string;
  readonly kind: Kind;
  /** The variable that holds its key, and the key: made so that no spelling of it is the key itself. */
  readonly keyIn: string;
  readonly key: string;
  /** How its lists go on: with a cursor in the body, with a Link header, or not at all. */
  readonly pages: 'cursor' | 'link' | 'none';
  /** How the config names the place of its key. */
  readonly keyAs: string;
}

/** Every source of pwg. A new one is an entry here, and its answers in well.ts. */
export const ATTACKED: readonly Attacked[] = [
  {
    source: 'mackerel',
    list: '/api/v0/alerts',
    kind: 'alerts',
    keyIn: 'MACKEREL_APIKEY',
    key: 'mk9c+canary/Ab|3_x*7"b~q0&d1\\z5=',
    pages: 'cursor',
    keyAs: 'apiKey',
  },
  {
    source: 'github',
    list: '/repos/acme-web/operations/issues',
    kind: 'incidents',
    keyIn: 'GITHUB_TOKEN',
    key: 'gh7q|canary_of/the+team"9*fe\\~1&x=',
    pages: 'link',
    keyAs: 'token',
  },
  {
    source: 'grafana',
    list: '/api/annotations',
    kind: 'alerts',
    keyIn: 'GRAFANA_TOKEN',
    key: 'gf2w*canary"of|the/team+8~y\\b&=x',
    pages: 'none',
    keyAs: 'token',
  },
];

export const KEYS: readonly string[] = ATTACKED.map(({ key }) => key);

/** Where each source is. */
export type Addresses = Readonly<Record<string, string>>;

/** A month of the shop, in which each source has its say and no section asks for hundreds of series. */
export const configAt = (addresses: Addresses): string => `
sources:
${ATTACKED.map(({ source, keyIn, keyAs }) => `  ${source}: { url: '${addresses[source]}', ${keyAs}: env:${keyIn} }`).join('\n')}
services:
  - name: shop
    github:
      incidents: [{ repo: acme-web/operations, labels: [incident, 'service:shop'] }]
sections: [overview, incidents, monitoring]
`;

export const AT = '2026-11-16T09:00:00+09:00';
