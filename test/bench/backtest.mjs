// The threshold back-test beside the reference of shared/scoring, in turns, so that what else the machine does hits both:
//   node test/bench/backtest.mjs [rounds]
import { analysis } from './bundled.mjs';
import { median } from './interleaved.mjs';

const { curve, movingMean } = await import(
  new URL('../../../shared/scoring/threshold-reference.mjs', import.meta.url).href
);
const { backtest, movingMeans, presentPoints, thresholdCurves } = await analysis(
  'backtest',
  'moving-means',
  'threshold-curve',
);
const rounds = Number(process.argv[2] ?? 15);

const month = walk(43_200);
const rule = { duration: 3, attempts: 3, operator: '>' };
report('43,200 points × all thresholds', 1.5, {
  reference: () => {
    const every = curve(movingMean(month, 3), 3);
    return every.thresholds.reduce((sum, th) => sum + every.alerts(th) + every.minutes(th), 0);
  },
  ours: () => {
    const results = backtest(month, { ...rule, thresholds: month });
    return results.reduce((sum, { alerts, minutes }) => sum + alerts + minutes, 0);
  },
});

const fine = walk(8_928);
report('10 × 10 durations and attempts, 8,928 points × all thresholds', 90, {
  'reference, one curve': () => {
    const every = curve(movingMean(fine, 3), 3);
    return every.thresholds.reduce((sum, th) => sum + every.alerts(th) + every.minutes(th), 0);
  },
  'ours, 100 curves': () => {
    const points = presentPoints(fine);
    let sum = 0;
    for (let duration = 1; duration <= 10; duration++) {
      for (const at of thresholdCurves(movingMeans(points, duration, '>'), 10)) {
        for (const threshold of fine) {
          const { alerts, open } = at(threshold);
          sum += alerts + open;
        }
      }
    }
    return sum;
  },
});

function report(title, goal, commands) {
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const [name, run] of Object.entries(commands)) {
      const started = performance.now();
      run();
      if (round >= 0) times[name].push(performance.now() - started);
    }
  }
  const [base, ours] = Object.values(times);
  const ratio = median(ours.map((ms, i) => ms / base[i]));
  console.log(`\n${title} (node ${process.version}): ${ratio.toFixed(2)}×, goal ≤ ${goal}×`);
  for (const [name, runs] of Object.entries(times)) {
    console.log(
      `  ${name.padEnd(22)} median ${median(runs).toFixed(1)} ms  min ${Math.min(...runs).toFixed(1)} ms`,
    );
  }
}

/** A random walk that comes back, always the same one. */
function walk(n) {
  let seed = 9;
  let level = 0;
  return Float64Array.from({ length: n }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    level = 0.99 * level + (seed / 2 ** 32 - 0.5);
    return level;
  });
}
