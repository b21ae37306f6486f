import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/pwg.cjs', import.meta.url));

/** How `pwg --version` ends, with `shell` around it; "$@" is the process. */
const ending = (shell: string): string => {
  const args = ['-c', shell, 'bash', process.execPath, BIN, '--version'];
  return spawnSync('bash', args, { encoding: 'utf8' }).stderr;
};

it('takes a reader that went away for no failure', () => {
  expect(ending('exec 3> >(true); sleep 0.3; "$@" >&3; echo "exit $?" >&2')).toBe('exit 0\n');
});

it('says that the disk is full by its exit code', () => {
  expect(ending('"$@" > /dev/full; echo "exit $?" >&2')).toBe('exit 74\n');
});
