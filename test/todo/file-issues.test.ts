import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXIT, Problem } from '../../src/problem.ts';
import { type Draft, type Filed, fileIssues } from '../../src/todo/file-issues.ts';
import { lineOf, readJournal, wholeLines } from '../../src/todo/journal.ts';

const MINUTE = 60_000;
const drafts = ['t-a', 't-b', 't-c', 't-d', 't-e'].map((id): Draft => ({ id, title: `do ${id}` }));

describe('filing action items', () => {
  it('files each item once and links it the same moment', async () => {
    const github = fakeGithub();
    const page = fakePage();
    const outcome = await github.run(page, drafts);
    expect(outcome.created.map(({ filed }) => filed.number)).toEqual([1, 2, 3, 4, 5]);
    expect([...page.links.values()]).toEqual([1, 2, 3, 4, 5]);
    expect(outcome.exit).toBe(EXIT.ok);
  });

  it('links an issue of an earlier run whose link was lost, and makes no other', async () => {
    const github = fakeGithub();
    const page = fakePage();
    await github.run(page, drafts.slice(0, 1));
    page.links.clear();
    const outcome = await github.run(page, drafts.slice(0, 1));
    expect(outcome.found.map(({ filed }) => filed.number)).toEqual([1]);
    expect(github.issues).toHaveLength(1);
    expect(page.links.get('t-a')).toBe(1);
  });

  it('waits for the lists where an answer was lost, and says to come again', async () => {
    const github = fakeGithub({ lagMs: 10 * MINUTE });
    github.loseAnswers(1);
    const page = fakePage();
    const [draft] = drafts;
    expect((await github.run(page, drafts.slice(0, 1))).exit).toBe(EXIT.tryLater);
    github.wait(12 * MINUTE);
    const later = await github.run(page, drafts.slice(0, 1));
    expect(later.found.map(({ draft: { id } }) => id)).toEqual([draft?.id]);
    expect(github.issues).toHaveLength(1);
  });

  it('sends again only after two looks, a minute apart, beyond the grace', async () => {
    const github = fakeGithub();
    const page = fakePage();
    github.swallow(1);
    const one = drafts.slice(0, 1);
    const exits: number[] = [];
    for (const wait of [0, 14, 2, 0.5, 1]) {
      github.wait(wait * MINUTE);
      exits.push((await github.run(page, one)).exit);
    }
    expect(exits).toEqual([EXIT.tryLater, EXIT.tryLater, EXIT.tryLater, EXIT.tryLater, EXIT.ok]);
    expect(github.issues).toHaveLength(1);
  });

  it('stops at a refusal and leaves the others for the next run', async () => {
    const github = fakeGithub();
    github.refuse(1);
    const page = fakePage();
    const refused = await github.run(page, drafts);
    expect(refused.exit).toBe(EXIT.refused);
    expect(github.issues).toHaveLength(0);
    expect((await github.run(page, drafts)).exit).toBe(EXIT.ok);
    expect(github.issues).toHaveLength(5);
  });

  it('takes over what another machine filed, of which no journal here tells', async () => {
    const github = fakeGithub();
    const page = fakePage();
    github.plant('t-a');
    expect((await github.run(page, drafts)).found.map(({ filed }) => filed.number)).toEqual([1]);
    expect(github.issues).toHaveLength(drafts.length);
    // And the journal tells of it from now on.
    page.links.clear();
    expect((await github.run(page, drafts)).created).toEqual([]);
  });

  it('tells of two issues with one marker and takes the lower', async () => {
    const github = fakeGithub();
    const page = fakePage();
    const one = drafts.slice(0, 1);
    github.plant('t-a');
    github.plant('t-a');
    const outcome = await github.run(page, one);
    expect(outcome.twice.map(({ filed }) => filed.map(({ number }) => number))).toEqual([[1, 2]]);
    expect(page.links.get('t-a')).toBe(1);
  });

  it('is exactly once at rest, whatever is killed, lost or late', { timeout: 60_000 }, async () => {
    const moments = fc.record({
      lagMs: fc.constantFrom(0, 2 * MINUTE, 11 * MINUTE),
      kills: fc.array(fc.nat(40), { maxLength: 8 }),
      lost: fc.array(fc.constantFrom('lost', 'swallowed', 'refused', 'fine'), { maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(moments, async ({ lagMs, kills, lost }) => {
        const github = fakeGithub({ lagMs, fates: lost });
        const page = fakePage();
        for (const kill of kills) {
          await github.run(page, drafts, kill).catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
          github.wait(3 * MINUTE);
        }
        for (let run = 0; run < 40; run += 1) {
          const { exit } = await github.run(page, drafts);
          if (exit === EXIT.ok) break;
          github.wait(8 * MINUTE);
        }
        expect(github.issues.map(({ id }) => id).sort()).toEqual(drafts.map(({ id }) => id));
        expect([...page.links.keys()].sort()).toEqual(drafts.map(({ id }) => id));
      }),
      { seed: 20261116, numRuns: 1000 },
    );
  });
});

class Killed extends Error {}

type Fate = 'lost' | 'swallowed' | 'refused' | 'fine';

function fakePage() {
  const links = new Map<string, number>();
  return { links };
}

/** GitHub with lists that lag, answers that get lost, and a process that can die between any two steps. */
function fakeGithub({ lagMs = 0, fates = [] as readonly Fate[] } = {}) {
  const issues: { id: string; number: number; at: number }[] = [];
  const coming = [...fates];
  let journal = '';
  let clock = Date.parse('2026-11-16T00:00:00Z');
  const make = (id: string): Filed => {
    const number = issues.length + 1;
    issues.push({ id, number, at: clock });
    return { number, url: `https://github.com/acme/ops/issues/${number}` };
  };
  const problem = (exit: typeof EXIT.refused | typeof EXIT.unavailable) =>
    new Problem({ what: 'no', why: 'no', try: 'no' }, exit);

  return {
    issues,
    loseAnswers: (n: number) => coming.push(...Array<Fate>(n).fill('lost')),
    swallow: (n: number) => coming.push(...Array<Fate>(n).fill('swallowed')),
    refuse: (n: number) => coming.push(...Array<Fate>(n).fill('refused')),
    plant: (id: string) => make(id),
    wait: (ms: number) => {
      clock += ms;
    },
    run: async (page: ReturnType<typeof fakePage>, wanted: readonly Draft[], killAt = Infinity) => {
      journal = wholeLines(journal);
      let step = 0;
      const mayDie = () => {
        step += 1;
        if (step > killAt) throw new Killed();
      };
      return fileIssues(
        wanted.filter(({ id }) => !page.links.has(id)),
        { journal: readJournal(journal, 'todo.jsonl'), meeting: 'shop/2026-10', lookFirst: true },
        {
          place: 'acme/ops',
          create: async ({ id }) => {
            mayDie();
            const fate = coming.shift() ?? 'fine';
            if (fate === 'refused') return { is: 'refused', problem: problem(EXIT.refused), status: 403 };
            if (fate === 'swallowed') return { is: 'unknown', problem: problem(EXIT.unavailable) };
            const filed = make(id);
            mayDie();
            if (fate === 'lost') return { is: 'unknown', problem: problem(EXIT.unavailable) };
            return { is: 'done', value: filed };
          },
          marked: async (since) => {
            mayDie();
            const seen = issues.filter(({ at }) => at + lagMs <= clock && at >= since.getTime());
            return new Map(
              [...new Set(seen.map(({ id }) => id))].map((id) => [
                id,
                seen
                  .filter((issue) => issue.id === id)
                  .map(({ number }) => ({ number, url: `https://github.com/acme/ops/issues/${number}` })),
              ]),
            );
          },
        },
        {
          now: () => new Date(clock),
          clock: () => new Date(clock),
          note: async (entry) => {
            const line = lineOf(entry);
            if (step + 1 > killAt) journal += line.slice(0, line.length / 2);
            mayDie();
            journal += line;
          },
          link: async (id, { number }) => {
            mayDie();
            page.links.set(id, number);
            mayDie();
            return true;
          },
          pause: async () => mayDie(),
        },
      );
    },
  };
}
