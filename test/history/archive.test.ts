import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ArchiveOptions, openArchive } from '../../src/history/archive.ts';
import type { Archive, KeptMonth } from '../../src/world.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let root: string;
let world: TestWorld;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pwg-history-'));
  world = testWorld();
});
afterEach(() => {
  chmodSync(root, 0o700);
  rmSync(root, { recursive: true });
});

const archive = (different: Partial<ArchiveOptions> = {}): Archive =>
  openArchive({
    world,
    root,
    source: 'mackerel',
    api: 'https://api.mackerelio.com',
    refresh: false,
    live: true,
    hide: (text) => text,
    ...different,
  });

const september: KeptMonth = {
  month: '2026-09',
  request: 'acme alerts 1',
  fetchedAt: new Date('2026-11-16T00:00:00Z'),
  boundary: '5xCursor',
  rows: [
    { id: '5a', status: 'OK', openedAt: 1_788_300_000, reason: '再起動\r\n済み', value: 0.7000000000000001 },
    { id: '5b', status: 'OK', openedAt: 1_788_200_000, reason: null },
  ],
};

const file = (...path: readonly string[]): string => join(root, '.pwg', ...path);
const FILE = ['history', 'mackerel', 'alerts', '2026-09.json'] as const;

describe('a month', () => {
  it('is given back as it was kept, by a later run too', async () => {
    await archive().keepMonth('alerts', september);
    expect(await archive().month('alerts', '2026-09')).toEqual(september);
    expect(await archive().month('alerts', '2026-08')).toBeNull();
    expect(await archive().month('logs', '2026-09')).toBeNull();
    expect(world.said).toEqual([]);
  });

  it('reads well in a diff: a row per line below a header', async () => {
    await archive().keepMonth('alerts', september);
    expect(readFileSync(file(...FILE), 'utf8')).toBe(`{
"schema": 1,
"tool": "pwg",
"api": "https://api.mackerelio.com",
"request": "acme alerts 1",
"month": "2026-09",
"fetchedAt": "2026-11-16T00:00:00.000Z",
"count": 2,
"boundary": "5xCursor",
"rows": [
{"id":"5a","status":"OK","openedAt":1788300000,"reason":"再起動\\r\\n済み","value":0.7000000000000001},
{"id":"5b","status":"OK","openedAt":1788200000,"reason":null}
],
"sha256": "${/"sha256": "(\w{64})"/.exec(readFileSync(file(...FILE), 'utf8'))?.[1]}"
}
`);
  });

  it('is nobody’s business: files 0600 in folders 0700', async () => {
    await archive().keepMonth('alerts', september);
    const mode = (...path: readonly string[]) => statSync(file(...path)).mode & 0o777;
    expect(mode(...FILE)).toBe(0o600);
    expect([[], FILE.slice(0, 1), FILE.slice(0, 2), FILE.slice(0, 3)].map((path) => mode(...path))).toEqual([
      0o700, 0o700, 0o700, 0o700,
    ]);
  });

  it('that is kept alike again is not written again', async () => {
    await archive().keepMonth('alerts', september);
    const { ino } = statSync(file(...FILE));
    await archive().keepMonth('alerts', september);
    expect(statSync(file(...FILE)).ino).toBe(ino);
    await archive().keepMonth('alerts', { ...september, boundary: null });
    expect(statSync(file(...FILE)).ino).not.toBe(ino);
  });

  it.each([
    ['mackerel.eu', 'mackerel_eu'],
    ['mackerel', 'Mackerel'],
    ['監視', '障害'],
  ])('of %s is not that of %s', async (one, other) => {
    await archive({ source: one }).keepMonth('alerts', september);
    expect(await archive({ source: other }).month('alerts', '2026-09')).toBeNull();
    await archive({ source: other }).keepMonth('minutes/shop/a.b', { ...september, rows: [] });
    expect(await archive({ source: other }).month('minutes/shop/a_b', '2026-09')).toBeNull();
    expect(await archive({ source: one }).month('alerts', '2026-09')).toEqual(september);
    const names = readdirSync(file('history')).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(2);
  });

  it('of another API, or of another source, is as if it were not there', async () => {
    await archive().keepMonth('alerts', september);
    expect(await archive({ api: 'https://eu.example.com' }).month('alerts', '2026-09')).toBeNull();
    expect(await archive({ source: 'mackerel-eu' }).month('alerts', '2026-09')).toBeNull();
    expect(existsSync(file(...FILE))).toBe(true);
    expect(world.said).toEqual([]);
  });

  it('is asked for again with --refresh, and kept anew', async () => {
    await archive().keepMonth('alerts', september);
    const fresh = archive({ refresh: true });
    expect(await fresh.month('alerts', '2026-09')).toBeNull();
    await fresh.keepMonth('alerts', { ...september, rows: [] });
    expect((await archive().month('alerts', '2026-09'))?.rows).toEqual([]);
    // What this run has asked for again it may build on.
    expect((await fresh.month('alerts', '2026-09'))?.rows).toEqual([]);
  });

  it('carries no secret that somebody pasted into a message', async () => {
    const hide = (text: string) => text.replaceAll('k3y', '[secret]');
    await archive({ hide }).keepMonth('alerts', { ...september, rows: [{ id: '5a', reason: 'it was k3y' }] });
    expect(readFileSync(file(...FILE), 'utf8')).not.toContain('k3y');
    expect((await archive().month('alerts', '2026-09'))?.rows).toEqual([
      { id: '5a', reason: 'it was [secret]' },
    ]);
  });

  it('cannot leave .pwg, whatever the config calls the source', async () => {
    await archive({ source: '../../elsewhere' }).keepMonth('alerts', september);
    expect(readdirSync(root)).toEqual(['.pwg']);
    expect(readdirSync(file('history'))).toEqual([expect.stringMatching(/^______elsewhere-\w{8}$/)]);
  });
});

