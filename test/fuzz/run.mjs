// Chains of edits and refreshes against the merge; each seed is one chain, so that any of them can be run again.
//   npm run fuzz                    10,000 chains
//   npm run fuzz -- 500 20000       500 chains from seed 20000 on
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [chains = '10000', first = '1'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'pwg-fuzz-'));
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
const started = performance.now();
/** Sums of 250 chains each: the pages themselves are not kept. */
const parts = [];
let batch = [];
let kept = 0;
const SILENT = ['chains', 'conflicted', 'words'];
for (let i = 0; i < Number(chains); i++) {
  const seed = Number(first) + i;
  const steps = runChain(seed, pages, ours, seed % 4 === 0);
  const one = tally([steps]);
  const wrong = Object.entries(one).filter(([name, n]) => n > 0 && !SILENT.includes(name));
  if (wrong.length > 0) {
    console.log(`seed ${seed}: ${wrong.map(([name, n]) => `${name} ${n}`).join(', ')}`);
    if (kept++ < 20) writeFileSync(join(tmpdir(), `pwg-fuzz-${seed}.json`), JSON.stringify(steps, null, 1));
  }
  batch.push(one);
  if (batch.length === 250 || i === Number(chains) - 1) {
    parts.push(sum(batch));
    batch = [];
  }
}
rmSync(folder, { recursive: true });
const total = sum(parts);
console.log(total);
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
const share = total.conflicted / total.chains;
process.exitCode =
  Object.entries(total).some(([name, n]) => n > 0 && !SILENT.includes(name)) || share > 0.01 ? 1 : 0;

function sum(tallies) {
  const all = {};
  for (const one of tallies) for (const [name, n] of Object.entries(one)) all[name] = (all[name] ?? 0) + n;
  return all;
}
