import type { Address } from './address.ts';

/** Where a list goes on. Other relations (documentation, deprecation) may point anywhere and are not followed. */
const PAGES = ['next', 'prev', 'first', 'last'] as const;

/** The addresses in a Link header (RFC 8288) as targets; of an address outside the base URL only its origin is left. */
export function localLinks(header: string, from: string, address: Address): string {
  return header.replace(/<([^<>]*)>/g, (_, url: string) => `<${local(url, from, address)}>`);
}

/** As a target, or, outside the base URL, as the bare origin: it is told, never asked, and may hold secrets of theirs. */
export function local(url: string, from: string, address: Address): string {
  return address.inside(url, from) ?? (URL.canParse(url) ? new URL(url).origin : 'nowhere');
}

export const isLocal = (link: string): boolean => link.startsWith('/');

/** Targets by relation, from a header that `localLinks` went over. `elsewhere` is a page of the list that is elsewhere. */
export function readLinks(header: string): {
  links: Readonly<Record<string, string>>;
  elsewhere: string | null;
} {
  const links: Record<string, string> = {};
  let elsewhere: string | null = null;
  for (const [, link = '', parameters = ''] of header.matchAll(/<([^<>]*)>([^<]*)/g)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters);
    for (const relation of (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/)) {
      if (!(PAGES as readonly string[]).includes(relation)) continue;
      if (isLocal(link)) links[relation] = link;
      else elsewhere = link;
    }
  }
  return { links, elsewhere };
}
