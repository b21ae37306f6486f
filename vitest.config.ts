import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The default leaves a core idle: of two, half.
    maxWorkers: '100%',
    // Two thirds of the time went into starting a process and loading the same modules for each of 160 files.
    isolate: false,
    // date-fns unbundled costs a second per worker on Node 22 and later.
    deps: { optimizer: { ssr: { enabled: true, include: ['date-fns', '@date-fns/tz'] } } },
  },
});
