/** Lets so many requests through at a time. */
export interface Limiter {
  /** `work` is handed a function to call when the server finds us too fast: from then on half as many go at a time. */
  run<T>(chain: boolean, work: (tooFast: () => void) => Promise<T>): Promise<T>;
}

/**
 * `most` in flight. While a chain of pages is walked, look-ups leave one place free for it: it takes the longest, since each
 * page waits for the one before, so it must never wait for look-ups as well. A chain that did not ask for its next page
 * while a whole round of look-ups was answered has come to its end, and its place is theirs.
 */
export function openLimiter(most: number): Limiter {
  let limit = most;
  let round = 0;
  const inFlight = { chains: 0, lookUps: 0 };
  const waiting: { readonly [lane in Lane]: (() => void)[] } = { chains: [], lookUps: [] };
  /** Look-ups answered since a chain was last answered. */
  let sinceChain = Number.POSITIVE_INFINITY;

  const isFree = (lane: Lane): boolean => {
    const reserved = lane === 'lookUps' && sinceChain < most ? 1 : 0;
    return inFlight.chains + inFlight.lookUps < limit && inFlight.lookUps < Math.max(1, limit - reserved);
  };
  const admit = (lane: Lane): void => {
    while (waiting[lane].length > 0 && isFree(lane)) {
      inFlight[lane] += 1;
      waiting[lane].shift()?.();
    }
  };

  return {
    async run(chain, work) {
      const lane: Lane = chain ? 'chains' : 'lookUps';
      if (isFree(lane)) inFlight[lane] += 1;
      else await new Promise<void>((start) => waiting[lane].push(start));
      // Requests that left before the limit was last halved complain of the old one.
      const leftIn = round;
      const tooFast = (): void => {
        if (leftIn !== round) return;
        round += 1;
        limit = Math.max(1, Math.floor(limit / 2));
      };
      try {
        return await work(tooFast);
      } finally {
        inFlight[lane] -= 1;
        sinceChain = chain ? 0 : sinceChain + 1;
        admit('chains');
        admit('lookUps');
      }
    },
  };
}

type Lane = 'chains' | 'lookUps';
