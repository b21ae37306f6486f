import { defineConfig, mergeConfig } from 'vitest/config';
import all from '../../vitest.config.ts';

/** Each change to the code costs the tests that see it until the first of them fails, so none may take long. */
export default mergeConfig(
  all,
  defineConfig({ test: { setupFiles: ['test/mutation/setup.ts'], testTimeout: 10_000 } }),
);
