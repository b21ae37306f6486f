import { fileURLToPath } from 'node:url';
import { realWorld, type World } from '../../src/world.ts';

export const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface TestWorld extends World {
  /** Lines told to people. */
  readonly said: readonly string[];
  /** What went to standard output. */
  readonly printed: readonly string[];
  /** What --verbose adds. */
  readonly details: readonly string[];
}

/** The real disk, with a set clock, no waiting, an own environment, and what is said kept. */
export function testWorld(
  different: Partial<
    Pick<World, 'cwd' | 'now' | 'env' | 'ask' | 'sleep' | 'random' | 'deadline' | 'files'>
  > = {},
): TestWorld {
  const said: string[] = [];
  const printed: string[] = [];
  const details: string[] = [];
  return {
    ...realWorld({ packageRoot: PACKAGE_ROOT, quiet: true, verbose: false, color: false }),
    now: () => new Date('2026-11-16T00:00:00Z'),
    env: () => undefined,
    ask: null,
    sleep: async () => {},
    random: () => 0.5,
    said,
    printed,
    details,
    out: {
      page: (text) => printed.push(text),
      say: (line) => said.push(line),
      problem: ({ what, why, try: next }, about) =>
        said.push([about, what, why, next].filter(Boolean).join(' | ')),
      detail: (line) => details.push(line),
      progress: () => {},
    },
    ...different,
  };
}
