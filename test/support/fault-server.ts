import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** One answer, good or broken, written by hand to a real socket: what nock can't show. */
export type Step = (answer: ServerResponse, request: IncomingMessage) => void;

export interface FaultServer {
  readonly url: string;
  readonly requests: readonly Asked[];
  readonly close: () => Promise<void>;
}

export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface FaultServerOptions {
  /** What any path without a list of its own gets. */
  readonly otherwise?: Step;
  /** A key and its certificate, as PEM: the server speaks TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** Answers by path with the steps of its list in turn; the last one stays. */
export async function faultServer(
  script: Readonly<Record<string, readonly Step[]>>,
  { otherwise = json({ message: 'Not Found' }, { status: 404 }), tls }: FaultServerOptions = {},
): Promise<FaultServer> {
  const requests: Asked[] = [];
  const onRequest = (request: IncomingMessage, answer: ServerResponse): void => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    const before = requests.filter((one) => one.path.replace(/\?.*/, '') === path).length;
    requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers });
    const steps = script[path] ?? [otherwise];
    steps[Math.min(before, steps.length - 1)]?.(answer, request);
  };
  const server = tls === undefined ? createServer(onRequest) : createSecureServer(tls, onRequest);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

interface Head {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export function json(value: unknown, { status = 200, headers = {} }: Head = {}): Step {
  return raw(JSON.stringify(value), { status, headers: { ...JSON_TYPE, ...headers } });
}

export function raw(body: string | Buffer, { status = 200, headers = {} }: Head = {}): Step {
  return (answer) => answer.writeHead(status, headers).end(body);
}

export const html: Step = raw('<html><title>Sign in to the hotel</title></html>', {
  headers: { 'content-type': 'text/html; charset=utf-8' },
});

export const reset: Step = (answer) => answer.socket?.resetAndDestroy();

export const hang: Step = () => {};

/** Says how long the body is and closes before its end. */
export const cutBody: Step = (answer) => {
  answer.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
  answer.write('{"rows":[', () => answer.socket?.end());
};

/** A chunked body without its last chunk. */
export const noLastChunk: Step = (answer) => {
  answer.writeHead(200, JSON_TYPE);
  answer.write('{"rows":[]}', () => answer.socket?.end());
};

/** A body that ends with the connection, and too early: nothing on the wire tells that it is not whole. */
export const cutAtEnd: Step = (answer) => {
  answer.socket?.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"rows":[{"id":');
};

/** Whole by its length, but the gzip stream ends in the middle. */
export function cutGzip(value: unknown): Step {
  const packed = gzipSync(JSON.stringify(value));
  return raw(packed.subarray(0, packed.length - 12), {
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
  });
}

export function gzip(value: unknown): Step {
  return raw(gzipSync(JSON.stringify(value)), { headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } });
}

/** `megabytes` of spaces, packed small: one megabyte again and again, which a gzip stream may be. */
export function gzipBomb(megabytes: number): Step {
  const packed = gzipSync(Buffer.alloc(1 << 20, 0x20));
  return raw(Buffer.concat(Array.from({ length: megabytes }, () => packed)), {
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
  });
}

/** A byte every `ms`, for ever: no single wait is long. */
export function drip(ms: number): Step {
  return (answer) => {
    answer.writeHead(200, JSON_TYPE);
    const timer = setInterval(() => answer.write(' '), ms);
    answer.once('close', () => clearInterval(timer));
  };
}

export function redirect(location: string, status = 302): Step {
  return raw('', { status, headers: { location } });
}

/** A failure that repeats all it was sent, as debug pages do. */
export const echo: Step = (answer, request) =>
  json({ error: { message: `bad request: ${JSON.stringify(request.headers)}` } }, { status: 400 })(
    answer,
    request,
  );
