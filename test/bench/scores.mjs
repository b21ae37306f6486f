// How well the analysis sees, by scorers that know the truth, beside what was asked of it; exits with 1 when a goal is missed:
//   node test/bench/scores.mjs ../shared/scoring ../shared/data
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';

const [scoring, data] = process.argv.slice(2);
const detector = await bundled(`
  import { detect as changes } from './changes.ts';
  export const detect = (values) => changes(values).map(({ index }) => index);
  export * from './scan.ts';
  export * from './forecast.ts';
  export * from './shift.ts';
  export * from './backtest.ts';
`);
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

const rows = [
  ...changePoints(),
  ...alarms(744),
  ...alarms(8928),
  ...remarks(),
  ...forecasts(),
  ...monthShifts(),
  ...backtests(),
];
const widths = ['figure', 'measured', 'goal'].map((column) =>
  Math.max(...rows.map((row) => row[column].length)),
);
for (const { figure, measured, goal, met } of rows) {
  const cells = [figure, measured, goal].map((cell, i) => cell.padEnd(widths[i]));
  console.log(`${cells.join('  ')}  ${met ? 'met' : 'NOT MET'}`);
}
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;

function changePoints() {
  const said = score('changepoints', '--data', join(data, 'changepoints'));
  const [cover, f1] = numbers(said, /paper set .*cover=(\S+) f1=(\S+)/);
  const [calmCover, calmF1] = numbers(said, /quality_control .*cover=(\S+) f1=(\S+)/);
  return [
    atLeast('change points, paper series: cover', cover, 0.66),
    atLeast('change points, paper series: F1', f1, 0.73),
    atLeast('change points, quality control: cover', calmCover, 0.89),
    atLeast('change points, quality control: F1', calmF1, 0.97),
  ];
}

function alarms(n) {
  const said = score('false-alarms', '--n', n);
  const [falsely] = numbers(said, /ALL .*: (\S+) per 1,000/);
  const [likeNeighbours] = numbers(said, /power: AR\(1\) 0\.5 .*\+2 sigma step: found (\d+)%/);
  const [cycles] = numbers(said, /power: daily\+weekly .*\+3 sigma step: found (\d+)%/);
  return [
    atMost(`${n} points: false alarms in 1,000 stationary series`, falsely, 5),
    atLeast(`${n} points: steps of 2 sigma in AR(0.5) found, %`, likeNeighbours, 98),
    atLeast(`${n} points: steps of 3 sigma in days and weeks found, %`, cycles, 85),
  ];
}

function remarks() {
  const said = score('scan', '--seeds', SEEDS.join());
  const [found, planted, quiet] = numbers(said, /TOTAL found (\d+)\/(\d+) .* 1,000 series (\S+)/);
  const falseLines = Array.from(said.matchAll(/^seed .* false lines (\d+)/gm), ([, count]) => Number(count));
  return [
    atLeast('scan: planted features in the first 30 lines, %', (100 * found) / planted, 80),
    atMost('scan: false lines in the worst of 20 fleets', Math.max(...falseLines), 5),
    atMost('scan: lines in a quiet month per 1,000 series', quiet, 1),
  ];
}

function forecasts() {
  const said = score('forecast');
  const [error, held, falsely] = numbers(said, /^ALL .*MAE=(\S+) .*holds (\d+)%.*false (\d+) /m);
  return [
    atMost('forecast: mean absolute error, points', error, 1.5),
    between('forecast: held by the band of 80 %, %', held, 76, 86),
    atMost('forecast: disks falsely said to fill', falsely, 1),
  ];
}

function monthShifts() {
  const months = SEEDS.map((seed) => score('month-shift', '--seed', seed));
  const shares = months.map((said) => numbers(said, /false share (\S+),/)[0]);
  const kinds = months.flatMap((said) => [...said.matchAll(/found (\d+) of (\d+)/g)]);
  const [found, changed] = [1, 2].map((group) => sum(kinds.map((kind) => Number(kind[group]))));
  return [
    atMost('month shift: mean false share', sum(shares) / shares.length, 0.05),
    atLeast('month shift: found, %', (100 * found) / changed, 95),
  ];
}

function backtests() {
  return [atMost('back-test: wrong thresholds', numbers(score('backtest'), /series: (\d+) wrong/)[0], 0)];
}

function score(what, ...options) {
  const args = [join(scoring, `score-${what}.mjs`), '--detector', detector, ...options.map(String)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`score-${what} ended with ${status}: ${stderr}`);
  return stdout;
}

function numbers(said, pattern) {
  const match = pattern.exec(said);
  if (match === null) throw new Error(`A scorer no longer says ${pattern}:\n${said}`);
  return match.slice(1).map(Number);
}

function atLeast(figure, value, least) {
  return { figure, measured: written(value), goal: `≥ ${least}`, met: value >= least };
}

function atMost(figure, value, most) {
  return { figure, measured: written(value), goal: `≤ ${most}`, met: value <= most };
}

function between(figure, value, least, most) {
  return { figure, measured: written(value), goal: `${least}–${most}`, met: value >= least && value <= most };
}

function written(value) {
  return String(Number(value.toPrecision(3)));
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
