/** The whole command against the strict test organisation, where it stands beside the repository. */
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/problem.ts';
import { type WhatifRequest, whatif } from '../../src/whatif.ts';
import { thrownBy } from '../support/door.ts';
import {
  AT,
  configFor,
  isThere,
  type Organisation,
  startOrganisation,
} from '../support/test-organisation.ts';
import { testWorld } from '../support/world.ts';

interface BacktestTruth {
  readonly backtest: readonly {
    readonly monitorId: string;
    readonly name: string;
    readonly warning: number;
    readonly actualOpened: number;
    readonly openedAtThreshold: Readonly<Record<string, number>>;
  }[];
}

describe.runIf(isThere)('pwg whatif against the test organisation', () => {
  let organisation: Organisation;
  let true_: BacktestTruth;
  beforeAll(async () => {
    organisation = await startOrganisation();
    true_ = organisation.truth({ service: 'shop', month: '2026-10' }) as unknown as BacktestTruth;
  });
  afterAll(() => organisation.close());

  const ask = async (monitor: string, different: Partial<WhatifRequest> = {}) => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-whatif-')));
    writeFileSync(join(root, 'pwg.config.yaml'), configFor(['shop', 'search', 'infra'], organisation));
    const env: Record<string, string> = {
      MACKEREL_APIKEY: organisation.keys.mkRead,
      GITHUB_TOKEN: organisation.keys.ghRead,
    };
    const world = testWorld({ cwd: root, env: (name) => env[name] });
    organisation.state.violations.length = 0;
    const exit = await whatif({ ...REQUEST, monitor, ...different }, world);
    expect(organisation.state.violations).toEqual([]);
    return { exit, printed: world.printed.join('') };
  };

  it.each(['shop p95', 'cache hit rate', 'index heap'])(
    'counts at every threshold what is true, and agrees with the real alerts: %s',
    async (name) => {
      const { exit, printed } = await ask(name, { format: 'json' });
      expect(exit).toBe(EXIT.ok);
      const { monitor, current, agreement, rows, recommended } = JSON.parse(printed);
      const truth = true_.backtest.find((one) => one.name === name);
      expect(monitor).toMatchObject({ id: truth?.monitorId, warning: truth?.warning });
      expect(agreement).toBeGreaterThanOrEqual(0.95);
      expect(current.alerts).toBe(truth?.actualOpened);
      const asSet = rows.filter(
        (row: Setting) => row.duration === current.duration && row.attempts === current.attempts,
      );
      const counted = new Map<number, number>(asSet.map((row: Row) => [row.threshold, row.alerts]));
      for (const [threshold, alerts] of Object.entries(truth?.openedAtThreshold ?? {})) {
        expect([threshold, counted.get(Number(threshold))]).toEqual([threshold, alerts]);
      }
      expect(recommended.alerts).toBeLessThanOrEqual(4);
    },
  );

  it('gives every duration and number of attempts, today’s among them', async () => {
    const { printed } = await ask('shop p95', { format: 'json' });
    const { current, rows } = JSON.parse(printed);
    const settings = rows.filter((row: Row) => row.threshold === current.threshold);
    const pairs = new Set(settings.map(({ duration, attempts }: Setting) => `${duration} ${attempts}`));
    expect(pairs.size).toBe(100);
    expect(
      settings.filter((row: Row) => row.alerts === current.alerts && row.night === current.night),
    ).toContainEqual(current);
  });

  it.each(['ja', 'en'] as const)(
    'says it in 80 columns, with the change and who else holds the value (%s)',
    async (locale) => {
      const { printed } = await ask('shop p95', { locale });
      expect(printed.split('\n').filter((line) => width(line) > 80)).toEqual([]);
      expect(printed).toMatch(/0\.45 +40 +2 +198 .*\n.* 0\.5 +4 +0 +84 /);
      expect(printed).toContain('-    "warning": 0.45,\n+    "warning": 0.5,');
      expect(printed).toMatch(/(ダッシュボード|dashboard) 定例: shop/);
      expect(printed).toContain('開店時に決めた値のまま');
      expect(printed).toContain('[40]');
    },
  );

  it('gives no advice where the replay is not what happened, and says how far off it is', async () => {
    const { exit, printed } = await ask('checkout errors', { locale: 'en' });
    expect(exit).toBe(EXIT.ok);
    expect(printed).toMatch(/agrees with the real alerts in \d?\d%\.\nNo advice/);
    const json = JSON.parse((await ask('checkout errors', { format: 'json' })).printed);
    expect(json).toMatchObject({ why: 'disagrees', recommended: null, rows: [] });
  });

  it.each([
    ['5xx 率 shop', 'expression'],
    ['ディスク使用率', 'ratio'],
  ])('says why it can not, without reading any history: %s', async (name, why) => {
    organisation.state.requests.length = 0;
    const { exit, printed } = await ask(name, { format: 'json' });
    expect(exit).toBe(EXIT.ok);
    expect(JSON.parse(printed)).toMatchObject({ why, current: null, agreement: null, rows: [] });
    expect(organisation.state.requests.filter(({ path }) => path.endsWith('/metrics'))).toEqual([]);
  });

  it.each([
    ['トップページ', /is the name of 2 rules/],
    ['shop p96', /There is no rule "shop p96"/],
  ])('refuses what names no rule or several: %s', async (name, what) => {
    expect(await thrownBy(ask(name))).toMatchObject({
      exit: EXIT.usage,
      what: expect.stringMatching(what),
    });
  });
});

interface Setting {
  readonly duration: number;
  readonly attempts: number;
}

interface Row extends Setting {
  readonly threshold: number;
  readonly alerts: number;
  readonly night: number;
}

const REQUEST: WhatifRequest = {
  services: [],
  configFile: null,
  repo: null,
  replay: null,
  record: null,
  refresh: false,
  demo: false,
  at: AT,
  month: '2026-10',
  from: null,
  to: null,
  locale: null,
  monitor: '',
  format: 'text',
};

const width = (line: string): number =>
  [...line].reduce((sum, c) => sum + (/[\u3000-\u9fff\uff00-\uff60]/.test(c) ? 2 : 1), 0);