describe('months of a listing among many', () => {
  const minutes = { ...september, rows: [{ from: 0, values: [0.1, null] }] };

  it('have a folder of their own, however it is called', async () => {
    await archive().keepMonth('minutes/shop/latency.p95', minutes);
    expect(await archive().month('minutes/shop/latency.p95', '2026-09')).toEqual(minutes);
    await archive().keepMonth('minutes/../../../x', minutes);
    expect(readdirSync(file('history', 'mackerel', 'minutes'))).toEqual([
      expect.stringMatching(/^_________x-\w{8}$/),
      expect.stringMatching(/^shop_latency_p95-\w{8}$/),
    ]);
  });

  it('are dropped together when they are old, and no other months', async () => {
    for (const month of ['2026-07', '2026-09']) {
      await archive().keepMonth('minutes/shop/a', { ...minutes, month });
      await archive().keepMonth('alerts', { ...september, month });
    }
    await archive().keepMonth('minutes/shop/b', { ...minutes, month: '2026-06' });
    await archive().dropMonths('minutes', '2026-09');
    const folders = readdirSync(file('history', 'mackerel', 'minutes'));
    expect(folders.map((name) => readdirSync(file('history', 'mackerel', 'minutes', name)))).toEqual([
      ['2026-09.json'],
      [],
    ]);
    expect(readdirSync(file('history', 'mackerel', 'alerts'))).toEqual(['2026-07.json', '2026-09.json']);
    expect(world.said).toEqual([]);
  });
});

describe('a damaged file', () => {
  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['cut short', (path) => truncateSync(path, 200)],
    ['empty', (path) => truncateSync(path, 0)],
    ['not JSON', (path) => writeFileSync(path, '<<<<<<< HEAD\n')],
    ['changed by hand', (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('"5b"', '"5c"'))],
    [
      'changed in its header',
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('5xCursor', '5yCursor')),
    ],
    ['a list', (path) => writeFileSync(path, '[]')],
  ];

  it.each(damages)('is a miss and set aside: %s', async (_, damage) => {
    await archive().keepMonth('alerts', september);
    damage(file(...FILE));
    expect(await archive().month('alerts', '2026-09')).toBeNull();
    expect(world.said).toEqual([
      'mackerel | A kept file is damaged. | .pwg/history/mackerel/alerts/2026-09.json is not as pwg wrote it. | It is set aside: .pwg/history/mackerel/alerts/2026-09.json.damaged',
    ]);
    expect(readdirSync(file('history', 'mackerel', 'alerts'))).toEqual(['2026-09.json.damaged']);
    await archive().keepMonth('alerts', september);
    expect(await archive().month('alerts', '2026-09')).toEqual(september);
  });

  it('is told once, however many there are', async () => {
    const kept = archive();
    for (const month of ['2026-08', '2026-09']) {
      await kept.keepMonth('alerts', { ...september, month });
      truncateSync(file('history', 'mackerel', 'alerts', `${month}.json`), 9);
    }
    expect(await kept.month('alerts', '2026-08')).toBeNull();
    expect(await kept.month('alerts', '2026-09')).toBeNull();
    expect(world.said).toHaveLength(1);
  });

  it('is not one whose lines git has ended otherwise', async () => {
    await archive().keepMonth('alerts', september);
    writeFileSync(file(...FILE), readFileSync(file(...FILE), 'utf8').replaceAll('\n', '\r\n'));
    expect(await archive().month('alerts', '2026-09')).toEqual(september);
  });
});

