// A whole run against the test world beside a bare walk of the same alert pages, and a run that finds what one before kept.
//   node test/bench/walk.mjs WORLD_FOLDER [rounds]     e.g. node test/bench/walk.mjs ../shared/world
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, once, ratios, table } from './interleaved.mjs';

const [, , folder, rounds = '5'] = process.argv;
const pwg = fileURLToPath(new URL('../../bin/pwg.cjs', import.meta.url));
const bareWalk = fileURLToPath(new URL('bare-walk.mjs', import.meta.url));
const node = process.execPath;
/** Thirteen months before November 2026 in Tokyo, less the look-back of 14 days. */
const OLDEST = Date.parse('2025-10-01T00:00:00+09:00') / 1000 - 14 * 86400;

async function besideBareWalk(title, worldOptions, goals, options) {
  const world = spawn(node, [resolve(folder, 'server.mjs'), ...worldOptions], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const cwd = mkdtempSync(join(tmpdir(), 'pwg-bench-'));
  try {
    const { mackerelUrl, githubUrl, controlUrl, keys } = JSON.parse(
      await new Promise((done) => world.stdout.once('data', done)),
    );
    writeFileSync(join(cwd, 'pwg.config.yaml'), config(mackerelUrl, githubUrl));
    const env = { ...process.env, MACKEREL_APIKEY: keys.mkRead, GITHUB_TOKEN: keys.ghRead, GH_TOKEN: '' };
    const bare = [node, bareWalk, mackerelUrl, keys.mkRead, String(OLDEST)];
    const again = [node, pwg, 'prepare', '--at', '2026-11-16T09:00:00+09:00', '--output', '-'];
    const whole = [...again, '--refresh'];
    const rows = await ratios(
      Number(rounds),
      { 'bare walk': bare, 'whole run': whole, 'second run': again },
      { cwd, env, ...options },
    );
    table(title, rows, goals);
    await walkAlone(controlUrl, whole, { cwd, env });
  } finally {
    world.kill();
    rmSync(cwd, { recursive: true });
  }
}

/** From the server's own log: first alert page asked for until the last one answered, beside pages × latency. */
async function walkAlone(controlUrl, whole, options) {
  const walks = [];
  for (let i = 0; i < 3; i++) {
    await fetch(`${controlUrl}/reset`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    await once(whole, options);
    const log = await (await fetch(`${controlUrl}/requests`)).json();
    const pages = (log.requests ?? log).filter(
      ({ path, query }) => path === '/api/v0/alerts' && query.includes('withClosed'),
    );
    const ms =
      Math.max(...pages.map(({ at, ms: took }) => at + took)) - Math.min(...pages.map(({ at }) => at));
    walks.push({ pages: pages.length, ms });
  }
  const { pages } = walks[0];
  console.log(
    `  walk of ${pages} pages: ${median(walks.map(({ ms }) => ms)).toFixed(0)} ms, ${(median(walks.map(({ ms }) => ms)) / pages).toFixed(1)} ms a page`,
  );
}

const config = (mackerelUrl, githubUrl) => `
sources:
  mackerel: { url: '${mackerelUrl}' }
  github: { url: '${githubUrl}', token: env:GITHUB_TOKEN }
services:
  - name: shop
    github:
      incidents: [{ repo: acme-web/operations, labels: [incident, 'service:shop'] }, { repo: acme-web/shop, labels: [incident] }]
      worklog: [{ repo: acme-web/operations, labels: [worklog, 'service:shop'] }, { repo: acme-web/shop, labels: [worklog] }]
      todos: [{ repo: acme-web/operations, labels: [pwg, 'service:shop'] }, { repo: acme-web/shop, labels: [pwg] }]
      changes: [{ repo: acme-web/shop }]
    slos: [{ name: availability, total: http.requests, bad: http.errors, target: 99.9 }]
`;

await besideBareWalk(
  '20,000 alerts at 50 ms',
  ['--alerts', '20000', '--latency', '50'],
  { 'whole run': 1.2, 'second run': 0.35 },
  {},
);
await besideBareWalk(
  '100,000 alerts, no latency',
  ['--alerts', '100000'],
  { 'whole run': 2, 'second run': 2 },
  { memory: true },
);
