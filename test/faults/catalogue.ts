import { gzipSync } from 'node:zlib';
import {
  cutAtEnd,
  cutBody,
  cutGzip,
  drip,
  gzipBomb,
  hang,
  html,
  json,
  noLastChunk,
  raw,
  redirect,
  reset,
  type Step,
} from '../support/fault-server.ts';
import type { Attacked } from './attacked.ts';
import { changed, lists, savedBody, well } from './well.ts';

/**
 * How a run ends when the answers of one list are broken: 'page' = as if nothing had been; 'another page' = every number
 * that is there is right, and no failure; 'gap' and 'refused' = the page shows what is missing, exit 3 and 4.
 */
export type Ending = 'page' | 'another page' | 'gap' | 'refused';

export interface Fault {
  readonly name: string;
  readonly ends: Ending;
  /** What the list answers, in turn; the last one stays. `elsewhere` is the address of another server. */
  readonly steps: (attacked: Attacked, elsewhere: string) => readonly Step[];
  /** Ends only with the deadline. */
  readonly slow?: true;
  /** One of several forms of a fault that only the door can tell apart. */
  readonly alike?: true;
  /** Nothing to a list that has no pages. */
  readonly paged?: true;
}

/** The faults that a source can have. */
export const faultsOf = ({ pages }: Attacked): readonly Fault[] =>
  FAULTS.filter(({ paged }) => !paged || pages !== 'none');

const JSON_TYPE = { 'content-type': 'application/json' };

/** A failure as servers have them that repeat what they were sent, in many spellings. */
function failure(status: number, headers: Readonly<Record<string, string>> = {}, words = 'no'): Step {
  return (answer, request) => {
    const key = String(request.headers['x-api-key'] ?? request.headers.authorization).replace('Bearer ', '');
    const spelled = [
      key,
      key.slice(0, 20),
      encodeURIComponent(key),
      ...['', 'a', 'ab'].map((before) => Buffer.from(before + key).toString('base64')),
      Buffer.from(key).toString('hex'),
      JSON.stringify(request.headers),
    ];
    const message = `${words}: ${spelled.join(' ')}`;
    return json({ error: { message }, message, errors: [{ code: key }] }, { status, headers })(
      answer,
      request,
    );
  };
}

/** Broken once, and well from then on. */
const once =
  (...broken: readonly Step[]) =>
  () => [...broken, well];
/** Broken for ever. */
const always = (broken: Step) => () => [broken];

const inSeconds = (seconds: number): string => String(Math.floor(Date.now() / 1000) + seconds);
const now = (): string => new Date().toUTCString();

const eachRow = (change: (row: Readonly<Record<string, unknown>>) => unknown) => (body: unknown) =>
  lists(body, (rows) => rows.map((row) => change(row as Readonly<Record<string, unknown>>)));

/** The list in two pages of which the second begins with the last row of the first, as when a row came in between. */
const shift = ({ pages }: Attacked): Step =>
  pages === 'cursor'
    ? (answer, request) => {
        // Its pages are there already: each begins again with the last row of the one before.
        const target = request.url ?? '';
        const cursor = /nextId=([^&]*)/.exec(target)?.[1];
        const before = cursor === undefined ? [] : rowsBefore(target, decodeURIComponent(cursor));
        changed((body) => lists(body, (rows) => [...before, ...rows]))(answer, request);
      }
    : (answer, request) => {
        const [, target = '', second] = /^(.*?)(&page=2)?$/.exec(request.url ?? '') ?? [];
        const body = savedBody(target);
        const half = Math.ceil((Array.isArray(body) ? body.length : 0) / 2);
        const link = { link: `<${target}&page=2>; rel="next"` };
        const page = lists(body, (rows) =>
          second === undefined ? rows.slice(0, half) : rows.slice(Math.max(0, half - 1)),
        );
        return json(page, { headers: second === undefined ? link : {} })(answer, request);
      };

