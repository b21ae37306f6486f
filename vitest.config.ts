import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 20_000,
    // date-fns unbundled costs a second per worker on Node 22 and later.
    deps: { optimizer: { ssr: { enabled: true, include: ['date-fns', '@date-fns/tz'] } } },
  },
});
