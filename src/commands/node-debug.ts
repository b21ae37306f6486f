import { EXIT, Problem } from '../problem.ts';

/** What of Node.js prints the headers of requests, or the environment of programs it runs, when it is debugged. */
const PRINTS_KEYS = ['http', 'https', 'net', 'child_process'];

/**
 * Throws where `NODE_DEBUG` would put keys on standard error. Node.js has read it before any line of ours runs, so that
 * taking it away now would change nothing.
 */
export function refuseNodeDebug(said: string | undefined): void {
  const names = (said ?? '').split(',').map((name) => name.trim());
  const [first] = names.filter((name) => PRINTS_KEYS.some((printed) => covers(name, printed)));
  if (first === undefined) return;
  throw new Problem(
    {
      what: `With NODE_DEBUG=${first} Node.js would print the keys.`,
      why: 'It writes the headers of requests, or the environment, to standard error.',
      try: 'Unset NODE_DEBUG. To see each request without keys: --verbose',
    },
    EXIT.usage,
  );
}

/** As Node.js reads it: in any case, '*' for anything. */
const covers = (name: string, printed: string): boolean =>
  new RegExp(`^${name.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*')}$`, 'i').test(printed);
