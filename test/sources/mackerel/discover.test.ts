import { expect, it } from 'vitest';
import { openHttp } from '../../../src/http.ts';
import { EXIT } from '../../../src/problem.ts';
import { Secret } from '../../../src/secret.ts';
import { discover } from '../../../src/sources/mackerel/discover.ts';
import { mackerel } from '../../../src/sources/mackerel/index.ts';
import { mackerelApi } from '../../support/mackerel.ts';
import { testWorld } from '../../support/world.ts';

const discovered = () =>
  discover(
    openHttp({
      world: testWorld(),
      transport: mackerel.transport(mackerel.settings.parse({})),
      source: 'mackerel',
      secret: new Secret('mk-test', 'MACKEREL_APIKEY'),
    }),
  );

it('tells whose key it is and which services it watches, in three questions', async () => {
  const api = mackerelApi();
  api.get('/org').reply(200, { name: 'acme', displayName: 'Acme 通販' });
  const services = [
    { name: 'shop', memo: '', roles: ['web'] },
    { name: 'search', memo: '', roles: [] },
  ];
  api.get('/services').reply(200, { services });
  api.get('/dashboards').reply(200, { dashboards: [{ id: '3a', title: 'shop', urlPath: 'shop' }] });

  const found = await discovered();

  expect(found).toMatchObject({
    about: 'organisation Acme 通販: 2 services, 1 dashboard',
    services: ['shop', 'search'],
    repos: [],
  });
  expect(found.reposOf('shop')).toEqual([]);
  expect(await found.entry('shop', ['acme/shop', 'acme/ops'])).toBeNull();
});

it('asks no further with a key that is refused', async () => {
  mackerelApi().get('/org').reply(401, { error: 'Authentication failed' });
  await expect(discovered()).rejects.toMatchObject({ exit: EXIT.refused });
});
