import { describe, expect, it } from 'vitest';
import { CODES, wireFault } from '../../src/http/faults.ts';

const HOST = 'api.example.com';

describe('a failure of the network', () => {
  const told = (error: object) => wireFault(error, HOST, 15_000);
  const TRY_LATER = 'Check the connection of this machine, and run again.';

  it('that came at the end of its time is one of being slow', () => {
    expect(told({ code: CODES.tooLate })).toEqual({
      fault: { what: 'is too slow.', why: 'no whole answer within 15 seconds', try: 'Run again later.' },
      passing: true,
    });
  });

  it.each([
    'ECONNABORTED',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EPIPE',
    'ETIMEDOUT',
    'HPE_INVALID_CONSTANT',
  ])('may pass: %s', (code) => {
    const why = `api.example.com: ${code}`;
    expect(told({ code })).toEqual({
      fault: { what: 'can not be reached.', why, try: TRY_LATER },
      passing: true,
    });
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('of names may pass: %s', (code) => {
    expect(told({ code })).toMatchObject({
      fault: { what: 'can not be found.', why: `no address for api.example.com (${code})` },
      passing: true,
    });
  });

  it.each([
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'ERR_TLS_INVALID_PROTOCOL_VERSION',
  ])('of trust does not pass: %s', (code) => {
    expect(told({ code })).toMatchObject({
      fault: {
        what: 'does not prove who it is.',
        why: `TLS with api.example.com: ${code}`,
        try: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
      },
      passing: false,
    });
  });

  it.each([
    [{ code: 'ERR_INVALID_URL' }, 'ERR_INVALID_URL'],
    [{ code: 'XHPE_' }, 'XHPE_'],
    [{ code: 'XERR_TLS' }, 'XERR_TLS'],
  ])('that nobody knows does not pass, and only its code is told: %o', (error, code) => {
    const why = `api.example.com: ${code}`;
    expect(told(error)).toEqual({
      fault: { what: 'can not be reached.', why, try: TRY_LATER },
      passing: false,
    });
  });

  it('has a code: an error without one is a bug of ours', () => {
    const bug = new TypeError('x is not a function');
    expect(() => told(bug)).toThrow(bug);
  });

  it('in the middle of an answer, or past what it may have, is told as such', () => {
    expect(told({ code: 'ERR_BAD_RESPONSE' })).toMatchObject({
      fault: { what: 'sent an answer that ends in the middle.' },
      passing: true,
    });
    for (const tooMuch of [
      { code: CODES.tooLarge },
      { code: 'ERR_BAD_RESPONSE', message: 'maxContentLength size of 33554432 exceeded' },
    ]) {
      expect(told(tooMuch)).toMatchObject({
        fault: { what: 'sent more than pwg takes in.' },
        passing: false,
      });
    }
  });
});
