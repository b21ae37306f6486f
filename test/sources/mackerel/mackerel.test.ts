import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/problem.ts';
import { mackerel } from '../../../src/sources/mackerel/index.ts';
import { MACKEREL, mackerelApi, openMackerel } from '../../support/mackerel.ts';

const entry = { name: 'shop', repo: null, slos: [], attribution: [] };

describe('the settings', () => {
  it('need nothing to be said', () => {
    expect(mackerel.settings.parse({})).toEqual({ apiKey: 'env:MACKEREL_APIKEY', url: MACKEREL });
    expect(mackerel.service(undefined, entry)).toMatchObject({
      name: 'shop',
      names: ['shop'],
      dashboards: null,
    });
  });

  it('take one name in Mackerel or several', () => {
    expect(mackerel.service({ service: 'blog' }, entry)).toMatchObject({ name: 'shop', names: ['blog'] });
    expect(mackerel.service({ service: ['blog', 'blog-admin'] }, entry)).toMatchObject({
      names: ['blog', 'blog-admin'],
    });
  });

  it('refuse a literal key without repeating it, and keys they do not know', () => {
    const { success, error } = mackerel.settings.safeParse({ apiKey: 'f00dcafe1234' });
    expect(success).toBe(false);
    expect(JSON.stringify(error)).not.toContain('f00dcafe1234');
    expect(mackerel.settings.safeParse({ apikey: 'env:X' }).success).toBe(false);
    expect(mackerel.serviceSettings.safeParse({ services: 'shop' }).success).toBe(false);
  });

  it('say where a key was looked for, without the arguments of a program', () => {
    const why = (apiKey: string) => mackerel.transport({ apiKey, url: MACKEREL }).withoutSecret?.why;
    expect(why('env:MACKEREL_APIKEY')).toBe('Nothing was found at env:MACKEREL_APIKEY.');
    expect(why('cmd:pass show key')).toBe('Nothing was found at cmd:pass.');
  });
});

describe('the doctor', () => {
  it('finds a good key and a service that is not there', async () => {
    const api = mackerelApi();
    api.get('/org').reply(200, { name: 'acme', displayName: 'Acme 通販' });
    api.get('/services').reply(200, { services: [{ name: 'shop' }, { name: 'search' }] });
    expect(await openMackerel({ name: 'store', settings: { service: ['shop', 'serch'] } }).check()).toEqual([
      {
        what: 'Mackerel: API key',
        ok: true,
        detail: 'organisation Acme 通販 (acme); pwg only reads, so a key with Read alone is enough',
        try: null,
      },
      { what: 'Mackerel: service of store', ok: true, detail: 'shop', try: null },
      {
        what: 'Mackerel: service of store',
        ok: false,
        detail: 'Mackerel has no service "serch". It has: shop, search.',
        try: "In the service's entry of pwg.config.yaml: mackerel: { service: search }",
      },
    ]);
  });

  it('asks nothing more with a key that is refused', async () => {
    mackerelApi()
      .get('/org')
      .reply(403, { error: { message: 'no' } });
    await expect(openMackerel().check()).rejects.toMatchObject({ exit: EXIT.refused });
  });
});
