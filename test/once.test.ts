import { expect, it } from 'vitest';
import { oncePer } from '../src/once.ts';

it('a look-up is made again when more than the most that are remembered were asked for since', async () => {
  const made: string[] = [];
  const find = oncePer(
    (name: string) => name,
    async (name) => made.push(name),
    2,
  );
  for (const name of ['shared', 'a', 'shared', 'b', 'shared', 'a']) await find(name);
  expect(made).toEqual(['shared', 'a', 'b', 'a']);
});