describe('a disk that does not take it', () => {
  it('never fails a run, and is told once', async () => {
    writeFileSync(join(root, '.pwg'), 'a file where the folder should be');
    const kept = archive();
    await kept.keepMonth('alerts', september);
    await kept.keepMonth('alerts', { ...september, month: '2026-08' });
    expect(await kept.month('alerts', '2026-09')).toBeNull();
    expect(world.said).toEqual([
      expect.stringContaining('mackerel | What was read can not be kept for the next run.'),
    ]);
  });

  it('still lets this run see the snapshot it could not keep', async () => {
    mkdirSync(file('snapshots'), { recursive: true });
    writeFileSync(file('snapshots', 'mackerel'), 'a file where the folder should be');
    const kept = archive();
    const snapshot = { at: new Date(0), until: new Date(0), content: { rows: [] } };
    await kept.keepSnapshot('rules', snapshot);
    expect(await kept.snapshots('rules')).toEqual([snapshot]);
  });
});

describe('snapshots', () => {
  const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));
  const seen = (n: number, content: unknown) => ({ at: day(n), until: day(n), content });
  const files = (): readonly string[] => readdirSync(file('snapshots', 'mackerel', 'rules'));

  it('are written when something differs; else the last one lasts longer', async () => {
    for (const [n, warning] of [
      [1, 80],
      [2, 80],
      [3, 90],
      [4, 80],
    ] as const) {
      await archive().keepSnapshot('rules', seen(n, { rows: [{ id: '4a', warning }] }));
    }
    expect(await archive().snapshots('rules')).toEqual([
      { at: day(1), until: day(2), content: { rows: [{ id: '4a', warning: 80 }] } },
      { at: day(3), until: day(3), content: { rows: [{ id: '4a', warning: 90 }] } },
      { at: day(4), until: day(4), content: { rows: [{ id: '4a', warning: 80 }] } },
    ]);
    expect(files()).toEqual([
      '2026-11-01T000000.000Z.json',
      '2026-11-03T000000.000Z.json',
      '2026-11-04T000000.000Z.json',
    ]);
    expect(await archive().snapshots('hosts')).toEqual([]);
  });

  it('are left by runs that see what is true now, and by no others', async () => {
    await archive({ live: false }).keepSnapshot('rules', seen(1, 'past'));
    expect(await archive().snapshots('rules')).toEqual([]);
  });

  it('are read with --refresh too: they can not be asked for again', async () => {
    await archive().keepSnapshot('rules', seen(1, 'a'));
    expect(await archive({ refresh: true }).snapshots('rules')).toEqual([seen(1, 'a')]);
  });

  it('are never written into a time that a later run has told of', async () => {
    await archive().keepSnapshot('rules', seen(1, 'a'));
    await archive().keepSnapshot('rules', seen(5, 'a'));
    await archive().keepSnapshot('rules', seen(3, 'b'));
    expect(await archive().snapshots('rules')).toEqual([{ at: day(1), until: day(5), content: 'a' }]);
  });

  it('do not differ in a secret that is not kept', async () => {
    const hide = (text: string) => text.replaceAll('k3y', '[secret]');
    await archive({ hide }).keepSnapshot('rules', seen(1, { memo: 'k3y' }));
    await archive({ hide }).keepSnapshot('rules', seen(2, { memo: 'k3y' }));
    expect(files()).toHaveLength(1);
  });

  it('are dropped 450 days after they last held true', async () => {
    const { keepSnapshot, snapshots } = archive();
    await keepSnapshot('hosts', seen(1, 'a'));
    await keepSnapshot('hosts', seen(2, 'b'));
    await keepSnapshot('hosts', seen(2 + 450, 'c'));
    const names = () => readdirSync(file('snapshots', 'mackerel', 'hosts'));
    expect((await snapshots('hosts')).map(({ content }) => content)).toEqual(['b', 'c']);
    expect(names()).toHaveLength(2);
    expect((await archive().snapshots('hosts')).map(({ content }) => content)).toEqual(['b', 'c']);
  });

  it('are 400 at most', async () => {
    const kept = archive();
    const minute = (n: number) => new Date(n * 60_000);
    for (let n = 0; n < 402; n += 1) {
      await kept.keepSnapshot('hosts', { at: minute(n), until: minute(n), content: n });
    }
    const all = await archive().snapshots('hosts');
    expect([all.length, all[0]?.content, all.at(-1)?.content]).toEqual([400, 2, 401]);
  });

  it('go on without one that is damaged', async () => {
    for (const n of [1, 2, 3]) await archive().keepSnapshot('rules', seen(n, n));
    writeFileSync(file('snapshots', 'mackerel', 'rules', '2026-11-02T000000.000Z.json'), 'x');
    expect((await archive().snapshots('rules')).map(({ content }) => content)).toEqual([1, 3]);
    expect(world.said).toHaveLength(1);
  });
});