function rowsBefore(target: string, cursor: string): readonly unknown[] {
  const first = savedBody(target.replace(/&nextId=[^&]*/, '')) as
    | { readonly alerts?: readonly unknown[]; readonly nextId?: string }
    | undefined;
  return first?.nextId === cursor ? (first.alerts ?? []).slice(-1) : [];
}

/** A list whose next page is itself. */
const loop = ({ pages, list }: Attacked): Step =>
  pages === 'cursor'
    ? changed((body) => ({ ...(body as object), nextId: 'again' }))
    : changed((body) => body, { link: `<${list}?page=2&state=all>; rel="next"` });

export const FAULTS: readonly Fault[] = [
  // The connection
  { name: 'never answers', ends: 'gap', steps: always(hang), slow: true },
  {
    name: 'headers drip in',
    ends: 'gap',
    slow: true,
    steps: always((answer) => {
      answer.socket?.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n');
      const timer = setInterval(() => answer.socket?.write('x-slow: 1\r\n'), 40);
      answer.once('close', () => clearInterval(timer));
    }),
  },
  { name: 'a body drips in', ends: 'gap', steps: always(drip(40)), slow: true },
  { name: 'resets the connection once', ends: 'page', steps: once(reset) },
  { name: 'resets every connection', ends: 'gap', steps: always(reset) },
  {
    name: 'a flood of headers',
    ends: 'gap',
    steps: always((answer) => answer.socket?.end(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(200_000)}\r\n\r\n{}`)),
  },
  { name: 'no HTTP at all', ends: 'gap', steps: always((answer) => answer.socket?.end('SSH-2.0-x\r\n')) },
  // The body
  { name: 'shorter than it says, once', ends: 'page', steps: once(cutBody) },
  { name: 'shorter than it says', ends: 'gap', steps: always(cutBody) },
  { name: 'without its last chunk', ends: 'gap', steps: always(noLastChunk) },
  { name: 'ends with the connection', ends: 'gap', steps: always(cutAtEnd) },
  { name: 'cut gzip', ends: 'gap', steps: always(cutGzip({ alerts: [], nextId: null })) },
  { name: 'a gzip bomb', ends: 'gap', steps: always(gzipBomb(40)) },
  {
    name: 'gzip that is none',
    ends: 'gap',
    steps: always(raw('[]', { headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } })),
  },
  {
    name: 'gzip that says deflate',
    ends: 'page',
    steps: always((answer, request) =>
      raw(gzipSync(JSON.stringify(savedBody(request.url ?? '') ?? [])), {
        headers: { ...JSON_TYPE, 'content-encoding': 'deflate' },
      })(answer, request),
    ),
  },
  { name: 'a sign-in page', ends: 'gap', steps: always(html) },
  { name: 'nothing', ends: 'gap', steps: always(raw('', { headers: JSON_TYPE })) },
  { name: '204', ends: 'gap', steps: always(raw('', { status: 204 })) },
  {
    name: 'a byte order mark',
    ends: 'page',
    steps: always((answer, request) =>
      raw(`\ufeff${JSON.stringify(savedBody(request.url ?? '') ?? [])}`, { headers: JSON_TYPE })(
        answer,
        request,
      ),
    ),
  },
  {
    name: 'NaN',
    ends: 'gap',
    steps: always(raw('{"alerts":[{"id":NaN}]}', { headers: JSON_TYPE })),
  },
  // Its shape
  { name: 'another root', ends: 'gap', steps: always(changed((body) => (Array.isArray(body) ? {} : []))) },
  { name: 'null for the list', ends: 'gap', steps: always(changed((body) => lists(body, () => null))) },
  { name: 'null for a row', ends: 'gap', steps: always(changed((body) => lists(body, () => [null]))) },
  { name: 'rows without their fields', ends: 'gap', steps: always(changed(eachRow(() => ({})))) },
  {
    name: 'rows of other types',
    ends: 'gap',
    steps: always(changed(eachRow((row) => ({ ...row, id: {}, number: 'one', openedAt: 'now' })))),
  },
  {
    name: 'fields nobody knows, also of prototypes',
    ends: 'page',
    steps: always(
      changed(
        eachRow((row) =>
          JSON.parse(`{"constructor":{"prototype":{"x":1}},"new":1,${JSON.stringify(row).slice(1)}`),
        ),
      ),
    ),
  },
  {
    name: 'values nobody knows',
    ends: 'another page',
    steps: always(
      changed(eachRow((row) => ({ ...row, type: 'quantum', status: 'PURPLE', state_reason: 'tired' }))),
    ),
  },
  // Where it is
  {
    name: '302 to another place',
    ends: 'gap',
    steps: (_, elsewhere) => [redirect(`${elsewhere}/stolen`)],
  },
  {
    name: '307 to the same host by another name',
    ends: 'gap',
    steps: (_, elsewhere) => [redirect(`${elsewhere.replace('127.0.0.1', 'localhost')}/stolen`, 307)],
  },
  { name: '301 round in circles', ends: 'gap', steps: ({ list }) => [redirect(list, 301)] },
  { name: '302 to no address', ends: 'gap', steps: always(redirect('http://[::')) },
  { name: '304 that nobody asked for', ends: 'gap', steps: always(raw('', { status: 304 })) },
  {
    name: 'a next page at another place',
    ends: 'gap',
    steps: (_, elsewhere) => [changed((body) => body, { link: `<${elsewhere}/stolen>; rel="next"` })],
  },
  { name: 'pages without an end', ends: 'gap', paged: true, steps: (attacked) => [loop(attacked)] },
  {
    name: 'a row that moves to the next page',
    ends: 'page',
    paged: true,
    steps: (attacked) => [shift(attacked)],
  },
  // Refusals
  { name: '400', ends: 'gap', steps: always(failure(400)) },
  { name: '401', ends: 'refused', steps: always(failure(401)) },
  { name: '403', ends: 'refused', steps: always(failure(403)) },
  {
    name: '403 without single sign-on',
    ends: 'refused',
    steps: always(failure(403, { 'x-github-sso': 'required; url=https://example.com/sso?token=abc' })),
  },
  {
    name: '403 until the limit is reset',
    ends: 'page',
    steps: once((answer, request) =>
      failure(403, {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': inSeconds(20),
        date: now(),
      })(answer, request),
    ),
  },
  {
    name: '403 until the limit is reset in an hour',
    ends: 'gap',
    steps: always((answer, request) =>
      failure(403, {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': inSeconds(3600),
        date: now(),
      })(answer, request),
    ),
  },
  {
    name: '403 of a secondary limit',
    ends: 'page',
    steps: once(failure(403, {}, 'You have exceeded a secondary rate limit')),
  },
  { name: '404', ends: 'gap', steps: always(failure(404)) },
  { name: '410', ends: 'gap', steps: always(failure(410)) },
  { name: '422', ends: 'gap', steps: always(failure(422)) },
  { name: '451', ends: 'gap', steps: always(failure(451)) },
  ...['20', '0', '-5', '', 'soon', 'NaN', now()].map(
    (after): Fault => ({
      name: `429, Retry-After: ${after}`,
      ends: 'page',
      ...(after !== '20' && { alike: true }),
      steps: once(failure(429, after === '' ? {} : { 'retry-after': after })),
    }),
  ),
  ...['1000000000', '99999999999999999999999', 'Fri, 31 Dec 9999 23:59:59 GMT'].map(
    (after): Fault => ({
      name: `429, Retry-After: ${after}`,
      ends: 'gap',
      ...(after !== '1000000000' && { alike: true }),
      steps: always(failure(429, { 'retry-after': after })),
    }),
  ),
  { name: '429 for ever', ends: 'gap', steps: always(failure(429)) },
  { name: '500 twice', ends: 'page', steps: once(failure(500), failure(500)) },
  { name: '502 for ever', ends: 'gap', steps: always(failure(502)) },
  {
    name: '503, Retry-After',
    ends: 'page',
    steps: once(failure(503, { 'retry-after': '2' })),
  },
];
