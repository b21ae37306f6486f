// Runs several commands in turn, round after round, so that what else the machine does hits all of them alike.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One run of a command: wall clock in ms and the peak of its resident memory in MB. */
export async function once([program, ...args], options = {}) {
  const started = process.hrtime.bigint();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  let peakMb = 0;
  const watch = options.memory
    ? setInterval(() => {
        try {
          const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
          peakMb = Math.max(peakMb, Number(kb ?? 0) / 1024);
        } catch {
          // it has just ended
        }
      }, 5)
    : null;
  const code = await new Promise((done) => child.on('close', done));
  if (watch !== null) clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${complaint}`);
  return { ms: Number(process.hrtime.bigint() - started) / 1e6, peakMb };
}

/** The median over the rounds of each command's time divided by the first command's in the same round. */
export async function ratios(rounds, commands, options = {}) {
  const names = Object.keys(commands);
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await once(commands[name], options);
  for (let round = 0; round < rounds; round++) {
    for (const name of names) runs[name].push(await once(commands[name], options));
  }
  const [base] = names;
  return names.map((name) => ({
    name,
    ratio: median(runs[name].map(({ ms }, i) => ms / runs[base][i].ms)),
    medianMs: median(runs[name].map(({ ms }) => ms)),
    minMs: Math.min(...runs[name].map(({ ms }) => ms)),
    peakMb: Math.max(...runs[name].map(({ peakMb }) => peakMb)),
  }));
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function table(title, rows, goals = {}) {
  console.log(`\n${title} (node ${process.version})`);
  for (const { name, ratio, medianMs, minMs, peakMb } of rows) {
    const goal = goals[name] === undefined ? '' : `  goal ≤ ${goals[name]}`;
    const memory = peakMb > 0 ? `  peak ${peakMb.toFixed(0)} MB` : '';
    console.log(
      `  ${name.padEnd(22)} ${ratio.toFixed(2)}×  median ${medianMs.toFixed(0)} ms  min ${minMs.toFixed(0)} ms${memory}${goal}`,
    );
  }
}
