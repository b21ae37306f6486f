/** Three months of one team, played through against the strict test organisation: what is written once is remembered. */
import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../src/problem.ts';
import { type PublishRequest, publish } from '../src/publish.ts';
import { prepare } from '../src/run.ts';
import { todo } from '../src/todo.ts';
import { prepareRequest } from './support/request.ts';
import { configFor, isThere, type Organisation, startOrganisation } from './support/test-organisation.ts';
import { testWorld } from './support/world.ts';

const WRITE = 'ghp_devwrite0000000000000000000000000';

describe.runIf(isThere)('a team over three months', { timeout: 120_000 }, () => {
  let organisation: Organisation;
  let root: string;
  beforeAll(async () => {
    organisation = await startOrganisation();
    root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-story-')));
    writeFileSync(join(root, 'pwg.config.yaml'), configFor(['shop'], organisation));
  });
  afterAll(() => organisation.close());

  const worldAt = (at: string) => {
    const env: Record<string, string> = { MACKEREL_APIKEY: organisation.keys.mkRead, GITHUB_TOKEN: WRITE };
    return testWorld({ cwd: root, now: () => new Date(at), env: (name) => env[name] });
  };
  const draft = async (month: string, at: string): Promise<string> => {
    expect(
      await prepare(prepareRequest({ month, at, target: { output: null, mode: 'write' } }), worldAt(at)),
    ).toBe(EXIT.ok);
    return readFileSync(pathOf(month), 'utf8');
  };
  const pathOf = (month: string): string => join(root, `minutes/shop/${month}.md`);
  const write = (month: string, edit: (text: string) => string): void =>
    writeFileSync(pathOf(month), edit(readFileSync(pathOf(month), 'utf8')));
  const underRule = (name: string, said: string) => (text: string) =>
    text.replace(
      new RegExp(`(## アラート[\\s\\S]*?- \\[${name}\\][\\s\\S]*?  - 判断:)`),
      (_, until: string) => `${until} ${said}`,
    );

  it('keeps notes through refreshes, files what was decided, and reads it all back', async () => {
    // September's meeting is about August: notes, decisions, action items.
    await draft('2026-08', '2026-09-01T08:50:00+09:00');
    write('2026-08', underRule('shop p95', '閾値 0.5 に上げる'));
    write('2026-08', (text) =>
      text
        .replace(
          /(## 今日話したいこと\n[\s\S]*?)\n-\n/,
          '$1\n- 年末の負荷試験\n- 当番の引き継ぎ\n  - 来月から 2 人にする\n',
        )
        .replace(
          '\n- [ ]\n',
          '\n- [ ] 在庫キューの上限を決める\n- [ ] 手順書を直す @aoi-k (期限: 2026-09-30)\n',
        )
        .replace(/(## 感想・雑談\n\n)-/, '$1- 次回は 10 分早く始める'),
    );
    const refreshed = await draft('2026-08', '2026-09-08T10:00:00+09:00');
    for (const words of [
      '閾値 0.5 に上げる',
      '年末の負荷試験',
      '来月から 2 人にする',
      '次回は 10 分早く始める',
    ]) {
      expect(refreshed).toContain(words);
    }

    // Only the one that somebody wrote down properly is filed; the other one stays homework.
    write('2026-08', (text) =>
      text.replace('- [ ] 在庫キューの上限を決める', '- [ ] 在庫キューの上限を決める（保留）'),
    );

    // The team reads the page in an issue, and writes there, too.
    await publishPage('2026-08', '2026-09-08T10:30:00+09:00');
    inCopy('2026-08', (text) =>
      text
        .replace(/(- \[ \] 手順書を直す .*)/, '$1\n- [ ] 監視の一覧を見直す')
        .replace('- 次回は 10 分早く始める', '- 次回は 10 分早く始める\n- 次回は画面を共有する')
        .replaceAll('\n', '\r\n'),
    );
    await publishPage('2026-08', '2026-09-08T10:40:00+09:00');
    const back = readFileSync(pathOf('2026-08'), 'utf8');
    expect(back).toMatch(/- \[ \] 手順書を直す @aoi-k \(期限: 2026-09-30\)\n- \[ \] 監視の一覧を見直す\n/);
    expect(back).not.toContain('\r');

    const filed = await fileActionItems('2026-08', '2026-09-08T11:00:00+09:00', 3);
    expect(filed).toMatch(/手順書を直す .*\(\[#\d+\]\(https:/);
    expect(filed).toMatch(/監視の一覧を見直す \(\[#\d+\]\(https:/);
    await publishPage('2026-08', '2026-09-08T11:10:00+09:00');
    expect(copyOf('2026-08')?.body).toMatch(/監視の一覧を見直す \(\[#\d+\]\(https:/);
    const settled = writes();
    await publishPage('2026-08', '2026-09-08T11:20:00+09:00');
    expect(writes()).toBe(settled);
    expect(readFileSync(pathOf('2026-08'), 'utf8')).toBe(filed);

    // October's meeting: nobody changed the rule.
    const september = await draft('2026-09', '2026-10-06T09:00:00+09:00');
    expect(september).toMatch(
      /前回の決定の結果:\n\n- \[shop p95\].*決定: 「閾値 0.5 に上げる」 ／ \*\*未実施\*\*/,
    );
    expect(september).toMatch(/- 年末の負荷試験（前回から）/);
    expect(september).not.toContain('当番の引き継ぎ');
    expect(september).toMatch(
      /前回、次はこうしようと決めたこと[\s\S]*- 次回は 10 分早く始める[\s\S]*- 次回は画面を共有する/,
    );
    write('2026-09', underRule('shop p95', '閾値 0.5 に上げる。今度こそ'));

    // Then somebody does it, and November's page says between which days, and whether it helped.
    const rule = organisation.rules().find(({ name }) => name === 'shop p95');
    if (rule === undefined) throw new Error('the organisation has lost its rule');
    rule.warning = 0.5;
    const october = await draft('2026-10', '2026-11-16T09:00:00+09:00');
    expect(october).toMatch(
      /- \[shop p95\].*決定: 「閾値 0.5 に上げる。今度こそ」 ／ \*\*決定どおり変更\*\*（10-06〜11-16 の間） ／ 39 件 → 40 件/,
    );
    expect(october).toMatch(/前回の決定 1 件: 1 件は決定どおり。/);
    expect(october).toContain('[前回](2026-09.md)');

    // The same again: not a byte.
    expect(await draft('2026-10', '2026-11-16T10:00:00+09:00')).toBe(october);
    expect(organisation.state.violations).toEqual([]);
  });

  const copyOf = (month: string): { body: string | null } | undefined =>
    organisation.issues('operations').find(({ body }) => body?.includes(`<!-- pwg:page shop/${month} -->`));
  const inCopy = (month: string, edit: (text: string) => string): void => {
    const copy = copyOf(month);
    if (copy === undefined) throw new Error('it was not published');
    copy.body = edit(copy.body ?? '');
  };
  const writes = (): number => organisation.state.requests.filter(({ method }) => method !== 'GET').length;
  const publishPage = async (month: string, at: string): Promise<void> => {
    const { configFile, repo, services, replay, record, refresh, demo } = prepareRequest({});
    const request: PublishRequest = {
      ...{ configFile, repo, services, replay, record, refresh, demo, at, page: null, month },
      ...{ to: 'github-issue:acme-web/operations', allowPublic: false, backlinks: true },
      mode: 'write',
    };
    expect(await publish(request, worldAt(at))).toBe(EXIT.ok);
  };

  const fileActionItems = async (month: string, at: string, most: number): Promise<string> => {
    const { configFile, repo, services, replay, record, refresh, demo } = prepareRequest({});
    const exit = await todo(
      {
        ...{ configFile, repo, services, replay, record, refresh, demo },
        at,
        page: null,
        month,
        apply: true,
        most,
        locale: null,
        format: 'text',
      },
      worldAt(at),
    );
    expect(exit).toBe(EXIT.ok);
    return readFileSync(pathOf(month), 'utf8');
  };
});
