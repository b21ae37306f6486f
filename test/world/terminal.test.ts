import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let bundled = '';

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { realWorld } from './src/world.ts'; import { Secret } from './src/secret.ts';
        globalThis.world = (manner) => realWorld({ packageRoot: '.', quiet: false, verbose: false, color: true, ...manner });
        globalThis.Secret = Secret;`,
      resolveDir: ROOT,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  bundled = outputFiles[0]?.text ?? '';
});

/** A process of its own, since its streams are what is looked at; `shell` wraps it, "$@" being the process. */
function run(code: string, shell = '"$@"') {
  const args = ['-c', shell, 'bash', process.execPath, '-e', `${bundled}\n${code}`];
  return spawnSync('bash', args, { encoding: 'utf8' });
}

describe('what is said', () => {
  it('goes to standard error, the page to standard output', () => {
    const { stdout, stderr } = run(`const { out } = world(); out.page('# page\\n'); out.say('Wrote it');`);
    expect([stdout, stderr]).toEqual(['# page\n', 'Wrote it\n']);
  });

  it('holds nothing that a terminal would obey, and no secret', () => {
    const { stderr } = run(`
      const { out } = world({ verbose: true });
      new Secret('s3cret-value-of-a-key', 'KEY');
      out.say('\\u001b]0;title\\u0007a\\u202eb\\nc');
      out.detail('key s3cret-value-of-a-key');
      out.problem({ what: 'It \\u001b[31mfailed.', why: 'at one\\n    at two', try: 'Try.' }, 'shop');`);
    expect(stderr).toBe('ab c\nkey [secret]\nshop: It failed.\n  at one\n      at two\n  Try.\n');
  });

  it('is only what is wrong when quiet', () => {
    const { stderr } = run(`
      const { out } = world({ quiet: true });
      out.say('Wrote it'); out.detail('x'); out.progress('…');
      out.problem({ what: 'It failed.', why: 'Why.', try: '' }, null);`);
    expect(stderr).toBe('It failed.\n  Why.\n');
  });

  it('has no progress and no colour where nobody looks on', () => {
    const { stderr } = run(`const { out } = world(); out.progress('reading'); out.say('done');`);
    expect(stderr).toBe('done\n');
  });
});

describe('a reader that goes away', () => {
  it('is no failure, and a page that is read to its end is whole', () => {
    const page = `world().out.page('x\\n'.repeat(500_000));`;
    const gone = run(page, '"$@" | head -1; echo "${PIPESTATUS[0]}"');
    expect([gone.stdout, gone.stderr]).toEqual(['x\n0\n', '']);
    expect(run(page, '"$@" | wc -c').stdout.trim()).toBe('1000000');
  });

  it('is another thing than a full disk', () => {
    const { stderr, status } = run(`world().out.page('x');`, '"$@" > /dev/full');
    expect(status).not.toBe(0);
    expect(stderr).toContain('ENOSPC');
  });
});

describe('a program for a secret', () => {
  it('is ended in time, whatever it has started, and its output is in no error', () => {
    const { stdout } = run(`
      const start = Date.now();
      world().run('bash', ['-c', 'echo s3cret; sleep 20 & wait'], 300)
        .catch(({ message }) => console.log(message, Date.now() - start < 5000));`);
    expect(stdout).toBe('bash failed: it took too long true\n');
  });
});
