import type * as Http from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import type * as Https from 'node:https';
import type { AxiosAdapter } from 'axios';

/**
 * As much of axios' own adapter as a GET needs that follows nothing, goes through no proxy and is unpacked by us. A run
 * makes hundreds of them one after the other, and the streams and listeners of that one cost as much as the answer does.
 */
export function plainGets(http: typeof Http, https: typeof Https, mostBytes: number): AxiosAdapter {
  return (config) =>
    new Promise((resolve, reject) => {
      const url = config.url ?? '';
      const secure = url.startsWith('https:');
      const request = (secure ? https : http).get(url, {
        agent: secure ? config.httpsAgent : config.httpAgent,
        headers: config.headers.toJSON() as OutgoingHttpHeaders,
        signal: config.signal as AbortSignal,
      });
      request.on('error', reject);
      request.on('response', (answer) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes <= mostBytes) return;
          reject(new Error('maxContentLength exceeded'));
          request.destroy();
        });
        // It ended before its own length said, or the connection was lost in the middle.
        answer.on('error', () => reject(Object.assign(new Error('cut'), { code: 'ERR_BAD_RESPONSE' })));
        answer.on('end', () => {
          const { statusCode: status = 0, statusMessage: statusText = '', headers } = answer;
          const [only] = chunks;
          const data = chunks.length === 1 ? only : Buffer.concat(chunks);
          resolve({ status, statusText, headers: headers as Record<string, string>, data, config, request });
        });
      });
    });
}
