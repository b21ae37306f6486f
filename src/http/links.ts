import { type Address, isTarget } from './address.ts';

/** Where a list goes on. Other relations (documentation, deprecation) may point anywhere and are not followed. */
const PAGES = ['next', 'prev', 'first', 'last'] as const;

/** A Link header (RFC 8288) with its addresses made local. */
export function localLinks(header: string, from: string, address: Address): string {
  return header.replace(/<([^<>]*)>/g, (_, url: string) => `<${address.local(url, from)}>`);
}

/** Targets by relation, from a header that `localLinks` went over; in `elsewhere` a page of the list at another origin. */
export function readLinks(header: string): {
  links: Readonly<Record<string, string>>;
  elsewhere: string | null;
} {
  const links: Record<string, string> = {};
  let elsewhere: string | null = null;
  for (const [, place = '', parameters = ''] of header.matchAll(/<([^<>]*)>([^<]*)/g)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters);
    for (const relation of (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/)) {
      if (!(PAGES as readonly string[]).includes(relation)) continue;
      if (isTarget(place)) links[relation] = place;
      else elsewhere = place;
    }
  }
  return { links, elsewhere };
}
