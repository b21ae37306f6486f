import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../src/examine.ts';
import { writeInstant } from '../src/http.ts';
import { EXIT } from '../src/problem.ts';
import { prepare } from '../src/run.ts';
import { Secret } from '../src/secret.ts';
import { prepareRequest } from './support/request.ts';
import { type TestWorld, testWorld } from './support/world.ts';

let folder: string;
let world: TestWorld;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-run-')));
  world = testWorld({ cwd: folder });
});
afterEach(() => rmSync(folder, { recursive: true }));

const config = (text: string): void => writeFileSync(join(folder, 'pwg.config.yaml'), text);
const SHOP = 'services: [{ name: shop, repo: acme/shop }]\n';

describe('the page', () => {
  it('of last time stays when no source answers', async () => {
    config(SHOP);
    await writeInstant(world, join(folder, 'nothing'), new Date('2026-11-16T00:00:00Z'));
    writeFileSync(join(folder, 'page.md'), 'old\n');
    const request = prepareRequest({ replay: 'nothing', target: { output: 'page.md', mode: 'write' } });
    await expect(prepare(request, world)).rejects.toMatchObject({
      what: 'No source answered.',
      exit: EXIT.unavailable,
    });
    expect(readFileSync(join(folder, 'page.md'), 'utf8')).toBe('old\n');
  });

  it('is not made with a key that others on the machine can read', async () => {
    config(`sources: { mackerel: { apiKey: 'file:key' } }\n${SHOP}`);
    writeFileSync(join(folder, 'key'), 'mk-of-the-team', { mode: 0o644 });
    await expect(prepare(prepareRequest(), world)).rejects.toMatchObject({ exit: EXIT.notPermitted });
    expect(world.printed).toEqual([]);
  });
});

it.each(['md', 'json'] as const)('no key is carried further, whoever wrote it down: %s', async (format) => {
  new Secret('acme-web/operations', 'KEY');
  await prepare(prepareRequest({ demo: true, format }), world);
  expect(world.printed.join('')).toContain('[secret]');
  expect(world.printed.join('')).not.toContain('acme-web/operations');
});

describe('--record', () => {
  it('leaves no folder behind when the command can not be meant', async () => {
    config(SHOP);
    const request = prepareRequest({ services: ['shpo'], record: 'answers' });
    await expect(prepare(request, world)).rejects.toMatchObject({ exit: EXIT.usage });
    expect(existsSync(join(folder, 'answers'))).toBe(false);
  });
});

describe('the doctor', () => {
  it('asks no API where saved answers stand in for it', async () => {
    config(SHOP);
    await writeInstant(world, join(folder, 'saved'), new Date('2026-11-16T00:00:00Z'));
    const project = { ...prepareRequest(), replay: 'saved', format: 'text' } as const;
    expect(await examine(project, world)).toBe(EXIT.ok);
    expect(world.said.at(-1)).toContain('saved: no key and no API is asked');
  });
});
