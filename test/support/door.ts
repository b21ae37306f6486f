import * as z from 'zod';
import { type HttpOptions, openHttp } from '../../src/http.ts';
import { Secret } from '../../src/secret.ts';
import type { Http, Transport } from '../../src/world.ts';
import { testWorld } from './world.ts';

/** The key of the tests: it must never be seen in anything that is said, thrown or saved. */
export const CANARY = 'canary+key/0123456789abcdef==';

export const Rows = z.object({ rows: z.array(z.object({ id: z.number() })) });

export function transport(baseUrl: string, different: Partial<Transport> = {}): Transport {
  return {
    baseUrl,
    secrets: ['env:API_KEY'],
    withoutSecret: null,
    auth: (secret) => ({ 'X-Api-Key': secret }),
    headers: { 'User-Agent': 'pwg' },
    secretFields: [],
    ...different,
  };
}

export function door(baseUrl: string, different: Partial<HttpOptions> = {}): Http {
  return openHttp({
    world: testWorld(),
    transport: transport(baseUrl),
    source: 'vendor',
    secret: new Secret(CANARY, 'API_KEY'),
    ...different,
  });
}

/** What was thrown; fails when nothing was. */
export async function thrownBy(asked: Promise<unknown>): Promise<unknown> {
  try {
    await asked;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
