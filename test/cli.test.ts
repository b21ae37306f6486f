import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { main } from '../src/cli.ts';
import { EXIT } from '../src/problem.ts';

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const exitOf = async (...words: readonly string[]): Promise<unknown> => {
  await main(['node', 'pwg', ...words], '.', () => ({ run: async () => EXIT.ok }));
  return process.exitCode;
};

it.each([
  'prepare --demo --record answers',
  'prepare --demo --replay answers',
  'prepare --demo --config other.yaml',
  'prepare blog --repo acme/blog --config other.yaml',
  'prepare --record a --replay b',
  'prepare --check --dry-run',
  'prepare --demo --refresh',
  'prepare blog --repo acme/blog --all',
  'prepare --catch-up --month 2026-09',
  'prepare --catch-up --from 2026-09-01 --to 2026-09-15',
  'prepare --catch-up --demo',
  'list --demo --config other.yaml',
  'prepare --replay answers --refresh',
  'backfill --demo',
  'doctor --demo --config other.yaml',
  'doctor blog --repo acme/blog --config other.yaml',
])('refuses flags that contradict each other: %s', async (line) => {
  expect(await exitOf(...line.split(' '))).toBe(EXIT.usage);
});

it.each([
  'prepare blog --repo acme/blog',
  'prepare --demo --output -',
  'doctor --demo',
  'prepare --all --demo',
  'prepare --catch-up --all --quiet',
  'list --json',
  'backfill shop --months 24',
])('takes: %s', async (line) => {
  expect(await exitOf(...line.split(' '))).toBe(EXIT.ok);
});
