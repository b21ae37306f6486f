import { gzipSync, unzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../src/http/body.ts';

const HOST = 'api.example.com';
const JSON_TYPE = { 'content-type': 'application/json' };

const read = (status: number, headers: Record<string, string>, bytes: string | Buffer) =>
  readBody({ status, headers, bytes: Buffer.from(bytes as string) }, HOST, unzipSync);

const TOO_LARGE = {
  what: 'sent more than pwg takes in.',
  why: 'an answer of api.example.com is larger than 32 MB',
  try: expect.stringContaining('Ask for less'),
};
const CUT_SHORT = {
  what: 'sent an answer that ends in the middle.',
  why: 'api.example.com or something on the way cut it',
};

describe('the body of a good answer', () => {
  it.each(['application/json', 'application/vnd.github+json; charset=utf-8', 'TEXT/JSON'])(
    'is JSON: %s',
    (type) => {
      const headers = { 'content-type': type, etag: '"1"' };
      expect(read(200, headers, '{"a":[1]}')).toEqual({ status: 200, headers, body: { a: [1] } });
      expect(read(299, headers, 'null')).toEqual({ status: 299, headers, body: null });
    },
  );

  it.each([
    [{ 'content-type': 'text/html; charset=utf-8' }, 'not JSON from api.example.com but text/html'],
    [{ 'content-type': 'application/jsonp' }, 'not JSON from api.example.com but application/jsonp'],
    [{}, 'not JSON from api.example.com but nothing known'],
  ])('that is something else is of something else: %j', (headers, why) => {
    expect(read(200, headers as Record<string, string>, '{}')).toMatchObject({
      fault: { what: 'did not answer, something else did.', why },
      passing: false,
    });
  });

  it.each(['', '{"rows":[', '{"rows":[]}}'])('that is no whole JSON was cut: %j', (text) => {
    expect(read(200, JSON_TYPE, text)).toMatchObject({ fault: CUT_SHORT, passing: true });
  });

  it('may begin with a byte order mark', () => {
    expect(read(200, JSON_TYPE, '\ufeff{"a":1}')).toMatchObject({ body: { a: 1 } });
  });

  it('is unpacked where it says that it is packed', () => {
    const packed = gzipSync('{"a":1}');
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    expect(read(200, headers, packed)).toMatchObject({ body: { a: 1 } });
    expect(read(200, headers, packed.subarray(0, -9))).toMatchObject({ fault: CUT_SHORT, passing: true });
    expect(read(200, { ...JSON_TYPE, 'content-encoding': 'identity' }, '{"a":1}')).toMatchObject({
      body: { a: 1 },
    });
  });

  it('may have 32 MB when it is unpacked, and no byte more', () => {
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    const megabyte = gzipSync(Buffer.alloc(1 << 20, ' '));
    const beginning = gzipSync(`7${' '.repeat((1 << 20) - 1)}`);
    const most = [beginning, ...Array.from({ length: 31 }, () => megabyte)];
    expect(read(200, headers, Buffer.concat(most))).toMatchObject({ body: 7 });
    const more = Buffer.concat([...most, gzipSync(' ')]);
    expect(read(200, headers, more)).toMatchObject({ fault: TOO_LARGE, passing: false });
  });
});

describe('the body of a failure', () => {
  it('is its JSON', () => {
    expect(read(404, JSON_TYPE, '{"message":"no"}')).toMatchObject({ status: 404, body: { message: 'no' } });
  });

  it.each([
    [199, JSON_TYPE, ''],
    [300, { 'content-type': 'text/html' }, '<html>'],
    [502, {}, 'Bad Gateway'],
    [500, JSON_TYPE, '{"message":'],
    [500, { ...JSON_TYPE, 'content-encoding': 'gzip' }, 'no gzip'],
  ])('is nothing where it is no JSON, and its status says enough: %d %j %j', (status, headers, text) => {
    expect(read(status, headers as Record<string, string>, text)).toEqual({ status, headers, body: null });
  });
});
