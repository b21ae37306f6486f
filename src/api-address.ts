/**
 * May a key travel there? https anywhere, http on this machine alone, and nothing hidden in the address: no user, password,
 * query or fragment.
 */
export function isApiAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, search, hash } = new URL(url);
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(url));
  return safe && username + password + search + hash === '';
}

/** On this machine: no wire to listen on, and none to save bytes on. */
export function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);
}
