import type * as Http from 'node:http';
import { urlToHttpOptions } from 'node:url';
import type { AxiosAdapter } from 'axios';
import type { Wire } from './body.ts';
import { CODES } from './faults.ts';

export interface PlainGets {
  /** Without a slash at its end: a target follows it. */
  readonly base: string;
  /** Of node:http or node:https, as the base URL says. */
  readonly get: typeof Http.get;
  readonly agent: Http.Agent;
  /** Of every request; what one of them adds stands in its config. */
  readonly headers: Readonly<Record<string, string>>;
  readonly mostBytes: number;
  /** Calls back when a request that begins now has taken too long; what it gives calls that off. */
  readonly deadline: (passed: () => void) => () => void;
}

/**
 * As much of axios' own adapter as a GET needs that follows nothing, goes through no proxy and is unpacked by us. A run
 * makes hundreds of them one after the other, and the streams and listeners of that one cost as much as the answer does.
 * Its config names a target as its `url`; what comes is a `Wire`, all of it `data`: of headers axios makes two copies.
 */
export function plainGets({ base, get, agent, headers, mostBytes, deadline }: PlainGets): AxiosAdapter {
  const { hostname, port, path } = urlToHttpOptions(new URL(`${base}/`));
  return (config) =>
    new Promise((resolve, reject) => {
      const { url: target = '' } = config;
      const sent = { ...headers, ...config.headers };
      const request = get({ hostname, port, path: path?.slice(0, -1) + target, agent, headers: sent });
      const fail = (code: string): void => {
        reject(Object.assign(new Error(code), { code }));
        request.destroy();
      };
      const callOff = deadline(() => fail(CODES.tooLate));
      request.on('close', callOff);
      request.on('error', reject);
      request.on('response', (answer) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes > mostBytes) fail(CODES.tooLarge);
        });
        // It ended before its own length said, or the connection was lost in the middle.
        answer.on('error', () => fail(CODES.cutShort));
        answer.on('end', () => {
          const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
          const [only] = chunks;
          const data: Wire = {
            status,
            headers: answer.headers as Wire['headers'],
            bytes: only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks),
          };
          resolve({ status, statusText, headers: {}, data, config, request });
        });
      });
    });
}
