// The merge beside what else there is, on the same chains of edits and refreshes (test/fuzz), judged by the same count.
//   node test/bench/merge.mjs [chains] [first seed]
// node-diff3 is measured where it is installed (npm install --no-save node-diff3@3.2.1).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const chains = Number(process.argv[2] ?? 500);
const first = Number(process.argv[3] ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'pwg-bench-'));
const outfile = join(folder, 'campaign.mjs');
await build({
  entryPoints: [join(root, 'test/fuzz/campaign.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  logLevel: 'warning',
});
const { goldenPages, ours, runChain, tally } = await import(pathToFileURL(outfile).href);
const pages = goldenPages(root);

const diff3 = await import('node-diff3').catch(() => null);
const merges = {
  pwg: ours,
  'section overwrite': overwriteSections,
  'git merge-file': gitMergeFile(),
  'git merge-file --union': gitMergeFile('--union'),
  ...(diff3 === null ? {} : { 'node-diff3': nodeDiff3 }),
};
const rows = {};
for (const [name, merge] of Object.entries(merges)) {
  let [calls, time] = [0, 0];
  const timed = (request) => {
    const start = performance.now();
    const merged = merge(request);
    time += performance.now() - start;
    calls += 1;
    return merged;
  };
  const sum = {};
  for (let seed = first; seed < first + chains; seed++) {
    const one = tally([runChain(seed, pages, timed, false)]);
    for (const [what, n] of Object.entries(one)) sum[what] = (sum[what] ?? 0) + n;
  }
  const share = (n) => `${((100 * n) / chains).toFixed(1)} %`;
  rows[name] = {
    'words lost': share(sum.lossy),
    'words doubled': share(sum.doubled),
    conflicts: share(sum.conflicted),
    'items doubled': share(sum.duplicated),
    'items missing': share(sum.missing),
    'items left behind': share(sum.leftBehind),
    'lines stale': share(sum.stale),
    'notes astray': share(sum.strayed),
    'bytes broken': share(sum.broken),
    'ms each': (time / calls).toFixed(1),
  };
}
rmSync(folder, { recursive: true });
console.log(`${chains} chains of three refreshes from seed ${first}: chains in which it happened`);
console.table(rows);
if (diff3 === null) console.log('node-diff3 is not installed and was left out.');

/** What tools with markers do: each section they know is written anew; sections of people stay, and so do line ends. */
function overwriteSections({ base, current, fresh }) {
  const cut = (page) => page.split(/^(?=#{1,3} )/m);
  const heading = (section) => /^#{1,3} .*/.exec(section)?.[0].trim() ?? '';
  const now = new Map(cut(fresh).map((section) => [heading(section), section]));
  const known = new Set(cut(base).map(heading));
  const written = cut(current).flatMap((section) => {
    const name = heading(section);
    const anew = now.get(name);
    now.delete(name);
    if (anew !== undefined) return [anew];
    return known.has(name) ? [] : [section];
  });
  return { text: [...written, ...now.values()].join(''), conflicts: 0 };
}

/** Where it marks a conflict, both sides are kept without the marks, so that the chain can go on. */
function gitMergeFile(...options) {
  return ({ base, current, fresh }) => {
    const files = { current, base, fresh };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { stdout, status } = spawnSync(
      'git',
      ['merge-file', '-p', ...options, 'current', 'base', 'fresh'],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1e8,
      },
    );
    return { text: withoutMarks(stdout), conflicts: status > 0 && options.length === 0 ? status : 0 };
  };
}

function nodeDiff3({ base, current, fresh }) {
  const regions = diff3.diff3Merge(current.split('\n'), base.split('\n'), fresh.split('\n'));
  const lines = regions.flatMap(({ ok, conflict }) => ok ?? [...conflict.a, ...conflict.b]);
  return { text: lines.join('\n'), conflicts: regions.filter(({ conflict }) => conflict).length };
}

function withoutMarks(text) {
  return text.replace(/^(?:<{7} .*|={7}|>{7} .*)\r?\n/gm, '');
}
