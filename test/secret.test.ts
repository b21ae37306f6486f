import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../src/problem.ts';
import { hideKnown, readSecret, Secret, scrub } from '../src/secret.ts';
import type { Transport } from '../src/world.ts';
import { thrownBy, transport } from './support/door.ts';
import { testWorld } from './support/world.ts';

describe('a secret', () => {
  it('shows itself in no print, no JSON and no text', () => {
    const secret = new Secret('s3cret-value-of-a-key', 'API_KEY');
    const shown = [
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true, depth: 9 }),
    ];
    expect(shown.join()).not.toContain('s3cret');
    expect(secret.reveal()).toBe('s3cret-value-of-a-key');
  });

  it('is scrubbed from any text, however it is spelled', () => {
    const key = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
      minLength: 12,
    });
    fc.assert(
      fc.property(key, fc.string(), fc.string(), (value, before, after) => {
        const secret = new Secret(value, 'KEY');
        const core = value.slice(3, -3);
        fc.pre(!`${before}${after}[secret]`.includes(core));
        const spelled = [value, encodeURIComponent(value), JSON.stringify(value)];
        for (const spelling of spelled)
          expect(secret.hide(before + spelling + after)).not.toContain(spelling);
        const packed = Buffer.from(`${before}${value}${after}`).toString('base64');
        expect(
          Buffer.from(secret.hide(packed).replaceAll('[secret]', 'AAAA'), 'base64').includes(value),
        ).toBe(false);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each([
    ['its beginning, where a text was cut', 'key: s3cret-value…', 'key: [secret]…'],
    ['hex', Buffer.from('s3cret-value/of-a-key').toString('hex'), '[secret]'],
    ['JSON that escapes the slash', '"s3cret-value\\/of-a-key"', '"[secret]"'],
    ['fewer characters than tell it', 's3cret-valu', 's3cret-valu'],
  ])('is scrubbed as %s', (_, text, clean) => {
    expect(new Secret('s3cret-value/of-a-key', 'KEY').hide(text)).toBe(clean);
  });

  it('taken out of JSON leaves JSON', () => {
    const secret = new Secret('zq1w2e3r4t5y"c\\d', 'KEY');
    for (const said of ['zq1w2e3r4t5y"c\\d', 'zq1w2e3r4t5y\n', 'zq1w2e3r4t5y"', 'zq1w2e3r4t5y"c\\'])
      expect(JSON.parse(secret.hide(JSON.stringify({ said }))).said).toMatch(/^\[secret\]/);
  });

  it('too short to be told from a word is left', () => {
    new Secret('pwg', 'KEY');
    expect(scrub('pwg prepare')).toBe('pwg prepare');
  });

  it.each([
    ['token ghp_abcDEF0123456789abcDEF0123456789abcd!', 'token [secret]!'],
    ['github_pat_11ABC.def_ghi', '[secret]'],
    ['Authorization: Bearer abc.def-ghi', 'Authorization: [secret]'],
    ['{"x-api-key":"abc"}', '{"x-api-key":"[secret]"}'],
    ['https://me:pw@example.com/x', 'https://[secret]@example.com/x'],
    ['障害 12 件: https://example.com/a@b', '障害 12 件: https://example.com/a@b'],
  ])('is suspected by its look: %s', (text, clean) => {
    expect(scrub(text)).toBe(clean);
  });

  it('is not suspected in what is recorded', () => {
    expect(hideKnown('ghp_abcDEF0123456789abcDEF0123456789abcd')).toContain('ghp_');
  });
});

describe('reading a secret', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pwg-secret-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (
    secrets: readonly string[],
    env: Record<string, string> = {},
    withoutSecret: Transport['withoutSecret'] = null,
  ) =>
    readSecret(
      testWorld({ cwd: folder, env: (name) => env[name] }),
      transport('https://api.example.com', { secrets, withoutSecret }),
    );

  const file = (content: string, mode: number): void => {
    writeFileSync(join(folder, 'key'), content);
    chmodSync(join(folder, 'key'), mode);
  };

  it('takes the first that is there, without the end of its line', async () => {
    const secret = await read(['env:GH_TOKEN', 'env:GITHUB_TOKEN'], {
      GH_TOKEN: '',
      GITHUB_TOKEN: 'abc\r\n',
    });
    expect([secret?.reveal(), secret?.from]).toEqual(['abc', 'GITHUB_TOKEN']);
  });

  it('takes it from a file that is for its owner alone', async () => {
    file('abc\n', 0o600);
    expect((await read(['file:key']))?.reveal()).toBe('abc');
    expect((await read(['file:~/key'], { HOME: folder }))?.reveal()).toBe('abc');
  });

  it('refuses a file that others can read, and says how to mend it', async () => {
    file('s3cret', 0o644);
    const problem = await thrownBy(read(['file:key']));
    expect(problem).toMatchObject({ try: 'chmod 600 key', exit: EXIT.notPermitted });
    expect(inspect(problem)).not.toContain('s3cret');
  });

  it('takes it from a program, run without a shell', async () => {
    const secret = await read(['cmd:echo $HOME;date']);
    expect([secret?.reveal(), secret?.from]).toEqual(['$HOME;date', 'the output of echo']);
  });

  it('goes on where a program is not there or fails', async () => {
    const secret = await read(['cmd:no-such-program-of-pwg', 'cmd:false', 'env:KEY'], { KEY: 'abc' });
    expect(secret?.reveal()).toBe('abc');
  });

  it.each(['abc\ndef', 'abc\rX-Evil: 1', 'abc def', 'abc\u0000', 'キー'])(
    'refuses %j, which no header can carry, and does not show it',
    async (value) => {
      const problem = await thrownBy(read(['env:KEY'], { KEY: value }));
      expect(problem).toMatchObject({ exit: EXIT.badConfig, what: "What is in KEY can't be a key." });
      expect(inspect(problem)).not.toContain('abc');
    },
  );

  it('goes anonymous only where nobody named a place for the key', async () => {
    expect(await read(['env:GH_TOKEN', 'env:GITHUB_TOKEN'])).toBeNull();
    expect(await thrownBy(read(['env:MY_TOKEN']))).toMatchObject({
      what: 'There is no key in env:MY_TOKEN.',
      exit: EXIT.badConfig,
    });
  });

  it('does not repeat the arguments of a program that gave none', async () => {
    expect(await thrownBy(read(['cmd:false --token s3cret']))).toMatchObject({
      what: 'There is no key in cmd:false.',
    });
  });

  it('says what the source says where it can not do without', async () => {
    const withoutSecret = { what: 'No key.', why: 'MACKEREL_APIKEY is not set.', try: 'Set it.' };
    expect(await thrownBy(read(['env:A', 'env:B'], {}, withoutSecret))).toMatchObject(withoutSecret);
  });
});
