// How fast the analysis is beside an exact penalised-cost segmentation of the same series, in one run on one core.
//   node test/bench/analysis.mjs
import { analysis } from './bundled.mjs';
import { fpop, slowly } from './fpop.mjs';
import { median } from './interleaved.mjs';

const ROUNDS = 5;
const METRICS = 5000;
const HOURS = 1440;
const { detect, scan, forecast } = await analysis('changes', 'scan', 'forecast');

check();
for (const [n, count] of [
  [744, 400],
  [8928, 60],
]) {
  const all = Array.from({ length: count }, (_, seed) => stepped(n, seed + 1));
  const [reference, ours] = interleaved(
    () => {
      for (const values of all) fpop(values, 3 * Math.log(n));
    },
    () => {
      for (const values of all) detect(values);
    },
  );
  report(`detect, n = ${n}`, ours / reference, 'at most 2', `${(ours / count).toFixed(2)} ms a series`);
}

const [reference, everything] = interleaved(
  () => {
    for (const { values } of fleet()) fpop(values, 3 * Math.log(HOURS));
  },
  () => {
    scan(fleet(), { split: 720, perDay: 24 });
    for (const { id, values } of fleet())
      if (id.endsWith('0')) forecast(values.slice(-720), { perDay: 24, limit: 90, horizonDays: 60 });
  },
  1,
);
report(
  `${METRICS} metrics × two months`,
  everything / reference,
  'at most 8',
  `${(everything / 1000).toFixed(1)} s`,
);
console.log(`  peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB (goal: at most 300)`);

function check() {
  for (let seed = 1; seed <= 100; seed++) {
    const values = stepped(40 + seed, seed);
    const penalty = (1 + (seed % 5)) * Math.log(values.length);
    if (fpop(values, penalty).join() !== slowly(values, penalty).join())
      throw new Error(`The reference is not exact for seed ${seed}.`);
  }
}

function report(name, ratio, goal, note) {
  console.log(`${name.padEnd(28)} ${ratio.toFixed(2)} × FPOP (goal: ${goal}), ${note}`);
}

/** CPU milliseconds, the median over the rounds, each after a warm-up. */
function interleaved(first, second, rounds = ROUNDS) {
  const times = [[], []];
  for (let round = 0; round <= rounds; round++) {
    [first, second].forEach((run, which) => {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      if (round > 0 || rounds === 1) times[which][Math.max(0, round - 1)] = (user + system) / 1000;
    });
  }
  return times.map(median);
}

/** Made one after the other, as answers arrive. */
function* fleet() {
  for (let i = 0; i < METRICS; i++)
    yield { id: `host-${i >> 3}/metric-${i % 10}`, values: stepped(HOURS, i + 1) };
}

/** Two steps, a day's wave and autoregressive noise. */
function stepped(n, seed) {
  const random = generator(seed);
  const up = Math.floor(n * (0.3 + 0.2 * random()));
  const down = Math.floor(n * (0.6 + 0.3 * random()));
  const day = n > 2000 ? 288 : 24;
  let noise = 0;
  return Array.from({ length: n }, (_, i) => {
    noise = 0.5 * noise + Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return noise + Math.sin((2 * Math.PI * i) / day) + (i >= up ? 3 : 0) - (i >= down ? 2 : 0);
  });
}

/** Park & Miller's generator: good enough for noise, and the same everywhere. */
function generator(seed) {
  let state = (seed * 48271) % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
