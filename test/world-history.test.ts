import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backfill } from '../src/backfill.ts';
import { EXIT } from '../src/problem.ts';
import { type PrepareRequest, prepare } from '../src/run.ts';
import { prepareRequest } from './support/request.ts';
import { AT, configFor, isThere, type Organisation, startOrganisation } from './support/test-organisation.ts';
import { type TestWorld, testWorld } from './support/world.ts';

const SERVICES = ['shop', 'infra'];

/** How wide a stretch a request for points asks for. */
function secondsOf(query: string): number {
  const { from, to } = Object.fromEntries(new URLSearchParams(query));
  return Number(to) + 1 - Number(from);
}

// Two or three whole runs per test: more than the usual time on a busy machine.
describe.skipIf(!isThere)('history, against the test organisation', { timeout: 90_000 }, () => {
  let organisation: Organisation;
  beforeAll(async () => {
    organisation = await startOrganisation();
  });
  afterAll(() => organisation.close());

  let root: string;
  beforeEach(() => {
    root = project();
  });
  afterEach(() => {
    organisation.state.rules.length = 0;
    rmSync(root, { recursive: true });
  });

  function project(): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-history-')));
    writeFileSync(join(folder, 'pwg.config.yaml'), configFor(SERVICES, organisation));
    return folder;
  }

  function worldOf(cwd: string): TestWorld {
    const env: Record<string, string> = {
      MACKEREL_APIKEY: organisation.keys.mkRead,
      GITHUB_TOKEN: organisation.keys.ghRead,
    };
    return testWorld({ cwd, env: (name) => env[name] });
  }

  /** One run of `prepare` in `cwd`, and what it asked. */
  async function run(different: Partial<PrepareRequest> = {}, cwd = root) {
    organisation.state.requests.length = 0;
    const world = worldOf(cwd);
    const request = prepareRequest({ at: AT, month: '2026-10', format: 'json', ...different });
    const exit = await prepare(request, world);
    const asked = organisation.state.requests as readonly { path: string; query: string; status?: number }[];
    const count = (path: RegExp) => asked.filter((one) => path.test(one.path)).length;
    return {
      exit,
      printed: world.printed.join(''),
      said: world.said,
      listPages: count(/\/alerts$/),
      singles: count(/\/alerts\/\w+$/),
      logs: count(/\/logs$/),
      metrics: count(/\/metrics$/),
      closeUps: asked.filter(({ path, query }) => /\/metrics$/.test(path) && secondsOf(query) === 7 * 3600)
        .length,
      unchanged: asked.filter(({ status }) => status === 304).length,
    };
  }

  async function fill(months = 13): Promise<TestWorld> {
    const world = worldOf(root);
    const {
      month: _,
      from: _f,
      to: _t,
      locale: _l,
      only: _o,
      skip: _s,
      format,
      target,
      ...common
    } = prepareRequest({
      at: AT,
    });
    expect(await backfill({ ...common, months }, world)).toBe(EXIT.ok);
    return world;
  }

  const kept = (): readonly string[] => readdirSync(join(root, '.pwg/history/mackerel/alerts'));

  it.each(['md', 'json'] as const)(
    'a second run tells the same bytes and asks for less (%s)',
    async (format) => {
      const first = await run({ format });
      const second = await run({ format });
      const third = await run({ format });
      expect(first.exit).toBe(EXIT.ok);
      expect(second.printed).toBe(first.printed);
      expect(third.printed).toBe(first.printed);
      expect(second.listPages).toBeLessThan(first.listPages / 2);
      expect(second.unchanged).toBeGreaterThan(5);
      // Of the points only the last window of each back-test is looked at again, and what an SLO needs.
      expect(second.metrics).toBeLessThan(first.metrics / 8);
      expect(first.closeUps).toBeGreaterThan(5);
      expect(second.closeUps).toBe(0);
      expect(second.logs).toBeLessThan(first.logs / 4);
      expect([first, second, third].flatMap(({ said }) => said)).toEqual([]);
      expect(organisation.state.violations).toEqual([]);
    },
  );

  it('a page with a history is the page without one, of any month', async () => {
    await fill();
    // Dashboards are compared with what only a history knows.
    const skip = ['dashboards'];
    for (const month of ['2026-10', '2026-08']) {
      const without = project();
      const fresh = await run({ month, skip }, without);
      expect((await run({ month, skip })).printed).toBe(fresh.printed);
      const again = await run({ month, skip });
      expect(again.printed).toBe(fresh.printed);
      expect(again.logs).toBeLessThan(fresh.logs / 2);
      rmSync(without, { recursive: true });
    }
  });

  it('tells what the graphs of a dashboard were a year ago, once backfill has read that month', async () => {
    await fill();
    const { printed } = await run({ only: ['dashboards', 'unseen'] });
    expect(printed).toMatch(/cpu\.user\.percentage.+ ／ 前年 10 月は 46\.1%/);
  });

  it('a damaged month is read again, and the page is the same', async () => {
    const first = await run();
    truncateSync(join(root, '.pwg/history/mackerel/alerts/2026-08.json'), 100);
    truncateSync(join(root, '.pwg/history/mackerel/alerts/2026-06.json'), 0);
    truncateSync(join(root, '.pwg/history/mackerel/severities/2026-10.json'), 100);
    const minutes = join(root, '.pwg/history/mackerel/minutes');
    const [p95 = ''] = readdirSync(minutes).filter((name) => name.startsWith('shop_latency_p95'));
    truncateSync(join(minutes, p95, '2026-10.json'), 100);
    const [web = ''] = readdirSync(join(root, '.pwg/history/mackerel/hours'));
    truncateSync(join(root, '.pwg/history/mackerel/hours', web, '2026-10.json'), 100);
    truncateSync(join(root, '.pwg/history/mackerel/close-ups/shop/2026-10.json'), 100);
    const second = await run();
    expect(second.printed).toBe(first.printed);
    expect(second.exit).toBe(EXIT.ok);
    expect(second.said).toEqual([expect.stringContaining('A kept file is damaged.')]);
    expect((await run()).said).toEqual([]);
  });

  it('--refresh asks for everything again', async () => {
    const first = await run();
    const second = await run({ refresh: true });
    expect(second.listPages).toBe(first.listPages);
    expect([second.metrics, second.logs]).toEqual([first.metrics, first.logs]);
    expect(second.unchanged).toBe(0);
    expect(second.printed).toBe(first.printed);
  });

  it('a recording is whole, and replays to the same bytes', async () => {
    const first = await run({ only: ['alerts', 'monitoring', 'incidents'] });
    const record = join(root, 'recording');
    const only = ['alerts', 'monitoring', 'incidents'];
    const recorded = await run({ record, only });
    expect(recorded.listPages).toBe(first.listPages);
    expect(recorded.unchanged).toBe(0);
    expect((await run({ replay: record, only })).printed).toBe(recorded.printed);
  });

  it('a walk that breaks keeps nothing that is not whole', async () => {
    organisation.state.rules.push({ api: 'mackerel', match: '/alerts.*nextId', nth: 4, fault: 'status:401' });
    expect((await run()).exit).toBe(EXIT.refused);
    organisation.state.rules.length = 0;
    const without = project();
    expect((await run()).printed).toBe((await run({}, without)).printed);
    rmSync(without, { recursive: true });
  });

  it('backfill keeps thirteen months, tells so, and a page then reads only what is new', async () => {
    const { said } = await fill();
    expect(said).toEqual([
      expect.stringMatching(/^mackerel: alerts of \d+ months kept, 2025-\d\d to 2026-\d\d$/),
    ]);
    expect(kept().length).toBeGreaterThanOrEqual(13);
    const first = await run();
    expect(first.exit).toBe(EXIT.ok);
    const pagesOfAMonth = 3;
    expect(first.listPages).toBeLessThanOrEqual(pagesOfAMonth + 2);
    expect(organisation.state.violations).toEqual([]);
  });

  it('keeps no key and no secret of the organisation', async () => {
    await run();
    const { mkRead, ghRead } = organisation.keys;
    for (const file of readdirSync(join(root, '.pwg'), { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const text = readFileSync(join(file.parentPath, file.name), 'utf8');
      for (const secret of [mkRead, ghRead, organisation.secret]) expect(text).not.toContain(secret);
    }
  });
});
