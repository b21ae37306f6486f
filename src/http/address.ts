import { isApiAddress, isLoopback } from '../api-address.ts';
import { EXIT, Problem } from '../problem.ts';
import type { QueryValue } from '../world.ts';

/** Where one API is. Inside the door a request is named by its target: path and query below the base URL. */
export interface Address {
  readonly host: string;
  /** On this machine: no wire to listen on, and none to save bytes on. */
  readonly loopback: boolean;
  /** Without a slash at its end: a target follows it. */
  readonly base: string;
  readonly target: (path: string, query: Readonly<Record<string, QueryValue>>) => string;
  /**
   * The target that `url` names in an answer to target `from`; outside the base URL the bare origin, which is told to
   * people and never asked, and whose query may hold secrets of theirs.
   */
  readonly local: (url: string, from: string) => string;
}

/** Told by `Address.local`: a target of the same API. */
export const isTarget = (place: string): boolean => place.startsWith('/');

/** https anywhere, http on this machine: a key never travels in the clear. Throws a Problem for any other base URL. */
export function openAddress(source: string, baseUrl: string): Address {
  if (!isApiAddress(baseUrl)) {
    throw new Problem(
      {
        what: `The url of ${source} can't be used.`,
        why: 'It must be https://, without a user, a password, a query or a #; http:// is for this machine alone.',
        try: 'Write it as in url: https://ghe.example.com/api/v3',
      },
      EXIT.badConfig,
    );
  }
  const { href: whole, host } = new URL(baseUrl);
  const base = whole.replace(/\/+$/, '');

  const local = (url: string, from: string): string => {
    if (!URL.canParse(url, base + from)) return 'nowhere';
    const { href, hash, origin } = new URL(url, base + from);
    return href.startsWith(`${base}/`) ? href.slice(base.length, href.length - hash.length) : origin;
  };

  return {
    host,
    loopback: isLoopback(baseUrl),
    base,
    local,
    target: (path, query) => {
      const pairs = Object.entries(query).flatMap(([key, value]) =>
        (typeof value === 'object' ? value : [value]).map((one) => `${encode(key)}=${encode(String(one))}`),
      );
      const asked = pairs.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
      const target = path.startsWith('/') ? local(base + asked, '/') : 'nowhere';
      if (!isTarget(target)) throw new Error(`not a path below the base URL: ${path}`);
      return target;
    },
  };
}

const encode = encodeURIComponent;
