// A fleet of fifty services against the test organisation scaled up: how many requests are asked twice, whether memory
// grows with the services of a run, and what is left when the sources of one service are down.
//   node test/bench/fleet.mjs FOLDER_OF_THE_TEST_SERVERS [--sections todos,slo,…]     (after npm run build)
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startScaled } from '../support/scaled-organisation.mjs';

const [folder = '', flag, sections] = process.argv.slice(2);
const PWG = fileURLToPath(new URL('../../bin/pwg.cjs', import.meta.url));
const SERVICES = 50;

/** Told by the process itself when it ends: the most memory it held. */
const peakTold = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'));`;

/** In MB: with much room nothing is thrown away, and what is counted is what nobody needs any more. */
const HEAP = 128;

const organisation = await startScaled(folder, SERVICES);
const { names, keys, state } = organisation;

async function run(what, services, config) {
  const root = mkdtempSync(join(tmpdir(), 'pwg-fleet-'));
  const preload = join(root, 'peak.mjs');
  writeFileSync(preload, peakTold);
  writeFileSync(join(root, 'pwg.config.yaml'), config);
  state.requests.length = 0;
  const args = ['prepare', '--all', '--month', '2026-10', '--at', '2026-11-16T09:00:00+09:00'];
  const only = flag === '--sections' ? ['--only', sections] : [];
  const began = performance.now();
  const node = [`--max-old-space-size=${HEAP}`, '--import', pathToFileURL(preload).href];
  const pwg = spawn(process.execPath, [...node, PWG, ...args, ...only], {
    cwd: root,
    env: { ...process.env, MACKEREL_APIKEY: keys.mkRead, GITHUB_TOKEN: keys.ghRead },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  pwg.stderr.on('data', (bytes) => {
    said += bytes;
  });
  const exit = await new Promise((resolve) => pwg.on('close', resolve));
  const asked = state.requests.map(({ method, path, query }) => `${method} ${path}${query}`);
  const distinct = new Set(asked).size;
  console.log(
    [
      what.padEnd(24),
      `exit ${exit}`,
      `${services.filter((name) => existsSync(join(root, 'minutes', name, '2026-10.md'))).length} pages`,
      `${asked.length} requests, ${distinct} distinct (× ${(asked.length / distinct).toFixed(4)})`,
      `peak ${Math.round(Number(/peak (\d+)/.exec(said)?.[1]) / 1024)} MB`,
      `${Math.round((performance.now() - began) / 1000)} s`,
      `${state.violations.length} violations`,
    ].join('  '),
  );
  const failed = readFileSync(join(root, 'minutes/index/2026-10.md'), 'utf8').match(
    /^- \[.*作れませんでした.*$/m,
  );
  if (failed !== null) console.log(`  in the index: ${failed[0].slice(0, 160)}`);
  rmSync(root, { recursive: true });
}

await run('10 of its services', names.slice(0, 10), organisation.configOf(names.slice(0, 10)));
await run(`all ${SERVICES}`, names, organisation.configOf(names));
// Nobody listens on port 1.
const [broken] = names.slice(-1);
await run(`${broken} is broken`, names, organisation.configOf(names, broken));
organisation.close();
