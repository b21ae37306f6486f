import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catchUp, missed } from '../src/catch-up.ts';
import { PACKAGE_ROOT, testWorld } from './support/world.ts';

describe('the months that were missed', () => {
  it.each([
    ['no page at all', [], '2026-10', []],
    ['nothing missed', ['2026-09'], '2026-10', []],
    ['the last one is there already', ['2026-09', '2026-10'], '2026-10', []],
    ['two between', ['2026-05', '2026-07'], '2026-10', ['2026-08', '2026-09']],
    ['across a new year', ['2025-11'], '2026-02', ['2025-12', '2026-01']],
  ])('%s', (_, there, last, months) => {
    expect(missed(there, last)).toEqual(months);
  });

  it('are eleven at most, so that twelve pages are made', () => {
    const months = missed(['2024-01'], '2026-10');
    expect(months).toHaveLength(11);
    expect(months[0]).toBe('2025-11');
    expect(months.at(-1)).toBe('2026-09');
  });
});

describe('catching up', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pwg-catch-up-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('makes the page of the missed month first, then that of the last one', async () => {
    const folder = join(root, 'minutes', 'shop');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '2026-08.md'), '# an older page\n');
    const world = testWorld({ cwd: root });
    await catchUp(
      {
        configFile: null,
        repo: null,
        services: [],
        replay: null,
        record: null,
        refresh: false,
        demo: true,
        at: null,
        month: null,
        from: null,
        to: null,
        locale: null,
        only: ['overview'],
        skip: [],
        format: 'md',
        target: { output: null, mode: 'write' },
        all: false,
      },
      { ...world, packageRoot: PACKAGE_ROOT },
    );
    expect(readdirSync(folder)).toEqual(['2026-08.md', '2026-09.md', '2026-10.md']);
    const wrote = world.said.filter((line) => line.startsWith('Wrote'));
    expect(wrote).toEqual(['Wrote minutes/shop/2026-09.md', 'Wrote minutes/shop/2026-10.md']);
  });
});
