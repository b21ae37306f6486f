import { hidePasted } from '../secret.ts';
import { cutShort, MOST_BYTES, notJson, tooLarge } from './faults.ts';
import type { Outcome } from './outcome.ts';

/** An answer as it came: `unzip` is zlib's, handed in because zlib is loaded only for live runs. */
export interface Wire {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

export type Unzip = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;

/**
 * Strict: a good status with anything but whole JSON is a fault. The failures of proxies are often HTML; their status says
 * enough. axios by itself takes cut gzip and cut JSON for good answers.
 */
export function readBody({ status, headers, bytes }: Wire, host: string, unzip: Unzip): Outcome {
  const good = status >= 200 && status < 300;
  const contentType = headers['content-type'] ?? 'nothing known';
  if (!/\bjson\b/i.test(contentType)) {
    return good ? notJson(host, contentType.replace(/;.*/s, '')) : { status, headers, body: null };
  }
  try {
    const packed = (headers['content-encoding'] ?? 'identity') !== 'identity';
    const text = hidePasted((packed ? unzip(bytes, { maxOutputLength: MOST_BYTES }) : bytes).toString());
    return {
      status,
      headers,
      body: JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text),
    };
  } catch (error) {
    if (!good) return { status, headers, body: null };
    return error instanceof RangeError ? tooLarge(host) : cutShort(host);
  }
}

const BYTE_ORDER_MARK = 0xfeff;
