/**
 * What the tool says of graphs over HTTP against the strict test organisation, where it stands beside the repository: all that
 * is planted in its series is found, and nothing is said of what is harmless.
 */
import { mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../src/problem.ts';
import { type ScanRequest, scan } from '../src/scan.ts';
import { AT, configFor, isThere, type Organisation, startOrganisation } from './support/test-organisation.ts';
import { testWorld } from './support/world.ts';

describe.runIf(isThere)('the graphs of the test organisation', () => {
  let organisation: Organisation;
  beforeAll(async () => {
    organisation = await startOrganisation();
  });
  afterAll(() => organisation.close());

  const run = async (service: string, different: Partial<ScanRequest>) => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-series-')));
    writeFileSync(join(root, 'pwg.config.yaml'), configFor([service], organisation));
    const { mkRead, ghRead } = organisation.keys;
    const keys: Record<string, string> = { MACKEREL_APIKEY: mkRead, GITHUB_TOKEN: ghRead };
    const world = testWorld({ cwd: root, env: (name) => keys[name] });
    const exit = await scan({ ...REQUEST, ...different }, world);
    return { exit, printed: world.printed.join(''), said: world.said, root };
  };

  const cases = ['shop', 'search', 'infra'].flatMap((service) =>
    ['2026-10', '2026-09'].map((month) => [service, month] as const),
  );

  describe.each(cases)('%s in %s', (service, month) => {
    let told: { readonly unseen: Unseen; readonly capacity: Capacity };
    let planted: readonly Planted[];
    beforeAll(async () => {
      organisation.state.violations.length = 0;
      const { exit, printed } = await run(service, { month, format: 'json' });
      expect(exit).toBe(EXIT.ok);
      const { sections } = JSON.parse(printed);
      told = Object.fromEntries(sections.map(({ name, facts }: Told) => [name, facts])) as typeof told;
      const { metrics } = organisation.truth({ service, month });
      planted = (metrics as unknown as { readonly changes: readonly Planted[] }).changes;
    }, 60_000);

    it('tells every change that was planted, at its hour', () => {
      for (const change of planted.filter((one) => isIn(month, one))) {
        const at = change.at ?? change.from ?? 0;
        const seen = told.unseen.findings.filter(
          ({ metric, host }) =>
            (change.metric === '*' || metric === change.metric) && host === (change.host ?? null),
        );
        expect(seen, `${change.kind} of ${change.metric}`).not.toEqual([]);
        for (const { at: when } of seen) {
          expect(Math.abs(Date.parse(when) / 1000 - at), change.metric).toBeLessThanOrEqual(3600);
        }
      }
    });

    it('tells the minute of what happened at once', () => {
      for (const change of planted.filter((one) => isIn(month, one) && AT_ONCE.has(one.kind))) {
        const seen = told.unseen.findings.find(
          ({ metric, host }) => metric === change.metric && host === (change.host ?? null),
        );
        const minutes = Math.abs(Date.parse(seen?.at ?? '') / 60_000 - (change.at ?? 0) / 60);
        expect(minutes, change.metric).toBeLessThanOrEqual(3);
      }
    });

    it('tells by how much', () => {
      for (const { kind, metric, host, ratio } of planted.filter((one) => isIn(month, one))) {
        if (ratio === undefined || kind === 'dip') continue;
        const seen = told.unseen.findings.find((one) => one.metric === metric && one.host === (host ?? null));
        expect((seen?.after ?? 0) / (seen?.before ?? 1) / ratio, metric).toBeCloseTo(1, 0);
      }
    });

    it('tells when disks are full, within a tenth', () => {
      for (const { kind, metric, host, fullInDaysFromWorldEnd = 0 } of planted) {
        if (kind !== 'diskGrowth') continue;
        const seen = told.capacity.forecasts.find((one) => one.metric === metric && one.host === host);
        // The data of September ends when one of the disks had grown for three weeks only.
        expect((seen?.daysLeft ?? 0) / fullInDaysFromWorldEnd, host).toBeGreaterThan(0.9);
        expect((seen?.daysLeft ?? 0) / fullInDaysFromWorldEnd, host).toBeLessThan(1.1);
      }
      const growing = planted.filter(({ kind }) => kind === 'diskGrowth').map(({ host }) => host);
      const dated = told.capacity.forecasts.filter(({ daysLeft }) => daysLeft !== null);
      expect(dated.map(({ host }) => host).sort()).toEqual(growing.sort());
    });

    it('tells nothing else but what an incident did', () => {
      const known = new Set(planted.map(({ host = null, metric }) => JSON.stringify([host, metric])));
      const others = told.unseen.findings.filter(
        ({ host, metric }) =>
          !known.has(JSON.stringify([host, metric])) && !known.has(JSON.stringify([host, '*'])),
      );
      expect(others.map(({ metric }) => metric)).toEqual(OF_INCIDENTS[`${service} ${month}`] ?? []);
      const harmless = planted.filter(({ kind }) => HARMLESS.has(kind));
      const blamed = told.unseen.findings.filter(({ host, metric }) =>
        harmless.some((one) => one.metric === metric && (one.host ?? null) === host),
      );
      expect(blamed).toEqual([]);
    });

    it('asks strictly', () => {
      expect(organisation.state.violations).toEqual([]);
    });
  });

  it('are told for people in the words of the page', async () => {
    const charts = 'graphs';
    const { exit, printed, root } = await run('search', { month: '2026-10', locale: 'en', charts });
    expect(exit).toBe(EXIT.ok);
    expect(printed).toMatch(/^# search 2026-10$/m);
    expect(printed).toMatch(/2\.\d times as much since about Oct 27 06:00/);
    expect(printed).toContain('## Capacity');

    const lines = printed.match(/^- .*(?:→|full)/gm) ?? [];
    const drawn = readdirSync(join(root, charts));
    expect(drawn.filter((file) => file.startsWith('search-'))).toHaveLength(lines.length);
    const index = readFileSync(join(root, charts, 'index.html'), 'utf8');
    for (const file of drawn.filter((file) => file.endsWith('.svg'))) {
      expect(index).toContain(`src="${file}"`);
      expect(readFileSync(join(root, charts, file), 'utf8')).toContain(' role="img" ');
    }
  });

  it('are looked at as far as is allowed, and the rest is counted', async () => {
    const { printed } = await run('shop', { month: '2026-10', maxMetrics: 5, format: 'json' });
    const [unseen] = JSON.parse(printed).sections;
    expect(unseen.facts.scanned).toBe(5);
    expect(unseen.facts.left).toBeGreaterThan(50);
  });

  it('are told without those that fail', async () => {
    organisation.state.rules.push({ match: 'name=latency.p95', api: 'mackerel', fault: 'status:403' });
    const { printed, exit } = await run('shop', { month: '2026-10', format: 'json' });
    organisation.state.rules.length = 0;
    expect(exit).toBe(EXIT.ok);
    const [unseen] = JSON.parse(printed).sections;
    expect(unseen.facts.failed).toBe(1);
    expect(unseen.facts.findings.length).toBeGreaterThan(4);
  });
});

const REQUEST: ScanRequest = {
  services: [],
  configFile: null,
  repo: null,
  replay: null,
  record: null,
  refresh: false,
  demo: false,
  at: AT,
  month: null,
  from: null,
  to: null,
  locale: null,
  format: 'text',
  charts: null,
};

const AT_ONCE = new Set(['levelShift', 'temporaryShift', 'spike']);

const HARMLESS = new Set(['sawtooth', 'constant', 'seasonalOnly', 'explicitNull']);

/** Bursts behind the alerts, and errors that went down with their requests: the truth lists the causes only. */
const OF_INCIDENTS: Readonly<Record<string, readonly string[]>> = {
  'shop 2026-10': ['http.errors'],
  'search 2026-10': ['http.errors'],
  'search 2026-09': ['cache.hit_rate'],
};

function isIn(month: string, { kind, at, from }: Planted): boolean {
  if (HARMLESS.has(kind) || kind === 'diskGrowth') return false;
  const when = at ?? from;
  return when !== undefined && new Date(when * 1000 + 9 * 3_600_000).toISOString().startsWith(month);
}

interface Planted {
  readonly kind: string;
  readonly host?: string;
  readonly metric: string;
  readonly at?: number;
  readonly from?: number;
  readonly ratio?: number;
  readonly fullInDaysFromWorldEnd?: number;
}

interface Told {
  readonly name: string;
  readonly facts: unknown;
}

interface Unseen {
  readonly findings: readonly {
    readonly host: string | null;
    readonly metric: string;
    readonly at: string;
    readonly before: number;
    readonly after: number;
  }[];
}

interface Capacity {
  readonly forecasts: readonly {
    readonly host: string | null;
    readonly metric: string;
    readonly daysLeft: number | null;
  }[];
}
