/** Pages published over HTTP to the strict test organisation, while people write there and answers are lost. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asProblem, EXIT, type ExitCode } from '../src/problem.ts';
import { type PublishRequest, publish } from '../src/publish.ts';
import { isThere, type Organisation, startOrganisation } from './support/test-organisation.ts';
import { testWorld } from './support/world.ts';

const WRITE = 'ghp_devwrite0000000000000000000000000';
const page = (times: string) => `# PWG shop 2026 年 10 月

## アラート

- [checkout errors](https://mackerel.io/orgs/acme/monitors/1) ${times}
- [shop p95](https://mackerel.io/orgs/acme/monitors/2) 2 件。担当 @aoi-k
`;

describe.runIf(isThere)('a page published in the test organisation', () => {
  let organisation: Organisation;
  let root: string;
  let local: string;

  beforeAll(async () => {
    organisation = await startOrganisation();
  });
  afterAll(() => organisation.close());
  beforeEach(() => {
    organisation.state.violations.length = 0;
    organisation.state.rules.length = 0;
    root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-publish-')));
    local = join(root, 'minutes/shop/2026-10.md');
    mkdirSync(join(root, 'minutes/shop'), { recursive: true });
    writeFileSync(local, page('3 件'));
    writeFileSync(
      join(root, 'pwg.config.yaml'),
      `sources:
  github: { url: '${organisation.githubUrl}', token: env:WRITE }
services:
  - { name: shop, repo: acme-web/operations }
`,
    );
  });

  const run = async (to: string, different: Partial<PublishRequest> & { at?: string } = {}) => {
    const before = writes();
    const world = testWorld({
      cwd: root,
      now: () => new Date(),
      env: (name) => (name === 'WRITE' ? WRITE : undefined),
    });
    const request: PublishRequest = {
      configFile: null,
      repo: null,
      services: [],
      replay: null,
      record: null,
      refresh: false,
      demo: false,
      at: null,
      page: null,
      month: '2026-10',
      to,
      mode: 'write',
      allowPublic: false,
      backlinks: true,
      ...different,
    };
    const ended = await publish(request, world).then(
      (exit) => ({ exit, why: '' }),
      (error: unknown): { exit: ExitCode; why: string } => {
        const { exit, what, why } = asProblem(error);
        return { exit, why: `${what} ${why}` };
      },
    );
    return {
      ...ended,
      writes: writes() - before,
      said: world.said.join('\n'),
      shown: world.printed.join(''),
    };
  };
  const writes = () => organisation.state.requests.filter(({ method }) => method !== 'GET').length;
  const github = async (method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${organisation.githubUrl}/repos/acme-web/operations${path}`, {
      method,
      headers: { Authorization: `Bearer ${WRITE}`, 'User-Agent': 'a person' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Answer;
  };
  const published = () =>
    organisation
      .issues('operations')
      .filter(({ body }) => (body ?? '').includes('<!-- pwg:page shop/2026-10 -->'));

  describe('as an issue', () => {
    const TO = 'github-issue:acme-web/operations';
    let made: number;
    /** The issues of the tests before carry the same marker. */
    beforeEach(async () => {
      for (const { number } of published())
        await github('PATCH', `/issues/${number}`, { body: 'of another test' });
    });
    const only = () => {
      expect(published()).toHaveLength(1);
      made = published()[0]?.number ?? 0;
      return published()[0]?.body ?? '';
    };
    const edit = (from: string, to: string) =>
      github('PATCH', `/issues/${made}`, { body: only().replace(from, to) });

    it('is made once, calls nobody, and the second time nothing is written', async () => {
      expect(await run(TO)).toMatchObject({ exit: EXIT.ok, writes: 1 });
      expect(only()).toBe(`${page('3 件').replace('@', '@\u200b')}\n<!-- pwg:page shop/2026-10 -->\n`);
      expect(await run(TO)).toMatchObject({ exit: EXIT.ok, writes: 0 });
      expect(organisation.state.violations).toEqual([]);
    });

    it('is found again where nothing of it is known any more', async () => {
      await run(TO);
      rmSync(join(root, '.pwg'), { recursive: true });
      expect(await run(TO)).toMatchObject({ exit: EXIT.ok, writes: 0 });
      only();
    });

    it('keeps what a person wrote there while the page goes on', async () => {
      await run(TO);
      only();
      await edit('3 件\n', '3 件\n  - 判断: 閾値を上げる\n');
      expect(await run(TO)).toMatchObject({ writes: 0 });
      for (const times of ['4 件', '5 件']) {
        writeFileSync(local, page(times));
        expect(await run(TO)).toMatchObject({ exit: EXIT.ok, writes: 1 });
        expect(only()).toContain(`monitors/1) ${times}\n  - 判断: 閾値を上げる\n`);
      }
      expect(await run(TO)).toMatchObject({ writes: 0 });
    });

    it.each(['lost:502', 'lost:reset'])('is made once where the answer is lost (%s)', async (fault) => {
      organisation.state.rules.push({ match: '/issues$', method: 'POST', fault, count: 1 });
      expect(await run(TO)).toMatchObject({ exit: EXIT.ok, writes: 1 });
      only();
      expect(await run(TO)).toMatchObject({ exit: EXIT.ok, writes: 0 });
    });

    it('waits where the answer is lost and the list lags, and is found later', async () => {
      organisation.state.cfg.listLagSec = 60;
      organisation.state.rules.push({ match: '/issues$', method: 'POST', fault: 'lost:502', count: 1 });
      expect(await run(TO)).toMatchObject({ exit: EXIT.tryLater, writes: 1 });
      expect(await run(TO)).toMatchObject({ exit: EXIT.tryLater, writes: 0 });
      organisation.state.cfg.listLagSec = 0;
      expect(await run(TO)).toMatchObject({ exit: EXIT.ok, writes: 0 });
      only();
    });

    it('is up to date where the answer to the new text is lost', async () => {
      await run(TO);
      writeFileSync(local, page('4 件'));
      organisation.state.rules.push({ match: '/issues/\\d+$', method: 'PATCH', fault: 'lost:502', count: 1 });
      expect(await run(TO)).toMatchObject({ exit: EXIT.ok, writes: 1 });
      expect(only()).toContain('4 件');
      expect(await run(TO)).toMatchObject({ exit: EXIT.ok, writes: 0 });
    });

    it('says that GitHub does not answer, and leaves the copy', async () => {
      await run(TO);
      const before = only();
      writeFileSync(local, page('4 件'));
      organisation.state.rules.push({ match: '/issues/\\d+$', method: 'PATCH', fault: 'status:502' });
      expect(await run(TO)).toMatchObject({ exit: EXIT.unavailable, writes: 3 });
      expect(only()).toBe(before);
    });

    it('shows what would change and writes nothing', async () => {
      expect(await run(TO, { mode: 'dry-run' })).toMatchObject({ writes: 0, exit: EXIT.ok });
      expect(published()).toHaveLength(0);
      await run(TO);
      writeFileSync(local, page('4 件'));
      const { shown, writes: written } = await run(TO, { mode: 'dry-run' });
      expect(written).toBe(0);
      expect(shown).toMatch(/^- .*3 件\n\+ .*4 件$/m);
    });

    it('is not made anew after somebody took it away', async () => {
      await run(TO);
      only();
      const known = join(root, '.pwg/published/github-issue/acme-web/operations/shop/2026-10.json');
      writeFileSync(known, readFileSync(known, 'utf8').replace(`"number": ${made}`, '"number": 118'));
      expect(await run(TO)).toMatchObject({ exit: EXIT.unmergeable, writes: 0 });
    });
  });

  describe('as a file', () => {
    let file: string;
    let to: string;
    beforeEach(() => {
      file = `pwg/${root.slice(-6)}/2026-10.md`;
      to = `github-file:acme-web/operations/pwg/${root.slice(-6)}/{month}.md`;
    });
    const stored = async () => {
      const { content, sha } = await github('GET', `/contents/${file}`);
      return { text: Buffer.from(content, 'base64').toString(), sha };
    };
    const edit = async (from: string, into: string) => {
      const { text, sha } = await stored();
      const content = Buffer.from(text.replace(from, into)).toString('base64');
      await github('PUT', `/contents/${file}`, { message: 'by hand', content, sha });
    };

    it('is the page, byte for byte, and the second time nothing is written', async () => {
      expect(await run(to)).toMatchObject({ exit: EXIT.ok, writes: 1 });
      expect((await stored()).text).toBe(page('3 件'));
      expect(await run(to)).toMatchObject({ exit: EXIT.ok, writes: 0 });
      expect(organisation.state.violations).toEqual([]);
    });

    it('keeps what a person wrote there, also without what is kept of it', async () => {
      await run(to);
      await edit('3 件\n', '3 件\n  - 判断: 上げる\n');
      writeFileSync(local, page('4 件'));
      expect(await run(to)).toMatchObject({ exit: EXIT.ok, writes: 1 });
      expect((await stored()).text).toBe(page('4 件\n  - 判断: 上げる'));
      rmSync(join(root, '.pwg'), { recursive: true });
      expect(await run(to)).toMatchObject({ exit: EXIT.ok, writes: 0 });
    });

    it('goes on where a run was cut off between writing there and noting it', async () => {
      await run(to);
      const noted = join(root, `.pwg/published/github-file/acme-web/operations/${file}/shop/2026-10.json`);
      const before = readFileSync(noted);
      await edit('3 件\n', '3 件\n  - 判断: 上げる\n');
      writeFileSync(local, page('4 件'));
      await run(to);
      writeFileSync(noted, before);
      expect(await run(to)).toMatchObject({ exit: EXIT.ok, writes: 0 });
      expect(readFileSync(local, 'utf8')).toBe(page('4 件\n  - 判断: 上げる'));
      writeFileSync(local, page('5 件\n  - 判断: 上げる'));
      await run(to);
      expect((await stored()).text).toBe(page('5 件\n  - 判断: 上げる'));
    });

    it('keeps what a person wrote there where the page is made anew, and brings it back again', async () => {
      const made = (text: string): void => {
        writeFileSync(local, text);
        const base = join(root, '.pwg/base/minutes/shop/2026-10.md');
        mkdirSync(join(root, '.pwg/base/minutes/shop'), { recursive: true });
        writeFileSync(`${base}.json`, JSON.stringify({ page: '', shownAt: '2026-11-16T00:00:00Z', text }));
      };
      made(page('3 件'));
      await run(to);
      await edit('3 件\n', '3 件\n  - 判断: 上げる\n');
      for (const [i, times] of ['4 件', '5 件', '6 件'].entries()) {
        // Somebody runs it once more in between.
        if (i > 0) await run(to);
        made(page(times));
        await run(to);
        expect((await stored()).text).toBe(page(`${times}\n  - 判断: 上げる`));
        expect(readFileSync(local, 'utf8')).toBe(page(`${times}\n  - 判断: 上げる`));
      }
    });

    it.each([
      ['lost:502', 1],
      ['status:409', 2],
      ['status:502', 2],
    ])('is up to date after %s', async (fault, times) => {
      await run(to);
      writeFileSync(local, page('4 件'));
      organisation.state.rules.push({ match: '/contents/', method: 'PUT', fault, count: 1 });
      if (fault === 'status:409') {
        // A rule of the branch says the same as a sha that is not the last: nothing moved, so it is told.
        expect(await run(to)).toMatchObject({ exit: EXIT.unavailable, writes: 1 });
        organisation.state.rules.length = 0;
        expect(await run(to)).toMatchObject({ exit: EXIT.ok, writes: 1 });
      } else expect(await run(to)).toMatchObject({ exit: EXIT.ok, writes: times });
      expect((await stored()).text).toBe(page('4 件'));
    });

    it('is not put over a file that is something else', async () => {
      const shared = 'github-file:acme-web/operations/minutes/shop/2026-09.md';
      const { exit, writes: written, why } = await run(shared);
      expect({ exit, written }).toEqual({ exit: EXIT.unmergeable, written: 0 });
      expect(why).toContain('shop/2026-10');
    });

    it('is refused in another run while one is at it', async () => {
      const [one, other] = await Promise.all([run(to), run(to)]);
      expect([one.exit, other.exit].sort()).toEqual([EXIT.ok, EXIT.tryLater]);
    });
  });
});

interface Answer {
  readonly content: string;
  readonly sha: string;
}
