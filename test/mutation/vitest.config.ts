import { defineConfig, mergeConfig } from 'vitest/config';
import all from '../../vitest.config.ts';

/** The tests of the four rooms that are mutated: `npm run mutation`. Whole runs would take a day. */
export default mergeConfig(
  { ...all, test: { ...all.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/{analysis,agenda,markdown,http}/**/*.test.ts', 'test/{markdown,http}.test.ts'],
    },
  }),
);
