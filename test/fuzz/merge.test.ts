import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { goldenPages, ours, runChain, tally } from './campaign.ts';

/** A twentieth of `npm run fuzz`. The seed of a chain that fails is shown: `npm run fuzz -- 1 SEED` keeps its pages. */
const CHAINS = 500;
const FIRST_SEED = 1;

describe('a page that people edit and pwg refreshes, three times over', () => {
  const pages = goldenPages(fileURLToPath(new URL('../..', import.meta.url)));

  it('loses no word, doubles and misses no item, and rarely meets the same phrase', () => {
    let conflicts = 0;
    let spoken = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + CHAINS; seed++) {
      const again = seed % 4 === 0;
      const { chains, conflicted, words, ...wrong } = tally([runChain(seed, pages, ours, again)]);
      conflicts += conflicted;
      spoken += words;
      const nothing = Object.fromEntries(Object.keys(wrong).map((name) => [name, 0]));
      expect({ seed, chains, ...wrong }).toEqual({ seed, chains: 1, ...nothing });
    }
    expect(conflicts / CHAINS).toBeLessThanOrEqual(0.01);
    expect(spoken).toBeGreaterThan(CHAINS);
  }, 300_000);
});
