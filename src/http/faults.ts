import type { Fault } from './outcome.ts';

/** What can go wrong on the way, in words. Nothing of the answer is repeated: it may come from anybody. */

const LATER = 'Check the connection of this machine, and run again.';

/** Codes of what no library finds out for us. */
export const CODES = { tooLate: 'PWG_TOO_LATE', tooLarge: 'PWG_TOO_LARGE', cutShort: 'ERR_BAD_RESPONSE' };

/**
 * What the client threw. Only its code is looked at: the error itself carries the request, and with it the key. One without
 * a code is no failure of the network but one of ours, and is thrown again.
 */
export function wireFault(error: unknown, host: string, deadlineMs: number): Fault {
  const { code, message = '' } = error as { code?: string; message?: string };
  if (code === undefined) throw error;
  if (code === CODES.tooLate) {
    const why = `no whole answer within ${deadlineMs / 1000} seconds`;
    return { fault: { what: 'is too slow.', why, try: 'Run again later.' }, passing: true };
  }
  if (code === CODES.tooLarge || message.startsWith('maxContentLength')) return tooLarge(host);
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_(SSL|TLS)/.test(code)) {
    const mend = 'If a company proxy stands in between, name its certificate in NODE_EXTRA_CA_CERTS.';
    return fault('does not prove who it is.', `TLS with ${host}: ${code}`, mend);
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return passing('can not be found.', `no address for ${host} (${code})`);
  }
  if (code === CODES.cutShort) return cutShort(host);
  const known = PASSING_CODES.includes(code) || code.startsWith('HPE_');
  return known
    ? passing('can not be reached.', `${host}: ${code}`)
    : fault('can not be reached.', `${host}: ${code}`, LATER);
}

export const cutShort = (host: string): Fault =>
  passing('sent an answer that ends in the middle.', `${host} or something on the way cut it`);

export const tooLarge = (host: string): Fault =>
  fault(
    'sent more than pwg takes in.',
    `an answer of ${host} is larger than ${MOST_BYTES / 1024 / 1024} MB`,
    'Ask for less in the config: this is no list for a meeting.',
  );

export const notJson = (host: string, contentType: string): Fault =>
  fault(
    'did not answer, something else did.',
    `not JSON from ${host} but ${contentType}`,
    'Sign in to the network if it asks for that, and check the url in the config.',
  );

/** For the bytes of one answer, as sent and unpacked. */
export const MOST_BYTES = 32 * 1024 * 1024;

const PASSING_CODES = [
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
];

function fault(what: string, why: string, next: string): Fault {
  return { fault: { what, why, try: next }, passing: false };
}

function passing(what: string, why: string): Fault {
  return { ...fault(what, why, LATER), passing: true };
}
