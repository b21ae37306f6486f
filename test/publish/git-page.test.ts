import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/problem.ts';
import { gitPage } from '../../src/publish/git-page.ts';
import { Secret } from '../../src/secret.ts';
import type { World } from '../../src/world.ts';
import { thrownBy } from '../support/door.ts';
import { testWorld } from '../support/world.ts';

const PERSON = ['-c', 'user.name=aoi', '-c', 'user.email=aoi@example.com', '-c', 'commit.gpgsign=false'];

describe('a page in a wiki', () => {
  let folder: string;
  let wiki: string;
  let clone: string;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', clone, ...PERSON, ...args], { encoding: 'utf8', stdio: 'pipe' });
  const person = (name: string, text: string): void => {
    git('pull', '-q', '--rebase', 'origin', 'master');
    writeFileSync(join(clone, name), text);
    git('add', '.');
    git('commit', '-qm', 'by hand');
    git('push', '-q', 'origin', 'HEAD:master');
  };

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-git-')));
    [wiki, clone] = [join(folder, 'ops.wiki.git'), join(folder, 'clone')];
    execFileSync('git', ['init', '-q', '--bare', '-b', 'master', wiki]);
    execFileSync('git', ['init', '-q', '-b', 'master', clone]);
    git('remote', 'add', 'origin', wiki);
    writeFileSync(join(clone, 'Home.md'), 'hello\n');
    git('add', '.');
    git('commit', '-qm', 'first');
    git('push', '-q', 'origin', 'master');
  });

  const page = (world: Pick<World, 'run' | 'files'> = testWorld(), path = 'PWG-2026-10.md') =>
    gitPage(
      world,
      {
        remote: wiki,
        user: 'x-access-token',
        path,
        url: 'https://github.com/acme/ops/wiki/PWG-2026-10',
        message: 'docs: PWG shop/2026-10',
        absent: { what: 'no wiki', why: 'no page', try: 'make one' },
      },
      { folder: join(folder, 'git'), secret: new Secret('ghp_of+the/test', 'WRITE') },
    );

  it('is not there before it is written, and then is what was written, byte for byte', async () => {
    expect(await page().read()).toBeNull();
    expect(await page().write('# 十月\r\n\n- x\n', null)).toEqual({ is: 'done' });
    const copy = await page().read();
    expect(copy).toMatchObject({
      text: '# 十月\r\n\n- x\n',
      url: 'https://github.com/acme/ops/wiki/PWG-2026-10',
    });
    git('pull', '-q', 'origin', 'master');
    expect(git('log', '-1', '--format=%an %s', '--stat')).toMatch(
      /^pwg docs: PWG shop\/2026-10\n\n PWG-2026-10\.md \| 3 \+{3}\n/,
    );
    expect(git('ls-files')).toBe('Home.md\nPWG-2026-10.md\n');
    expect(existsSync('HEAD'), 'the folder that pwg runs in became a repository').toBe(false);
  });

  it('is not written over what somebody pushed since it was read', async () => {
    await page().write('ours\n', null);
    const before = await page().read();
    person('PWG-2026-10.md', 'theirs\n');
    expect(await page().write('ours again\n', before)).toEqual({ is: 'moved', problem: null });
    expect((await page().read())?.text).toBe('theirs\n');
    expect(await page().write('ours\n', null)).toEqual({ is: 'moved', problem: null });
  });

  it('is not written over what somebody pushes at the same moment', async () => {
    const real = testWorld();
    const before = await page().read();
    const raced: World['run'] = (program, args, ...rest) => {
      if (args[0] === 'push') person('Home.md', 'quicker\n');
      return real.run(program, args, ...rest);
    };
    expect(await page({ ...real, run: raced }).write('ours\n', before)).toEqual({
      is: 'moved',
      problem: null,
    });
    git('pull', '-q', '--rebase', 'origin', 'master');
    expect(git('show', 'HEAD:Home.md')).toBe('quicker\n');
  });

  it('was written when only the answer of the push is lost', async () => {
    const real = testWorld();
    const lost: World['run'] = async (program, args, ...rest) => {
      const said = await real.run(program, args, ...rest);
      if (args[0] === 'push') throw new Error('git failed: it took too long');
      return said;
    };
    expect(await page({ ...real, run: lost }).write('ours\n', null)).toEqual({ is: 'done' });
  });

  it('is refused where the server takes no push', async () => {
    writeFileSync(join(wiki, 'hooks/pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const put = await page().write('ours\n', null);
    expect(put).toMatchObject({ is: 'refused', problem: { exit: EXIT.refused } });
  });

  it('needs a first page, which only people can make', async () => {
    execFileSync('git', ['init', '-q', '--bare', '-b', 'master', join(folder, 'empty.git')]);
    wiki = join(folder, 'empty.git');
    expect(await thrownBy(page().read())).toMatchObject({ what: 'no wiki', exit: EXIT.unavailable });
    wiki = join(folder, 'nowhere.git');
    expect(await thrownBy(page().read())).toMatchObject({ what: 'no wiki', exit: EXIT.unavailable });
  });

  it('is no link and no folder, whatever a stranger made of it', async () => {
    git('pull', '-q', 'origin', 'master');
    execFileSync('ln', ['-s', '/etc/passwd', join(clone, 'PWG-2026-10.md')]);
    git('add', '.');
    git('commit', '-qm', 'a link');
    git('push', '-q', 'origin', 'HEAD:master');
    expect(await thrownBy(page().read())).toMatchObject({ exit: EXIT.unmergeable });
  });

  it('is no text in another encoding', async () => {
    writeFileSync(join(clone, 'PWG-2026-10.md'), Buffer.from([0x82, 0xa0, 0x0a]));
    git('add', '.');
    git('commit', '-qm', 'Shift_JIS');
    git('push', '-q', 'origin', 'HEAD:master');
    expect(await thrownBy(page().read())).toMatchObject({ exit: EXIT.unmergeable });
  });

  it('gives git the key in the environment alone, for this remote alone', async () => {
    const real = testWorld();
    const calls: { readonly args: string; readonly env: Readonly<Record<string, string>> }[] = [];
    const watched: World['run'] = (program, args, timeoutMs, env = {}) => {
      calls.push({ args: args.join(' '), env });
      return real.run(program, args, timeoutMs, env);
    };
    await page({ ...real, run: watched }).write('ours\n', null);
    const basic = Buffer.from('x-access-token:ghp_of+the/test').toString('base64');
    expect(calls.map(({ args }) => args).join('\n')).not.toMatch(/ghp_of/);
    expect(calls.map(({ args }) => args).join('\n')).not.toContain(basic);
    for (const { env } of calls) {
      expect(env).toMatchObject({
        GIT_TERMINAL_PROMPT: '0',
        GIT_CONFIG_KEY_0: `http.${wiki}.extraHeader`,
        GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
      });
    }
  });
});
