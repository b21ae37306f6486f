import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../src/problem.ts';
import { openProject, type ProjectRequest } from '../src/project.ts';
import { testWorld } from './support/world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pwg-project-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (request: Partial<ProjectRequest>) =>
  openProject(
    {
      configFile: null,
      repo: null,
      services: [],
      replay: null,
      record: null,
      refresh: false,
      demo: false,
      at: null,
      ...request,
    },
    testWorld({ cwd: folder }),
  );

describe('--repo', () => {
  it('is a whole config, whatever file lies here', async () => {
    writeFileSync(join(folder, 'pwg.config.yaml'), 'services: [{ name: shop, repo: acme/other }]\n');
    const { config } = await open({ services: ['shop'], repo: 'acme/shop' });
    expect(config.services.map(({ name, repo }) => [name, repo])).toEqual([['shop', 'acme/shop']]);
  });

  it.each([[[]], [['shop', 'search']]])('goes with one service, not with %j', async (services) => {
    await expect(open({ services, repo: 'acme/shop' })).rejects.toMatchObject({
      what: '--repo goes with one service.',
      exit: EXIT.usage,
    });
  });
});

describe('--at', () => {
  it('is an instant', async () => {
    const { at } = await open({ services: ['shop'], repo: 'acme/shop', at: '2024-02-29T09:00:00+09:00' });
    expect(at).toEqual(new Date('2024-02-29T00:00:00Z'));
  });

  it.each(['2026-11-16', '2026-11-16T09:00', '2026-02-30T09:00:00+09:00', '2026-13-01T00:00:00Z', 'now'])(
    'is not %s',
    async (at) => {
      await expect(open({ services: ['shop'], repo: 'acme/shop', at })).rejects.toMatchObject({
        what: `--at ${at} is not an instant.`,
        exit: EXIT.usage,
      });
    },
  );
});

it('a config that can not be read is told as such', async () => {
  await expect(open({ configFile: '.' })).rejects.toMatchObject({
    why: expect.stringContaining('EISDIR'),
    exit: EXIT.noInput,
  });
});
