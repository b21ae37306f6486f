import { EXIT, type Explanation } from '../problem.ts';
import type { Answer, Get, Http, World } from '../world.ts';
import type { Address } from './address.ts';
import { readLinks } from './links.ts';
import { isReply, Refusal, type Reply } from './outcome.ts';
import type { Judged } from './retry.ts';
import { callOf, excerpt } from './verdict.ts';

/** One request, however it is answered: by the network after some patience, or by a recording. */
export type Ask = (target: string, chain: boolean) => Promise<Judged>;

/** What callers see: redirects followed, links read, schemas met, equal look-ups made once. */
export function openDoor(ask: Ask, source: string, address: Address, world: World): Http {
  const remembered = new Map<string, Promise<Found>>();
  let lastHeaders: Reply['headers'] = {};
  let toldOfSso = false;

  const walk = async (target: string, chain: boolean): Promise<Found> => {
    let at = target;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const { outcome, verdict } = await ask(at, chain);
      if (isReply(outcome)) lastHeaders = outcome.headers;
      if (verdict.is === 'bad') throw verdict.problem;
      if (verdict.is === 'good') return arrive(verdict.reply, target, at);
      at = verdict.to;
    }
    throw strange(
      `${source} sends us round in circles.`,
      `${callOf(target)}: more than ${MOST_REDIRECTS} redirects`,
      'Check the names in the config.',
    );
  };

  const arrive = ({ headers, body }: Reply, target: string, at: string): Found => {
    if (headers['x-github-sso']?.startsWith('partial-results') && !toldOfSso) {
      toldOfSso = true;
      world.out.problem(SSO_PARTIAL, source);
    }
    const { links, elsewhere } = readLinks(headers.link ?? '');
    if (elsewhere === null) return { body, links, movedTo: at === target ? null : withoutQuery(at) };
    throw strange(
      `${source} says that its list goes on elsewhere: ${excerpt(elsewhere)}`,
      `${callOf(target)}: the key would go along, so that is not followed`,
      'Check the url in the config.',
    );
  };

  const look = <T>({ path, query = {}, chain = false, forget = chain }: Get<T>): Promise<Found> => {
    const target = address.target(path, query);
    if (forget) return walk(target, chain);
    const found = remembered.get(target) ?? walk(target, false);
    remembered.delete(target);
    remembered.set(target, found);
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return found;
  };

  const get = async <T>(request: Get<T>): Promise<Answer<T>> => {
    const { body, links, movedTo } = await look(request);
    const parsed = request.schema.safeParse(body);
    if (parsed.success) return { value: parsed.data, links, movedTo };
    const [issue] = parsed.error.issues;
    throw strange(
      `${source} sent an answer that pwg does not know.`,
      `${callOf(request.path)}: ${excerpt(`${issue?.path.join('.') || 'all of it'}: ${issue?.message}`)}`,
      'If it stays so, please report these lines: the API may have changed.',
    );
  };

  return {
    get,
    find: async (request) => {
      try {
        return await get(request);
      } catch (error) {
        if (error instanceof Refusal && error.status !== null && request.absent.includes(error.status)) {
          return null;
        }
        throw error;
      }
    },
    seenHeaders: () =>
      Object.fromEntries(Object.entries(lastHeaders).filter(([name]) => /^(x-|date$)|-token-/.test(name))),
  };
}

/**
 * Those asked for last. More than one service needs, so that what all of them share is never the oldest; few enough that a
 * run over fifty services takes no more memory than one over ten.
 */
const MOST_REMEMBERED = 1000;

/** What is remembered of an answer: the parsed JSON, not its text. */
type Found = Omit<Answer<never>, 'value'> & { readonly body: unknown };

const MOST_REDIRECTS = 3;

const SSO_PARTIAL: Explanation = {
  what: 'Results of some organisations are left out.',
  why: 'The token is not authorised for their single sign-on.',
  try: 'Open the settings of the token, choose "Configure SSO" and authorise them.',
};

const withoutQuery = (target: string): string => target.replace(/\?.*/s, '');

const strange = (what: string, why: string, next: string): Refusal =>
  new Refusal({ what, why, try: next }, null, EXIT.unavailable);
