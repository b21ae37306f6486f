import { describe, expect, it } from 'vitest';
import { type Choice, choose, refuseUnknownServices } from '../../src/init/choices.ts';
import { EXIT } from '../../src/problem.ts';

const SERVICES: Choice = {
  question: 'Which?',
  known: ['shop', 'search', 'infra'],
  usual: ['shop'],
  others: null,
};

/** The person types `answers`, one at a time; what they were asked is told with what came of it. */
async function chosen(choice: Choice, ...answers: readonly string[]) {
  const asked: string[] = [];
  const names = await choose(choice, async (question) => {
    asked.push(question);
    const answer = answers[asked.length - 1];
    if (answer === undefined) throw new Error('asked once more than answered');
    return answer;
  });
  return { names, asked };
}

describe('a question', () => {
  it('is asked once, with all that is known and what Enter takes', async () => {
    const { names, asked } = await chosen(SERVICES, '');
    expect(names).toEqual(['shop']);
    expect(asked).toEqual(['Which?\n  shop, search, infra\n[shop] ']);
  });

  it.each([
    ['search', ['search']],
    ['shop, infra', ['shop', 'infra']],
    ['shop infra', ['shop', 'infra']],
    ['shop、infra', ['shop', 'infra']],
    [' infra ,, infra ', ['infra']],
  ])('takes names as people write them: %s', async (answer, names) => {
    expect((await chosen(SERVICES, answer)).names).toEqual(names);
  });

  it('is asked again after a name that is not known, with the one that was probably meant', async () => {
    const { names, asked } = await chosen(SERVICES, 'serch', 'search');
    expect(names).toEqual(['search']);
    expect(asked[1]).toMatch(/^There is no serch; is it search\?\n/);
    expect(asked).toHaveLength(2);
  });

  it('can still be left to Enter after a wrong answer', async () => {
    expect((await chosen(SERVICES, 'blog', '')).names).toEqual(['shop']);
  });

  it('takes a name that is not known where it has the form of one, and Enter for none', async () => {
    const choice = { question: 'Which?', known: ['acme/shop'], usual: [], others: /^\w+\/\w+$/ };
    expect(await chosen(choice, 'acme/ops')).toMatchObject({ names: ['acme/ops'] });
    expect(await chosen(choice, 'ops', '')).toMatchObject({
      names: [],
      asked: [expect.stringContaining('[none]'), expect.stringContaining('There is no ops.')],
    });
  });

  it('shows twenty names of many', async () => {
    const known = Array.from({ length: 30 }, (_, i) => `s${i}`);
    const { asked } = await chosen({ question: 'Which?', known, usual: [], others: null }, 's29');
    expect(asked[0]).toContain('s19, …\n');
  });
});

describe('a service named on the command line', () => {
  it('must be one of those there are', () => {
    expect(() => refuseUnknownServices(['serch'], SERVICES.known)).toThrow(
      expect.objectContaining({ exit: EXIT.usage, try: 'Did you mean "search"?' }),
    );
    expect(() => refuseUnknownServices(['search'], SERVICES.known)).not.toThrow();
  });

  it('may be any where no source could be asked', () => {
    expect(() => refuseUnknownServices(['blog'], [])).not.toThrow();
  });
});
