import { expect, it } from 'vitest';
import { openAddress } from '../../src/http/address.ts';
import { openDoor } from '../../src/http/door.ts';
import { Rows } from '../support/door.ts';
import { testWorld } from '../support/world.ts';

it('remembers the last thousand answers, so that a run over many services does not grow; what all share stays', async () => {
  const asked: string[] = [];
  const reply = { status: 200, headers: {}, body: { rows: [] } };
  const http = openDoor(
    async (target) => {
      asked.push(target);
      return { outcome: reply, verdict: { is: 'good', reply } };
    },
    'vendor',
    openAddress('vendor', 'https://api.example.com'),
    testWorld(),
  );
  const get = (path: string) => http.get({ path, schema: Rows });
  for (let service = 0; service < 25; service++) {
    await get('/shared');
    for (let metric = 0; metric < 100; metric++) await get(`/own/${service}/${metric}`);
  }
  expect(asked).toHaveLength(2501);
  await get('/own/24/0');
  expect(asked).toHaveLength(2501);
  await get('/own/0/0');
  expect(asked.at(-1)).toBe('/own/0/0');
});
