import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildIfStale } from './support/built-command.ts';
import { PACKAGE_ROOT } from './support/world.ts';

const read = (file: string): string => readFileSync(join(PACKAGE_ROOT, file), 'utf8');
const manifest = JSON.parse(read('package.json'));

describe('what somebody gets who installs pwg', () => {
  beforeAll(buildIfStale, 60_000);

  it('is pwg alone: no dependency comes along, and no script runs', () => {
    expect(manifest).not.toHaveProperty('dependencies');
    for (const script of ['preinstall', 'install', 'postinstall']) {
      expect(manifest.scripts).not.toHaveProperty(script);
    }
  });

  it('holds the licence of everything in the bundle, and each allows it', () => {
    const notices = [...read('dist/THIRD-PARTY-NOTICES.txt').matchAll(/^(\S+) \d[\w.-]* \((.+)\)$/gm)];
    const names = notices.map(([, name]) => name);
    for (const direct of ['axios', 'commander', 'handlebars', 'date-fns', 'yaml', 'zod']) {
      expect(names).toContain(direct);
    }
    expect(notices.map(([, , licence]) => licence).filter((one) => !FREE.test(one ?? ''))).toEqual([]);
    const [, ...texts] = read('dist/THIRD-PARTY-NOTICES.txt').split('-'.repeat(80));
    for (const text of texts) expect(text).toMatch(/permi|licen/i);
  });
});

const FREE = /^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/;

it('the lock file names no address: a package is what its checksum says, wherever it came from', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved":|https?:\/\/[^"]*registry/);
});

it('each dependency is pinned, and CONTRIBUTING says why it is there', () => {
  const why = read('CONTRIBUTING.md');
  for (const [name, version] of Object.entries<string>(manifest.devDependencies)) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(why, name).toContain(name);
  }
});

describe.each(readdirSync(join(PACKAGE_ROOT, '.github/workflows')))('the workflow %s', (file) => {
  const text = read(`.github/workflows/${file}`);
  const { permissions, concurrency, jobs } = parse(text);

  it('uses only actions pinned to a commit', () => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/@[0-9a-f]{40}$/);
  });

  it('may do no more than it must, one run at a time and not for ever', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(concurrency).toBeDefined();
    for (const job of Object.values<{ 'timeout-minutes': number }>(jobs)) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
    }
  });
});
