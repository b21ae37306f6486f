// The fourteen goals of reliability beside what other tools reach: `node test/bench/goals.mjs [chains]`. Each goal is measured by
// the tests that state it, and the merge by fresh chains of edits; prints a Markdown table, exits with 1 when one is missed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [chains = '1000'] = process.argv.slice(2);

/** What is measured by tests: which of them, by file and name. The anchors' figures are those of the study this project began with. */
const BY_TESTS = [
  [
    'G3',
    'killed at each write: the old page or the new one',
    /living-page/,
    /wherever a run dies/,
    'write-file-atomic: 6 stray files of 30 kills',
  ],
  [
    'G4',
    'disk full, refused or short: the old page, 73 or 74',
    /page-on-bad-disk|exit-codes/,
    /disk|full/,
    'write-file-atomic: 3 of 3 replaced by a truncated file',
  ],
  [
    'G5',
    '1,000 runs × 5 items killed, lost or late: each issue once',
    /file-issues/,
    /exactly once/,
    'naive: 1,339–1,407 duplicates; search: 1,276–1,311',
  ],
  [
    'G6',
    'faults of an API: right page, visible gap or documented code',
    /faults\//,
    /→|command|source|broken/,
    'axios defaults: 5 of 16 probes wrong data as success',
  ],
  [
    'G7',
    'bytes of a key in any output',
    /faults\/|http\/.*secret|secret\.test|exit-codes/,
    /./,
    'axios + commander: each token on 9 lines after one HTTP 500',
  ],
  [
    'G8',
    'requests with a key to another origin',
    /faults\/matrix|http/,
    /origin|redirect|elsewhere|other host/,
    'axios: 3 of 3 leak a custom header',
  ],
  [
    'G9',
    'strings that change the structure of the page',
    /injection|strangers|hostile-names/,
    /./,
    'issue-metrics escapes one character',
  ],
  [
    'G10',
    'months under every clock',
    /local-time|meeting\.test|built-command/,
    /zone|clock|month|stands|begins|instant/i,
    'date-fns with the local zone: differs in 3 of 5',
  ],
  [
    'G11',
    'same data again: no byte, no write, no mutating request',
    /living-page|world-publish|publish\.test/,
    /no write at all|nothing|twice/i,
    'blockinfile: a block more with each run',
  ],
  [
    'G12',
    'slips in config and templates caught before a request',
    /typos/,
    /./,
    'Handlebars strict misses #if and #each',
  ],
  [
    'G13',
    'twenty runs and a person: one winner, nothing lost',
    /living-page|exit-codes/,
    /twenty|too late|somebody saves/,
    'terraform: a stale lock needs force-unlock',
  ],
  ['G14', 'exit codes reached by a process, none undocumented', /exit-codes/, /exit code/, 'gh: 5 codes'],
];

const FILES = [
  'test/living-page.test.ts',
  'test/page-on-bad-disk.test.ts',
  'test/exit-codes.test.ts',
  'test/todo/file-issues.test.ts',
  'test/faults',
  'test/secret.test.ts',
  'test/http',
  'test/http.test.ts',
  'test/injection.test.ts',
  'test/sections/strangers.test.ts',
  'test/sections/hostile-names.test.ts',
  'test/local-time.test.ts',
  'test/meeting.test.ts',
  'test/built-command.test.ts',
  'test/typos.test.ts',
  'test/publish.test.ts',
  'test/world-publish.test.ts',
];

const results = runTests();
const rows = [...merged(), ...BY_TESTS.map(byTests)];
console.log('| | goal | here | elsewhere |\n|---|---|---|---|');
for (const { goal, what, here, anchor } of rows) console.log(`| ${goal} | ${what} | ${here} | ${anchor} |`);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;

function byTests([goal, what, files, names, anchor]) {
  const chosen = results.filter(({ file, name }) => files.test(file) && names.test(name));
  const passed = chosen.filter(({ status }) => status === 'passed').length;
  const skipped = chosen.filter(({ status }) => status !== 'passed' && status !== 'failed').length;
  const here = `${passed} of ${chosen.length - skipped} cases hold${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { goal, what, here, anchor, met: passed > 0 && passed + skipped === chosen.length };
}

function merged() {
  const { stdout } = spawnSync(process.execPath, ['test/fuzz/run.mjs', chains, String(Date.now() % 1e9)], {
    cwd: root,
    encoding: 'utf8',
  });
  const of = (name) => Number(new RegExp(`\\b${name}: (\\d+)`).exec(stdout)?.[1] ?? NaN);
  const [lost, doubled, missing, conflicted] = ['wordsLost', 'duplicated', 'missing', 'conflicted'].map(of);
  const conflicts = `${((100 * conflicted) / Number(chains)).toFixed(2)} %`;
  return [
    {
      goal: 'G1',
      what: `words lost in ${chains} chains of edits`,
      here: String(lost),
      anchor: 'section overwrite: 69 % of cases lossy',
      met: lost === 0,
    },
    {
      goal: 'G2',
      what: 'conflicts; doubled; missing',
      here: `${conflicts}; ${doubled}; ${missing}`,
      anchor: 'node-diff3: 47 %; 36 % doubled',
      met: conflicted / Number(chains) <= 0.01 && doubled === 0 && missing === 0,
    },
  ];
}

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'pwg-goals-'));
  const file = join(folder, 'results.json');
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${file}`, ...FILES];
  spawnSync(process.execPath, args, { cwd: root, env: { ...process.env, PWG_WHOLE_MATRIX: '1' } });
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  return testResults.flatMap(({ name: path, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      file: path.slice(root.length),
      name: fullName,
      status,
    })),
  );
}
