// The analysis as one plain module, for benches that run it as it ships.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The file of a module with these contents, whose imports start at `src/analysis`; it goes when the process ends. */
export async function bundled(contents) {
  const folder = mkdtempSync(join(tmpdir(), 'pwg-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const outfile = join(folder, 'analysis.mjs');
  const resolveDir = join(import.meta.dirname, '../../src/analysis');
  await build({ stdin: { contents, resolveDir }, bundle: true, format: 'esm', outfile });
  return outfile;
}

/** All that these files of the analysis export. */
export async function analysis(...files) {
  const contents = files.map((file) => `export * from './${file}.ts';`).join('\n');
  return import(pathToFileURL(await bundled(contents)).href);
}
