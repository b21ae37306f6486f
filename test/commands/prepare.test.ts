import { expect, it } from 'vitest';
import { pageTarget } from '../../src/commands/prepare.ts';
import { EXIT, Problem } from '../../src/problem.ts';

it('takes the target from the flags', () => {
  expect(pageTarget({ format: 'md' })).toEqual({ output: null, mode: 'write' });
  expect(pageTarget({ format: 'md', output: 'a.md', check: true })).toEqual({
    output: 'a.md',
    mode: 'check',
  });
  expect(pageTarget({ format: 'json', output: '-', dryRun: true })).toEqual({ output: '-', mode: 'dry-run' });
});

it.each([
  { format: 'json', check: true },
  { format: 'json', output: 'facts.json' },
  { format: 'md', output: '-', check: true },
  { format: 'md', output: 'page.md', catchUp: true },
  { format: 'md', output: '-', catchUp: true },
  { format: 'json', catchUp: true },
] as const)('refuses flags of which one would be without effect: %j', (flags) => {
  try {
    pageTarget(flags);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ exit: EXIT.usage });
  }
});
