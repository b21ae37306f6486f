// The built `pwg todo --apply`, killed at random moments against the strict test organisation; then it is let finish, and the
// issues are counted. Needs the servers beside the repository and a fresh build.
//   node test/fuzz/kill-todo.mjs            20 kills
//   node test/fuzz/kill-todo.mjs 100 7      100 kills, from seed 7
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const { startServer, KEYS } = await import(new URL('../../../shared/world/server.mjs', import.meta.url).href);
const BIN = fileURLToPath(new URL('../../bin/pwg.cjs', import.meta.url));
const [kills = 20, seed = 1] = process.argv.slice(2).map(Number);
const KILLS_PER_PAGE = 4;
const ITEMS = ['閾値を下げる', '手順書を直す', '在庫の上限を決める', '監視を足す', '当番表を直す'];

const server = await startServer({});
const issues = () => server.state.gh.repos.find(({ name }) => name === 'operations').issues;
let state = seed;
/** [0, 1), the same for the same seed (Park–Miller). */
const chance = () => {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
};

const pages = Array.from({ length: Math.ceil(kills / KILLS_PER_PAGE) }, (_, n) => playedThrough(n));
const wrong = (await Promise.all(pages)).flat();
server.close();
console.log({ kills: pages.length * KILLS_PER_PAGE, items: pages.length * ITEMS.length, wrong });
process.exitCode = wrong.length === 0 ? 0 : 1;

async function playedThrough(n) {
  const root = mkdtempSync(join(tmpdir(), 'pwg-kill-'));
  const folder = join(root, 'minutes/shop');
  const items = ITEMS.map((item) => `${item} (${seed}-${n})`);
  mkdirSync(folder, { recursive: true });
  const page = join(folder, '2026-10.md');
  writeFileSync(
    page,
    `# PWG\n\n## 出た TODO の Issue 化\n\n${items.map((item) => `- [ ] ${item}\n`).join('')}`,
  );
  writeFileSync(
    join(root, 'pwg.config.yaml'),
    `sources:
  github: { url: '${server.githubUrl}', token: env:TOKEN }
services:
  - { name: shop, github: { todos: [{ repo: acme-web/operations, labels: [pwg] }] } }
`,
  );
  let minute = 0;
  for (let kill = 0; kill < KILLS_PER_PAGE; kill += 1, minute += 3) {
    if (chance() < 0.3) {
      const fault = chance() < 0.5 ? 'lost:502' : 'lost:reset';
      server.state.rules.push({ match: '/issues$', api: 'github', method: 'POST', fault, count: 1 });
    }
    await run(root, minute, 50 + chance() * 7000);
  }
  for (let tries = 0; tries < 40 && (await run(root, minute, null)) !== 0; tries += 1) minute += 8;

  const filed = items.map((item) => issues().filter(({ title }) => title === item).length);
  const links = readFileSync(page, 'utf8').match(/\(\[#\d+\]\(https:\S+\/issues\/\d+\)\)/g) ?? [];
  const stray = readdirSync(folder).filter((name) => name !== '2026-10.md');
  rmSync(root, { recursive: true });
  return [
    ...filed.flatMap((count, i) => (count === 1 ? [] : [`${items[i]}: filed ${count} times`])),
    ...(links.length === items.length ? [] : [`page ${n}: ${links.length} links`]),
    ...stray.map((name) => `page ${n}: ${name} is left`),
  ];
}

/** The exit code, or the signal that ended it after `killAfter` ms. */
async function run(cwd, minute, killAfter) {
  const at = new Date(Date.parse('2026-11-16T00:00:00Z') + minute * 60_000).toISOString();
  const words = ['todo', '--apply', '--quiet', '--month', '2026-10', '--at', at];
  const child = spawn(process.execPath, [BIN, ...words], {
    cwd,
    env: { PATH: process.env.PATH, TOKEN: KEYS.ghWrite },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  if (killAfter !== null) {
    await Promise.race([ended, setTimeout(killAfter)]);
    child.kill('SIGKILL');
  }
  return ended;
}
