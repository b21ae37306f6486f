import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Limiter, openLimiter } from '../../src/http/limiter.ts';

/** Work that ends when told to, by name. */
function desk(limiter: Limiter) {
  const running = new Map<string, { end: () => void; tooFast: () => void }>();
  const ask = (name: string, chain = false): void => {
    void limiter.run(chain, (tooFast) => new Promise<void>((end) => running.set(name, { end, tooFast })));
  };
  const end = async (name: string): Promise<void> => {
    running.get(name)?.end();
    running.delete(name);
    await turn();
  };
  return {
    ask,
    end,
    running: () => [...running.keys()],
    tooFast: (name: string) => running.get(name)?.tooFast(),
  };
}

describe('the limiter', () => {
  it('keeps one place free for a chain of pages while it is walked', async () => {
    const { ask, running, end } = desk(openLimiter(3));
    ask('page 1', true);
    for (const name of ['a', 'b', 'c', 'd']) ask(name);
    await turn();
    expect(running()).toEqual(['page 1', 'a', 'b']);
    await end('page 1');
    expect(running()).toEqual(['a', 'b']);
    ask('page 2', true);
    await end('a');
    expect(running()).toEqual(['b', 'page 2', 'c']);
    await end('b');
    expect(running()).toEqual(['page 2', 'c', 'd']);
  });

  it('gives look-ups every place when no chain is walked, before the first page and after the last', async () => {
    const { ask, running, end } = desk(openLimiter(3));
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) ask(name);
    expect(running()).toEqual(['a', 'b', 'c']);
    ask('last page', true);
    expect(running()).toEqual(['a', 'b', 'c']);
    await end('a');
    expect(running()).toEqual(['b', 'c', 'last page']);
    await end('last page');
    expect(running()).toEqual(['b', 'c']);
    for (const name of ['b', 'c', 'd']) await end(name);
    expect(running()).toEqual(['e', 'f', 'g']);
  });

  it('lets chains use every place and go before look-ups that wait', async () => {
    const { ask, running, end } = desk(openLimiter(2));
    ask('page a', true);
    ask('page b', true);
    ask('look-up');
    ask('page c', true);
    await end('page a');
    expect(running()).toEqual(['page b', 'page c']);
    await end('page b');
    await end('page c');
    expect(running()).toEqual(['look-up']);
  });

  it('halves when the server finds it too fast, once for all that were on their way', async () => {
    const { ask, running, end, tooFast } = desk(openLimiter(8));
    for (let i = 0; i < 20; i += 1) ask(`${i}`);
    const first = running();
    expect(first).toHaveLength(8);
    for (const name of first) tooFast(name);
    for (const name of first) await end(name);
    expect(running()).toHaveLength(4);
  });

  it('never stops altogether', async () => {
    const { ask, running, end, tooFast } = desk(openLimiter(2));
    for (const name of ['a', 'b', 'c', 'd']) {
      ask(name);
      tooFast(name);
      expect(running()).toEqual([name]);
      await end(name);
    }
  });

  it('frees the place of what failed', async () => {
    const limiter = openLimiter(1);
    const failing = limiter.run(false, () => Promise.reject(new Error('x')));
    const next = limiter.run(false, async () => 'done');
    await expect(failing).rejects.toThrow('x');
    expect(await next).toBe('done');
  });
});
