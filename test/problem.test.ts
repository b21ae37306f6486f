import { describe, expect, it } from 'vitest';
import { asProblem, EXIT, Problem, worse } from '../src/problem.ts';

describe('exit codes of several services', () => {
  it.each([
    [EXIT.ok, EXIT.partial, EXIT.partial],
    [EXIT.partial, EXIT.ok, EXIT.partial],
    [EXIT.differs, EXIT.partial, EXIT.partial],
    [EXIT.partial, EXIT.unmergeable, EXIT.unmergeable],
    [EXIT.unmergeable, EXIT.refused, EXIT.refused],
    [EXIT.refused, EXIT.partial, EXIT.refused],
    [EXIT.refused, EXIT.bug, EXIT.bug],
    [EXIT.unavailable, EXIT.ioError, EXIT.unavailable],
  ])('%i and %i together are %i', (a, b, together) => {
    expect(worse(a, b)).toBe(together);
  });

  it('are each used for one meaning', () => {
    expect(new Set(Object.values(EXIT)).size).toBe(Object.values(EXIT).length);
  });
});

describe('a failure', () => {
  it('that nobody foresaw is thrown on, never turned into a gap', () => {
    const bug = new TypeError('x is undefined');
    expect(() => asProblem(bug)).toThrow(bug);
    const problem = new Problem({ what: 'a', why: 'b', try: 'c' }, EXIT.partial);
    expect(asProblem(problem)).toBe(problem);
  });
});
