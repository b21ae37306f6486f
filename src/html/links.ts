import { type Content, type Element, el, text } from './tree.ts';

/** A link to a web page or to a file beside this one; of any other only the words stay. */
export function safeLink({ properties, children }: Element): readonly Content[] {
  const href = address(String(properties.href ?? ''));
  return href === null ? children : [el('a', { ...properties, ...reached(href) }, ...children)];
}

/** A picture would ask a stranger's server for itself: a link to it stands in its place. */
export function withoutImage({ properties }: Element): readonly Content[] {
  const href = address(String(properties.src ?? ''));
  const shown = text(String(properties.alt ?? '') || (href ?? ''));
  return href === null ? [shown] : [el('a', reached(href), shown)];
}

export const isWeb = (href: string): boolean => /^https?:/.test(href);

const reached = (href: string) => (isWeb(href) ? { href, rel: ['noreferrer'] } : { href });

/** Read as a browser does, which overlooks blanks and takes '\' for '/'. */
function address(href: string): string | null {
  const absolute = URL.canParse(href);
  if (!absolute && !URL.canParse(href, BESIDE)) return null;
  const url = absolute ? new URL(href) : new URL(href, BESIDE);
  // What looks like a scheme is none of a file's name.
  if (!absolute && url.host === new URL(BESIDE).host) return /^[^/?#]*:/.test(href) ? null : href;
  const toWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return toWeb && url.username === '' && url.password === '' ? url.href : null;
}

/** A host that can't be (RFC 6761): what leads there was relative. */
const BESIDE = 'https://beside.invalid/page/';
