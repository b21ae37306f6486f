/** Action items on their way to being issues, over HTTP against the strict test organisation. */
import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../src/problem.ts';
import { todo } from '../src/todo.ts';
import { undo } from '../src/undo.ts';
import { BIN, buildIfStale } from './support/built-command.ts';
import { isThere, type Organisation, startOrganisation } from './support/test-organisation.ts';
import { testWorld } from './support/world.ts';

const ITEMS = [
  '閾値を 0.5 にする @aoi-k (期限: 2026-11-30)',
  '手順書を直す',
  '在庫の上限を決める',
  '監視を足す',
  '当番表を直す',
];
const PROJECT = {
  configFile: null,
  repo: null,
  services: [],
  replay: null,
  record: null,
  refresh: false,
  demo: false,
};
const WRITE = 'ghp_devwrite0000000000000000000000000';

describe.runIf(isThere)('the action items of a page, filed in the test organisation', () => {
  let organisation: Organisation;
  let root: string;
  let path: string;
  let filedBefore: number;

  beforeAll(async () => {
    organisation = await startOrganisation();
    buildIfStale();
  });
  afterAll(() => organisation.close());
  beforeEach(() => {
    organisation.state.violations.length = 0;
    organisation.state.rules.length = 0;
    filedBefore = filed().length;
    root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-todo-')));
    path = join(root, 'minutes/shop/2026-10.md');
    mkdirSync(join(root, 'minutes/shop'), { recursive: true });
    const items = ITEMS.map((item) => `- [ ] ${item} ${root.slice(-6)}`).join('\n');
    writeFileSync(path, `# PWG shop 2026 年 10 月\n\n## 出た TODO の Issue 化\n\n${items}\n- [ ]\n`);
    writeFileSync(
      join(root, 'pwg.config.yaml'),
      `sources:
  github: { url: '${organisation.githubUrl}', token: env:READ, writeToken: env:WRITE }
services:
  - { name: shop, github: { todos: [{ repo: acme-web/operations, labels: [pwg, 'service:shop'] }] } }
`,
    );
  });

  const filed = () =>
    organisation.issues('operations').filter(({ body }) => /pwg:todo id=t-/.test(body ?? ''));
  const links = () => readFileSync(path, 'utf8').match(/\(\[#\d+\]\(https:\S+\/issues\/\d+\)\)/g) ?? [];

  const apply = async (at: string, keys: Readonly<Record<string, string>> = { READ: WRITE, WRITE }) => {
    const world = testWorld({ cwd: root, env: (name) => keys[name] });
    const exit = await todo(
      {
        ...PROJECT,
        at,
        page: null,
        month: '2026-10',
        apply: true,
        most: 20,
        locale: null,
        format: 'text',
      },
      world,
    );
    return { exit, said: world.said.join('\n') };
  };
  const atMinute = (minute: number) =>
    new Date(Date.parse('2026-11-16T00:00:00Z') + minute * 60_000).toISOString();

  it('become issues with label, owner and day, and a second run changes nothing', async () => {
    expect((await apply(atMinute(0))).exit).toBe(EXIT.ok);
    const [first] = filed().slice(filedBefore);
    expect(first).toMatchObject({ labels: ['pwg', 'service:shop'], assignees: ['aoi-k'] });
    expect(first?.body).toContain('期限: 2026-11-30');
    expect(links()).toHaveLength(ITEMS.length);
    const page = readFileSync(path);
    const writes = organisation.state.requests.filter(({ method }) => method !== 'GET').length;
    expect((await apply(atMinute(1))).exit).toBe(EXIT.ok);
    expect(organisation.state.requests.filter(({ method }) => method !== 'GET')).toHaveLength(writes);
    expect(readFileSync(path)).toEqual(page);
    expect(organisation.state.violations).toEqual([]);
  });

  it('are found under a heading that people have renamed', async () => {
    const own = '# PWG shop\n\n## アラート\n\n- [a](https://x.test/1)\n\n## 出た TODO の Issue 化\n\n- [ ]\n';
    mkdirSync(join(root, '.pwg/base/minutes/shop'), { recursive: true });
    writeFileSync(
      join(root, '.pwg/base/minutes/shop/2026-10.md.json'),
      JSON.stringify({ page: '', shownAt: '2026-11-16T00:00:00Z', text: own }),
    );
    const item = `- [ ] 名前を変えた節の仕事 ${root.slice(-6)}`;
    writeFileSync(path, own.replace('出た TODO の Issue 化', 'やること').replace('- [ ]', item));
    expect((await apply(atMinute(0))).exit).toBe(EXIT.ok);
    expect(filed().length - filedBefore).toBe(1);
    expect(links()).toHaveLength(1);
  });

  it('lose their links by undo, and get the same ones again', async () => {
    const before = readFileSync(path);
    await apply(atMinute(0));
    const linked = readFileSync(path);
    await undo({ ...PROJECT, at: null, page: null, month: '2026-10' }, testWorld({ cwd: root }));
    expect(readFileSync(path)).toEqual(before);
    await apply(atMinute(1));
    expect(readFileSync(path)).toEqual(linked);
    expect(filed().length - filedBefore).toBe(ITEMS.length);
  });

  it('are filed once by two machines that know nothing of one another', async () => {
    const before = readFileSync(path);
    await apply(atMinute(0));
    const linked = readFileSync(path);
    rmSync(join(root, '.pwg'), { recursive: true });
    writeFileSync(path, before);
    await apply(atMinute(30));
    expect(readFileSync(path)).toEqual(linked);
    expect(filed().length - filedBefore).toBe(ITEMS.length);
  });

  it.each(['lost:502', 'lost:reset', 'reset', 'status:502'])(
    'are each filed once after %s',
    async (fault) => {
      organisation.state.rules.push({ match: '/issues$', api: 'github', method: 'POST', fault, count: 2 });
      for (let minute = 0; minute < 240; minute += 8) {
        if ((await apply(atMinute(minute))).exit === EXIT.ok) break;
      }
      expect(filed().length - filedBefore).toBe(ITEMS.length);
      expect(links()).toHaveLength(ITEMS.length);
    },
  );

  it('are not sent with a token that may not write', async () => {
    const { exit } = await apply(atMinute(0), { READ: WRITE, WRITE: organisation.keys.ghRead });
    expect(exit).toBe(EXIT.refused);
    expect(filed()).toHaveLength(filedBefore);
    expect(links()).toEqual([]);
  });

  it('are each filed once when the built command is killed at any moment', { timeout: 120_000 }, async () => {
    const kills = [90, 250, 400, 700, 1100];
    for (const [i, delay] of kills.entries()) {
      const child = execFile(
        process.execPath,
        [BIN, 'todo', '--apply', '--month', '2026-10', '--at', atMinute(i * 3)],
        {
          cwd: root,
          env: { PATH: process.env.PATH, READ: WRITE, WRITE },
        },
      );
      await setTimeout(delay);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
    }
    for (let minute = 20; minute < 260; minute += 8) {
      if ((await apply(atMinute(minute))).exit === EXIT.ok) break;
    }
    expect(filed().length - filedBefore).toBe(ITEMS.length);
    expect(links()).toHaveLength(ITEMS.length);
    expect(readdirSync(join(root, 'minutes/shop'))).toEqual(['2026-10.md']);
  });
});
