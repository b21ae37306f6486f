import { plain } from '../markdown.ts';
import { EXIT, type ExitCode, type Explanation } from '../problem.ts';
import { scrub } from '../secret.ts';
import type { Send } from '../world.ts';
import { isTarget } from './address.ts';
import { isReply, type Outcome, Refusal, type Reply, type Verdict } from './outcome.ts';
import { askedWait, limitOf } from './waits.ts';

/** For whom and by whom was asked: the words of an explanation. */
export interface Asker {
  readonly source: string;
  readonly host: string;
  /** Where the key was found; null = asked without one. */
  readonly keyFrom: string | null;
  readonly now: () => Date;
}

/** What an outcome of `GET target`, or of a write to it, means, after the status codes in the documentation of both APIs and what is seen of them. */
export function judge(outcome: Outcome, target: string, asker: Asker, method: Method = 'GET'): Verdict {
  if (!isReply(outcome)) {
    const { what, why, try: next } = outcome.fault;
    const told = { what: `${asker.source} ${what}`, why: `${callOf(target, method)}: ${why}`, try: next };
    return bad(new Refusal(told, null), outcome.passing ? 'soon' : null);
  }
  const { status, headers } = outcome;
  if (status >= 200 && status < 300) return { is: 'good', reply: outcome };
  const location = headers.location ?? '';
  if (REDIRECTS.includes(status) && isTarget(location)) return { is: 'moved', to: location };

  const message = excerpt(messageOf(outcome.body));
  const why = `${callOf(target, method)} → ${status}${message === '' ? '' : `: ${message}`}`;
  const limit = limitOf(outcome, message, asker.now);
  if (limit !== null) {
    return bad(new Refusal({ ...limited(limit, asker), why }, status), limit, true);
  }
  const again = PASSING.includes(status) ? (askedWait(headers, asker.now) ?? 'soon') : null;
  return bad(new Refusal({ ...explain(outcome, target, asker), why }, status, exitOf(status)), again);
}

/** A request in words: values of the query may be anything, so they are left out. */
export function callOf(target: string, method: Method = 'GET'): string {
  return `${method} ${excerpt(target.replace(/\?.*/s, ''))}`;
}

type Method = 'GET' | Send<unknown>['method'];

/** At most 200 characters of a stranger's text, without what a terminal would obey and without secrets. */
export function excerpt(strange: string): string {
  return [...scrub(plain(strange))].slice(0, 200).join('');
}

const REDIRECTS: readonly number[] = [301, 302, 307, 308];
const PASSING: readonly number[] = [500, 502, 503, 504];

function bad(problem: Refusal, again: number | 'soon' | null, tooFast = false): Verdict {
  return { is: 'bad', problem, again, tooFast };
}

function exitOf(status: number): ExitCode {
  return status === 401 || status === 403 ? EXIT.refused : EXIT.unavailable;
}

type Told = Omit<Explanation, 'why'>;

function limited(wait: number | 'soon', { source, keyFrom }: Asker): Told {
  const when =
    wait === 'soon'
      ? 'in a few minutes'
      : wait < 120_000
        ? `in ${Math.ceil(wait / 1000)} seconds`
        : `in ${Math.ceil(wait / 60_000)} minutes`;
  return {
    what: `${source} lets no more requests through for now.`,
    try: `Run again ${when}.${keyFrom === null ? ' With a key, more requests are allowed.' : ''}`,
  };
}

function explain({ status, headers }: Reply, target: string, { source, host, keyFrom }: Asker): Told {
  const key = keyFrom === null ? 'the key' : `the key in ${keyFrom}`;
  if (status === 403 && headers['x-github-sso'] !== undefined) {
    return {
      what: `${source}: ${key} is not authorised for this organisation's single sign-on.`,
      try: 'Open the settings of the token, choose "Configure SSO" and authorise the organisation.',
    };
  }
  if ((status === 401 || status === 403) && keyFrom === null) {
    return { what: `${source} asks for a key.`, try: `Give ${source} a key in the config; none was found.` };
  }
  switch (status) {
    case 401:
      return { what: `${source} does not accept ${key}.`, try: `Check that it is right for ${host}.` };
    case 403:
      return {
        what: `${source} refuses access with ${key}.`,
        try: `Give it the right to do this${neededRight(headers)}, and check that this machine's address is on the allow list.`,
      };
    case 404:
      return {
        what: `${source} has no ${excerpt(target.replace(/\?.*/s, ''))}, or does not show it to ${key}.`,
        try: 'Check the name in the config, and that the key may read it.',
      };
    case 410:
      return {
        what: `${source} no longer has what was asked for.`,
        try: 'Take it out of the config, or switch the feature on again.',
      };
    case 451:
      return { what: `${source} may not show this, for legal reasons.`, try: 'Take it out of the config.' };
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return {
        what: `${source} sends us elsewhere: ${excerpt(headers.location ?? 'it does not say where')}`,
        try: `That is not followed: the key would go along. If it is right, put the new url into the config.`,
      };
  }
  return status >= 500
    ? {
        what: `${source} has trouble of its own.`,
        try: 'Run again later; its status page may tell more.',
      }
    : { what: `${source} does not take the request.`, try: 'Check what the config asks for here.' };
}

/** GitHub says which right would have done: 'issues=read'. */
function neededRight(headers: Reply['headers']): string {
  const needed = headers['x-accepted-github-permissions'];
  return needed === undefined ? '' : ` (${excerpt(needed)})`;
}

/** The message of an error body, in the shapes seen: {error: {message}}, {error: text}, {message, errors: [...]}. */
function messageOf(body: unknown): string {
  if (!isObject(body)) return '';
  const { error, message, errors } = body;
  if (typeof error === 'string') return error;
  if (isObject(error) && typeof error.message === 'string') return error.message;
  const details = Array.isArray(errors) ? errors.slice(0, 5).map(detailOf) : [];
  return [message, ...details].filter((part) => typeof part === 'string' && part !== '').join(' – ');
}

function detailOf(detail: unknown): string {
  if (typeof detail === 'string') return detail;
  if (!isObject(detail)) return '';
  const { resource, field, code, message } = detail;
  return [resource, field, code, message].filter((part) => typeof part === 'string').join(' ');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
