/** `pwg adopt` and `pwg undo`: a page comes back from a wiki, and a write is taken back. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { adopt } from '../src/adopt.ts';
import { merge, nextBase } from '../src/agenda/merge.ts';
import { readableDiff } from '../src/agenda/readable-diff.ts';
import { putPage } from '../src/outputs/index.ts';
import { pageEdits } from '../src/outputs/page-edits.ts';
import { EXIT } from '../src/problem.ts';
import { undo } from '../src/undo.ts';
import { thrownBy } from './support/door.ts';
import { type TestWorld, testWorld } from './support/world.ts';

const NAME = 'minutes/shop/2026-10.md';
const said = (n: number): string =>
  `# PWG shop 2026-10\n\n## Alerts\n\n- [rule](https://m.example/monitors/1) ${n} alerts\n  - Decision:\n`;
const PROJECT = {
  configFile: null,
  repo: null,
  services: [],
  replay: null,
  record: null,
  refresh: false,
  demo: false,
  at: null,
};

let root: string;
let world: TestWorld;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-back-')));
  world = testWorld({ cwd: root });
  writeFileSync(join(root, 'pwg.config.yaml'), 'services:\n  - { name: shop, repo: acme/shop }\n');
});

const path = () => join(root, NAME);
const page = () => readFileSync(path(), 'utf8');
const prepare = (n: number) =>
  putPage(
    world,
    { root, output: 'minutes/{service}/{month}.md' },
    { output: null, mode: 'write' },
    {
      render: () => said(n),
      at: new Date(Date.UTC(2026, 10, n)),
      sameDay: () => false,
      names: { service: 'shop', month: '2026-10' },
      merge,
      nextBase,
      compare: readableDiff,
    },
  );
const took = (text: string | Buffer, month: string | null = null) => {
  writeFileSync(join(root, 'wiki.txt'), text);
  return adopt({ ...PROJECT, page: null, month, file: 'wiki.txt' }, world);
};
const back = () => undo({ ...PROJECT, page: NAME, month: null }, world);

describe('a page that comes back from a wiki', () => {
  beforeEach(async () => {
    await prepare(1);
  });

  it('is the page from then on, and the next run goes on from there', async () => {
    expect(await took(said(1).replace('Decision:', 'Decision: raise it'))).toBe(EXIT.ok);
    await prepare(2);
    expect(page()).toBe(said(2).replace('Decision:', 'Decision: raise it'));
  });

  it('is refused where it is empty, another text, in another encoding or in conflict', async () => {
    const refusals = [
      ['', EXIT.noInput],
      [' \n\n', EXIT.noInput],
      ['<!doctype html><title>Sign in</title>\n', EXIT.unmergeable],
      ['# Minutes of something else\n\nhello\n', EXIT.unmergeable],
      [Buffer.concat([Buffer.from(said(1)), Buffer.from([0x82, 0xa0])]), EXIT.unmergeable],
      [`${said(1)}<<<<<<< mine\na\n=======\nb\n>>>>>>> theirs\n`, EXIT.unmergeable],
    ] as const;
    for (const [text, exit] of refusals) {
      expect(await thrownBy(took(text, '2026-10'))).toMatchObject({ exit });
      expect(page()).toBe(said(1));
    }
  });

  it('is refused where it lacks what people wrote here', async () => {
    writeFileSync(path(), said(1).replace('Decision:', 'Decision: keep it'));
    expect(await thrownBy(took(said(1)))).toMatchObject({ exit: EXIT.unmergeable });
    expect(page()).toContain('keep it');
  });
});

describe('a write taken back', () => {
  it('is the last one, of prepare or of adopt', async () => {
    await prepare(1);
    await prepare(2);
    await took(said(2).replace('Decision:', 'Decision: raise it'));
    expect(await back()).toBe(EXIT.ok);
    expect(page()).toBe(said(2));
    expect(await back()).toBe(EXIT.ok);
    expect(page()).toBe(said(1));
    expect(await thrownBy(back())).toMatchObject({ exit: EXIT.noInput });
  });

  it('is all that one run of todo wrote, and its versions are not used up by it', async () => {
    await prepare(1);
    const edit = pageEdits(world, root, path());
    for (const link of ['#1', '#2', '#3'])
      await edit(readFileSync(path()), `${page()}- [ ] do it (${link})\n`);
    expect(page()).toMatch(/#1[\s\S]*#2[\s\S]*#3/);
    expect(await back()).toBe(EXIT.ok);
    expect(page()).toBe(said(1));
  });

  it('is not what people wrote since', async () => {
    await prepare(1);
    await prepare(2);
    writeFileSync(path(), said(2).replace('Decision:', 'Decision: mine'));
    expect(await thrownBy(back())).toMatchObject({ exit: EXIT.unmergeable });
    expect(page()).toContain('mine');
  });

  it('is the one before, where a run died before it wrote the page', async () => {
    await prepare(1);
    await prepare(2);
    const died = pageEdits(
      { ...world, files: { ...world.files, replace: () => Promise.reject(new Error('died')) } },
      root,
      path(),
    );
    await expect(died(readFileSync(path()), 'never')).rejects.toThrow('died');
    expect(await back()).toBe(EXIT.ok);
    expect(page()).toBe(said(1));
  });
});

describe('the fresh page put beside one that could not be merged', () => {
  const beside = () => join(root, 'minutes/shop/2026-10.new.md');
  const conflict = '<<<<<<< mine\na\n=======\nb\n>>>>>>> theirs\n';
  beforeEach(async () => {
    await prepare(1);
    writeFileSync(path(), said(1) + conflict);
    await thrownBy(prepare(2));
    expect(existsSync(beside())).toBe(true);
  });

  it('goes as soon as a run could write the page', async () => {
    writeFileSync(path(), said(1));
    await prepare(3);
    expect(existsSync(beside())).toBe(false);
    expect(existsSync(join(root, '.pwg/base/minutes/shop/2026-10.new.md.json'))).toBe(false);
  });

  it('stays once a person has written into it', async () => {
    writeFileSync(beside(), `${said(2)}mine\n`);
    writeFileSync(path(), said(1));
    await prepare(3);
    expect(readFileSync(beside(), 'utf8')).toContain('mine');
  });
});

it('a page that was pasted twice is told of, at each run', async () => {
  await prepare(1);
  writeFileSync(path(), said(1) + said(1));
  await prepare(2);
  expect(page()).toBe(said(2) + said(1));
  expect(world.said.join('\n')).toMatch(/has these parts twice: PWG shop 2026-10, Alerts\./);
});
