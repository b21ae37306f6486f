import { EXIT, Problem } from '../problem.ts';
import type { Secret } from '../secret.ts';
import type { Send, Sent, Transport, World, Writer } from '../world.ts';
import { type Address, openAddress } from './address.ts';
import { readBody } from './body.ts';
import { CODES, MOST_BYTES, wireFault } from './faults.ts';
import { isReply, type Outcome, type Reply } from './outcome.ts';
import { callOf, judge } from './verdict.ts';

export interface WriterOptions {
  readonly world: World;
  readonly transport: Transport;
  /** The source's name in the config. */
  readonly source: string;
  readonly secret: Secret;
  readonly deadlineMs?: number;
  /** For all the waits before one write is tried again. */
  readonly budgetMs?: number;
}

/** GitHub asks for writes one after the other; its limits for content want pauses besides, which are the caller's. */
export function openWriter(options: WriterOptions): Writer {
  const { world, transport, source, secret, budgetMs = 180_000 } = options;
  const address = openAddress(source, transport.baseUrl);
  const asker = { source, host: address.host, keyFrom: secret.from, now: world.now };
  const exchange = openExchange(options, address);
  let before: Promise<unknown> = Promise.resolve();

  const attempt = async <T>({ method, path, body, schema }: Send<T>): Promise<Sent<T>> => {
    const target = address.target(path, {});
    let left = budgetMs;
    for (let tries = 0; ; tries += 1) {
      const { outcome, sent } = await exchange(method, target, body);
      const verdict = judge(outcome, target, asker, method);
      if (verdict.is === 'good') {
        const parsed = schema.safeParse(verdict.reply.body);
        if (parsed.success) return { is: 'done', value: parsed.data };
        return { is: 'unknown', problem: strange(source, callOf(target, method)) };
      }
      // A redirect of a write is not followed: on the way a POST becomes a GET, which looks like success.
      if (verdict.is === 'moved')
        return { is: 'refused', problem: moved(source, callOf(target, method)), status: 307 };
      const { problem, again } = verdict;
      const status = isReply(outcome) ? outcome.status : null;
      const refused = status === null ? !sent : status < 500;
      if (!refused) return { is: 'unknown', problem };
      const wait = again === 'soon' ? SOON_MS : again;
      if (wait === null || tries >= RETRIES || wait > left) return { is: 'refused', problem, status };
      left -= wait;
      await world.sleep(wait);
    }
  };

  return {
    send: (request) => {
      const done = before.then(() => attempt(request));
      before = done.catch(() => {});
      return done;
    },
  };
}

const RETRIES = 3;
/** GitHub: wait at least a minute where a secondary limit names no time. */
const SOON_MS = 60_000;

type Exchange = (
  method: Send<unknown>['method'],
  target: string,
  body: unknown,
) => Promise<{ readonly outcome: Outcome; readonly sent: boolean }>;

/** `sent` is false only when no byte can have got out. */
function openExchange(
  { transport, secret, world, deadlineMs = 30_000 }: WriterOptions,
  address: Address,
): Exchange {
  return async (method, target, body) => {
    const [{ default: axios }, { unzipSync }] = await Promise.all([import('axios'), import('node:zlib')]);
    const tooLate = new AbortController();
    const callOff = world.deadline(deadlineMs, () => tooLate.abort());
    const start = world.elapsed();
    try {
      const { status, headers, data } = await axios.create().request<Buffer>({
        url: address.base + target,
        method,
        data: JSON.stringify(body),
        signal: tooLate.signal,
        maxRedirects: 0,
        proxy: false,
        decompress: false,
        maxContentLength: MOST_BYTES,
        responseType: 'arraybuffer',
        transformResponse: [],
        validateStatus: null,
        headers: {
          Accept: 'application/json',
          'Accept-Encoding': 'identity',
          'Content-Type': 'application/json; charset=utf-8',
          ...transport.headers,
          ...transport.auth(secret.reveal()),
        },
      });
      const reply = { status, headers: headers as Reply['headers'], bytes: data };
      const outcome = readBody(reply, address.host, unzipSync);
      world.out.detail(`${callOf(target, method)} → ${status}, ${Math.round(world.elapsed() - start)} ms`);
      return { outcome, sent: true };
    } catch (error) {
      const { code = '' } = error as { code?: string };
      const late = { code: CODES.tooLate };
      const outcome = wireFault(tooLate.signal.aborted ? late : error, address.host, deadlineMs);
      return { outcome, sent: !NEVER_GOT_OUT.includes(code) };
    } finally {
      callOff();
    }
  };
}

const NEVER_GOT_OUT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

const strange = (source: string, call: string): Problem =>
  new Problem(
    {
      what: `${source} sent an answer that pwg does not know.`,
      why: `${call}: it may have been done all the same`,
      try: 'Run again: what is there is found again.',
    },
    EXIT.unavailable,
  );

const moved = (source: string, call: string): Problem =>
  new Problem(
    {
      what: `${source} has this under another name now.`,
      why: `${call}: writes are not sent on`,
      try: 'Put the new name of the repository into the config.',
    },
    EXIT.unavailable,
  );
