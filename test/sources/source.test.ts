import { describe, expect, it } from 'vitest';
import { secretReference } from '../../src/sources/source.ts';

describe('where a secret is', () => {
  it.each([
    'env:MACKEREL_APIKEY',
    'env:_x1',
    'file:secrets/mackerel key',
    'file:/run/secrets/key',
    'cmd:pass show pwg/key',
  ])('can be said as %s', (reference) => {
    expect(secretReference.parse(reference)).toBe(reference);
  });

  it.each([
    'ghp_0123456789',
    'env:',
    'env:NOT A NAME',
    'env:1X',
    'file:',
    'cmd: ',
    'ENV:X',
    ' env:X',
    '$TOKEN',
    '',
    12,
    null,
    ['env:X'],
  ])('is not %j, and the complaint does not repeat it', (literal) => {
    const { error } = secretReference.safeParse(literal);
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'must say where the key is and not hold it: env:NAME, file:PATH or cmd:PROGRAM',
    ]);
  });
});
