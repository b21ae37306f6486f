import { plainGets } from './http/adapter.ts';
import { type Address, openAddress } from './http/address.ts';
import { readBody, type Wire } from './http/body.ts';
import { openKnownAnswers } from './http/conditional.ts';
import { type Ask, openDoor } from './http/door.ts';
import { MOST_BYTES, wireFault } from './http/faults.ts';
import { openLimiter } from './http/limiter.ts';
import { localLinks } from './http/links.ts';
import { isReply, type Outcome, type Reply } from './http/outcome.ts';
import { openRecording } from './http/recording.ts';
import { GIVEN_UP, type Judged, openPersistence } from './http/retry.ts';
import { type Asker, callOf, judge } from './http/verdict.ts';
import type { Secret } from './secret.ts';
import type { Http, Transport, World } from './world.ts';

export { readInstant, writeInstant } from './http/recording.ts';
export { hideKnown, scrub } from './secret.ts';

export interface HttpOptions {
  readonly world: World;
  readonly transport: Transport;
  /** The source's name in the config. */
  readonly source: string;
  /** `null` = go anonymous. */
  readonly secret: Secret | null;
  /** Folder to save answers in. */
  readonly record?: string;
  /** Folder to answer from, with the network off. */
  readonly replay?: string;
  /** Where answers with an ETag are kept from run to run; `refresh` asks for all of them anew. */
  readonly keep?: { readonly folder: string; readonly refresh: boolean };
  /** For one attempt, from the connection to the last byte. */
  readonly deadlineMs?: number;
  /** For all the waits before one request is tried again. */
  readonly budgetMs?: number;
  /** Requests in flight, one of them kept for chains. */
  readonly concurrency?: number;
}

/**
 * Opens the door to one API. A base URL that can't be trusted with a key is a Problem (78); what `get` and `find` throw is
 * a Problem too, 4 when the key was refused and else 69, and holds no request, no key and no query.
 */
export function openHttp(options: HttpOptions): Http {
  const { world, transport, source, secret, replay } = options;
  const address = openAddress(source, transport.baseUrl);
  const asker = { source, host: address.host, keyFrom: secret?.from ?? null, now: world.now };
  const ask = replay === undefined ? askLive(options, address, asker) : askRecording(options, replay, asker);
  return openDoor(ask, source, address, world);
}

function askRecording({ world, source, transport }: HttpOptions, folder: string, asker: Asker): Ask {
  const recording = openRecording(world.files, folder, source, transport.secretFields);
  return async (target) => {
    const outcome = await recording.replay(target);
    return { outcome, verdict: judge(outcome, target, asker) };
  };
}

function askLive(options: HttpOptions, address: Address, asker: Asker): Ask {
  const { world, source, transport, record, budgetMs = 60_000, concurrency = 8 } = options;
  const exchange = conditionally(options, openWire(options, address, concurrency));
  const limiter = openLimiter(concurrency);
  const persist = openPersistence(world, budgetMs);
  const recording =
    record === undefined ? null : openRecording(world.files, record, source, transport.secretFields);

  return async (target, chain) => {
    const judged = (outcome: Outcome): Judged => ({ outcome, verdict: judge(outcome, target, asker) });
    const attempt = (): Promise<Judged> =>
      limiter.run(chain, async (tooFast) => {
        const attempted = judged(await exchange(target));
        if (attempted.verdict.is === 'bad' && attempted.verdict.tooFast) tooFast();
        return attempted;
      });
    const last = (await persist(attempt)) ?? judged(GIVEN_UP);
    return recording !== null && isReply(last.outcome)
      ? judged(await recording.save(target, last.outcome))
      : last;
  };
}

/** What has not changed since an earlier run is not sent again. A recording is whole, so it asks for everything. */
function conditionally(
  { world, transport, keep, record }: HttpOptions,
  exchange: Exchange,
): (target: string) => Promise<Outcome> {
  if (transport.conditional !== true || keep === undefined || record !== undefined) return exchange;
  const answers = openKnownAnswers({ world, transport, ...keep });
  return async (target) => {
    const known = await answers.find(target);
    return answers.settle(target, known, await exchange(target, known?.etag));
  };
}

type Exchange = (target: string, etag?: string) => Promise<Outcome>;

/** One request and its whole answer, told with --verbose. */
function openWire(options: HttpOptions, address: Address, concurrency: number): Exchange {
  const { source, world, deadlineMs = 15_000 } = options;
  let connected: ReturnType<typeof connect> | null = null;

  const exchange: Exchange = async (target, etag) => {
    connected ??= connect({ ...options, deadlineMs }, address, concurrency);
    const { client, unzip } = await connected;
    const headers = etag === undefined ? {} : { 'If-None-Match': etag };
    return client.request<Wire>({ url: target, headers }).then(
      ({ data: wire }) =>
        readBody({ ...wire, headers: localHeaders(wire.headers, target, address) }, address.host, unzip),
      (error: unknown) => wireFault(error, address.host, deadlineMs),
    );
  };

  return async (target, etag) => {
    const start = world.elapsed();
    const outcome = await exchange(target, etag);
    const took = Math.round(world.elapsed() - start);
    world.out.detail(
      `${source}: ${callOf(target)} → ${isReply(outcome) ? outcome.status : outcome.fault.why}, ${took} ms`,
    );
    return outcome;
  };
}

/**
 * The client follows no redirect, uses no proxy and unpacks nothing: each of these would give the key away or take a
 * broken answer for a good one. axios is loaded here, so that a replay never pays for it; its defaults are left out, since
 * it puts them together anew for every request.
 */
async function connect(
  { transport, secret, world, deadlineMs }: HttpOptions & { readonly deadlineMs: number },
  { base, loopback }: Address,
  concurrency: number,
) {
  const [{ default: axios }, { get, Agent }, { unzipSync }] = await Promise.all([
    import('axios'),
    base.startsWith('https:') ? import('node:https') : import('node:http'),
    import('node:zlib'),
  ]);
  const headers = {
    Accept: 'application/json',
    // Packing costs more than it saves where there is no wire.
    'Accept-Encoding': loopback ? 'identity' : 'gzip',
    ...transport.headers,
    ...(secret === null ? {} : transport.auth(secret.reveal())),
  };
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const deadline = (passed: () => void): (() => void) => world.deadline(deadlineMs, passed);
  const adapter = plainGets({ base, get, agent, headers, mostBytes: MOST_BYTES, deadline });
  return { client: new axios.Axios({ adapter }), unzip: unzipSync };
}

/** From here on addresses are targets, as in a recording: the base URL is of no matter any more. */
function localHeaders(received: Reply['headers'], target: string, address: Address): Reply['headers'] {
  const { link, location } = received;
  if (link === undefined && location === undefined) return received;
  return {
    ...received,
    ...(link !== undefined && { link: localLinks(link, target, address) }),
    ...(location !== undefined && { location: address.local(location, target) }),
  };
}
