import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let bundled = '';

beforeAll(async () => {
  const contents = `import { questions } from './src/world/questions.ts'; globalThis.questions = questions;`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  bundled = outputFiles[0]?.text ?? '';
});

const TERMINAL = `for (const stream of [process.stdin, process.stderr]) Object.defineProperty(stream, 'isTTY', { value: true });`;

/** A process that asks twice; what is typed comes when it has asked, and then the input ends. */
function asked(typed: readonly string[], at: string = TERMINAL) {
  const code = `${at}${bundled}
    const ask = questions();
    if (ask === null) console.log('nobody to ask');
    else ask('first? ').then(async (first) => console.log(JSON.stringify([first, await ask('second? ')])));`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'pipe'] });
  const left = [...typed];
  const printed = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    printed.out += text;
  });
  child.stderr.on('data', (text) => {
    printed.err += text;
    if (!/(?:first|second)\? /.test(String(text))) return;
    const next = left.shift();
    if (next === undefined) child.stdin.end();
    else child.stdin.write(next);
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ ended: signal ?? code, ...printed }));
  });
}

it('asks on standard error, one question after the other, and trims what is said', async () => {
  expect(await asked(['shop\n', '  search \n'])).toMatchObject({ ended: 0, out: '["shop","search"]\n' });
});

it('takes Enter for no answer', async () => {
  expect(await asked(['\n', '\n'])).toMatchObject({ ended: 0, out: '["",""]\n' });
});

it.each([
  ['Ctrl-C', ['\u0003']],
  ['Ctrl-D', ['\u0004']],
  ['the end of the input', []],
  ['Ctrl-C at the second question', ['shop\n', '\u0003']],
])('%s ends the process as it would without a question', async (_, typed) => {
  expect(await asked(typed)).toMatchObject({ ended: 'SIGINT', out: '' });
});

it('asks nobody where there is no terminal', async () => {
  expect(await asked([], '')).toMatchObject({ ended: 0, out: 'nobody to ask\n' });
});
