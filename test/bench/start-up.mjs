// How long the tool takes before it does anything, and for the demo page: as ratios to `node -e 0`.
//   node test/bench/start-up.mjs [rounds]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ratios, table } from './interleaved.mjs';

const pwg = fileURLToPath(new URL('../../bin/pwg.cjs', import.meta.url));
const cwd = mkdtempSync(join(tmpdir(), 'pwg-bench-'));
const node = process.execPath;

const rows = await ratios(
  Number(process.argv[2] ?? 21),
  {
    'node -e 0': [node, '-e', '0'],
    '--version': [node, pwg, '--version'],
    '--help': [node, pwg, '--help'],
    'prepare --demo': [node, pwg, 'prepare', '--demo', '--output', '-'],
  },
  { cwd },
);
rmSync(cwd, { recursive: true });
table('start-up', rows, { '--version': 1.15, '--help': 1.3, 'prepare --demo': 3 });
