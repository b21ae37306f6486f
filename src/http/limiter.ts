/** Lets so many requests through at a time. */
export interface Limiter {
  /** `work` is handed a function to call when the server finds us too fast: from then on half as many go at a time. */
  run<T>(chain: boolean, work: (tooFast: () => void) => Promise<T>): Promise<T>;
}

/**
 * `most` in flight, one of them kept free for chains of pages: they take the longest, since each page waits for the one
 * before, so they must never wait for look-ups as well.
 */
export function openLimiter(most: number): Limiter {
  let limit = most;
  let inFlight = 0;
  let round = 0;
  const chains: (() => void)[] = [];
  const lookUps: (() => void)[] = [];

  const free = (chain: boolean): boolean => inFlight < (chain ? limit : Math.max(1, limit - 1));
  const admit = (queue: (() => void)[], chain: boolean): void => {
    while (queue.length > 0 && free(chain)) {
      inFlight += 1;
      queue.shift()?.();
    }
  };

  return {
    async run(chain, work) {
      if (free(chain)) inFlight += 1;
      else await new Promise<void>((start) => (chain ? chains : lookUps).push(start));
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
        inFlight -= 1;
        admit(chains, true);
        admit(lookUps, false);
      }
    },
  };
}
