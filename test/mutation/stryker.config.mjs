import { env } from 'node:process';

/** `npm run mutation`, or `ROOM=http npm run mutation` for one of them: its code is changed, and its own tests must notice. */
const { ROOM: rooms = '{analysis,agenda,markdown,http}' } = env;

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  mutate: [`src/${rooms}.ts`, `src/${rooms}/**/*.ts`],
  testFiles: [`test/${rooms}.test.ts`, `test/${rooms}/**/*.test.ts`],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 90, low: 85, break: null },
  ignorePatterns: ['fixtures/demo', 'dist', 'minutes', '.pwg'],
  // Not below node_modules: vitest finds no tests there.
  tempDirName: '.stryker-tmp',
};
