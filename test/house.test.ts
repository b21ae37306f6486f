import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../src/sections/index.ts';
import { SOURCES } from '../src/sources/index.ts';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/**
 * Who may import whom. The first row whose `rooms` fits a file is its row; `may` lists what it may import of ours, `packages`
 * which packages. A row names folders with a trailing '/'.
 */
const TABLE: readonly { rooms: RegExp; may: RegExp; packages: RegExp }[] = [
  { rooms: /^(records|problem)\.ts$/, may: /^(records|problem)\.ts$/, packages: /^date-fns$/ },
  { rooms: /^packaged-templates\.ts$/, may: /^meeting\.ts$/, packages: NOTHING() },
  { rooms: /^(sealed-json|file-name)\.ts$/, may: NOTHING(), packages: /^node:crypto$/ },
  {
    rooms: /^history\//,
    may: /^(history\/.*|(records|problem|world|sealed-json|file-name)\.ts)$/,
    packages: /^node:path$/,
  },
  { rooms: /^(markdown|nearest|api-address|once)\.ts$/, may: NOTHING(), packages: NOTHING() },
  {
    rooms: /^world(\.ts|\/)/,
    may: /^(world\/.*|(world|problem|markdown|secret)\.ts)$/,
    packages: /^(zod|chalk|node:.*)$/,
  },
  { rooms: /^local-time\.ts$/, may: /^meeting\.ts$/, packages: /^(date-fns|@date-fns\/tz)$/ },
  {
    rooms: /^records\//,
    may: /^(records\/.*|analysis\/.*|meeting\/.*|(records|meeting|local-time|markdown)\.ts)$/,
    packages: NOTHING(),
  },
  { rooms: /^analysis\//, may: /^analysis\//, packages: NOTHING() },
  { rooms: /^charts\//, may: /^(charts\/.*|markdown\.ts)$/, packages: NOTHING() },
  {
    rooms: /^sections\/(?!index\.ts)/,
    may: /^(sections\/section\.ts|records\/.*|analysis\/.*|charts\/.*|(records|meeting|local-time|markdown)\.ts|OWN)$/,
    packages: NOTHING(),
  },
  { rooms: /^sections\/index\.ts$/, may: /^sections\//, packages: NOTHING() },
  { rooms: /^sources\/index\.ts$/, may: /^sources\//, packages: NOTHING() },
  {
    rooms: /^sources\/(source|issue-tracker|publishing)\.ts$/,
    may: /^(records\/queries|records|meeting|world|problem|api-address|sources\/(issue-tracker|publishing))\.ts$/,
    packages: /^zod$/,
  },
  {
    rooms: /^sources\/collect\.ts$/,
    may: /^(sources\/source|records\/queries|records|meeting|problem)\.ts$/,
    packages: NOTHING(),
  },
  {
    rooms: /^sources\/minutes\.ts$/,
    may: /^(agenda\/document(\.ts|\/.*)|records\.ts)$/,
    packages: NOTHING(),
  },
  {
    rooms: /^sources\//,
    may: /^(sources\/(source|issue-tracker|publishing)\.ts|records\/.*|(records|meeting|local-time|world|problem|markdown|nearest|once)\.ts|OWN)$/,
    packages: /^(zod|mdast-util-.*|micromark-.*|mdast|node:zlib)$/,
  },
  {
    rooms: /^http(\.ts|\/)/,
    may: /^(http\/.*|(api-address|file-name|once|problem|sealed-json|world|markdown|secret)\.ts)$/,
    packages: /^(axios|zod|node:.*)$/,
  },
  { rooms: /^secret\.ts$/, may: /^(problem|world)\.ts$/, packages: /^node:.*$/ },
  {
    rooms: /^config(\.ts|\/)/,
    may: /^(config\/.*|sources\/source\.ts|(config|problem|meeting|local-time|records|world|nearest)\.ts)$/,
    packages: /^(zod|yaml|node:path)$/,
  },
  { rooms: /^meeting\/holidays\.ts$/, may: /^meeting(\/.*|\.ts)$/, packages: /^@holiday-jp\/holiday_jp$/ },
  {
    rooms: /^meeting(\.ts|\/)/,
    may: /^(meeting\/.*|(problem|records|local-time|meeting)\.ts)$/,
    packages: /^(date-fns|@date-fns\/tz)$/,
  },
  {
    rooms: /^agenda\/(?!render\.ts)/,
    may: /^(agenda\/.*|sections\/section\.ts|records\/(chart-link|metric-gloss)\.ts|(records\/queries|records|problem|meeting|meeting\/[^/]+|local-time|markdown)\.ts)$/,
    packages: NOTHING(),
  },
  {
    rooms: /^agenda\/render\.ts$/,
    may: /^(agenda\/.*|sections\/section\.ts|(records|problem|meeting|markdown)\.ts)$/,
    packages: /^handlebars(\/runtime\.js)?$/,
  },
  {
    rooms: /^outputs\//,
    may: /^(outputs\/.*|charts\/(frame|gallery)\.ts|(world|problem|markdown)\.ts)$/,
    packages: /^node:(path|crypto)$/,
  },
  {
    rooms: /^commands\//,
    may: /^(commands\/.*|outputs\/.*|(run|init|catch-up|draw|list|scan|examine|whatif|backfill|todo|publish|adopt|undo|project|config|problem|world|meeting|http)\.ts)$/,
    packages: NOTHING(),
  },
  {
    rooms: /^fleet\//,
    may: /^(fleet\/.*|agenda\/(compose|words|page-words)\.ts|records\/.*|meeting\/.*|(records|problem|meeting|local-time|markdown)\.ts)$/,
    packages: NOTHING(),
  },
  { rooms: /^markdown\//, may: NOTHING(), packages: /^(mdast-util-(?!to-hast).*|micromark-.*|mdast)$/ },
  {
    rooms: /^html\//,
    may: /^(html\/.*|sections\/section\.ts|meeting\.ts)$/,
    packages: /^(mdast-util-.*|micromark-.*|hast-util-to-html|node:crypto)$/,
  },
  {
    rooms: /^todo\//,
    may: /^(todo\/.*|meeting\/calendar-days\.ts|markdown\/quiet\.ts|sources\/issue-tracker\.ts|(problem|world)\.ts)$/,
    packages: /^(mdast-util-.*|micromark-.*|node:crypto)$/,
  },
  {
    rooms: /^publish\//,
    may: /^(markdown\/quiet\.ts|publish\/.*|agenda\/(document|merge|document\/plain-words|merge\/check)\.ts|todo\/(file-issues|journal)\.ts|sources\/(issue-tracker|publishing)\.ts|(problem|secret|world)\.ts)$/,
    packages: /^(mdast-util-.*|micromark-.*|node:path)$/,
  },
  {
    rooms: /^whatif\//,
    may: /^(whatif\/.*|records\/.*|analysis\/.*|(records|meeting|local-time|markdown|nearest|problem)\.ts)$/,
    packages: NOTHING(),
  },
  { rooms: /^init\//, may: /^(init\/.*|(nearest|problem|world)\.ts)$/, packages: /^yaml$/ },
  {
    rooms: /^examine\//,
    may: /^(examine\/.*|history\/state\.ts|outputs\/.*|(problem|world)\.ts|sources\/source\.ts)$/,
    packages: /^node:path$/,
  },
  {
    rooms: /^draw\//,
    may: /^(draw\/.*|agenda\/merge\/marks\.ts|meeting\/.*|(meeting|markdown)\.ts)$/,
    packages: NOTHING(),
  },
  { rooms: /^cli(\.ts|\/)/, may: /^(cli\/.*|commands\/.*|problem\.ts)$/, packages: /^commander$/ },
  // The few files that know the whole house.
  {
    rooms:
      /^(run|init|catch-up|draw|sitting|room-pages|fleet|past-meetings|list|scan|whatif|examine|backfill|todo|adopt|undo|publish|project|connect|trackers|publish-targets|choose|pages|plan|meeting-for|templates|config-schema)\.ts$/,
    may: /^(?!cli\.ts|cli\/|commands\/)/,
    packages: /^node:(path|crypto)$/,
  },
];

function NOTHING(): RegExp {
  return /(?!)/;
}

/** How long an hour and a day are is known to everybody. */
const UNITS = 'date-fns/constants';

describe('the house', () => {
  it.each(sources())('%s imports only what its room may', (file) => {
    const row = TABLE.find(({ rooms }) => rooms.test(file));
    expect(row, `${file} stands in no room of the table`).toBeDefined();
    const broken = importsOf(file).filter((imported) => {
      if (imported.startsWith('OWN '))
        return row?.may.test('OWN') === false && row.may.test(imported.slice(4)) === false;
      if (imported === UNITS) return false;
      const isPackage = !/\.ts$/.test(imported);
      return !(isPackage ? row?.packages : row?.may)?.test(imported);
    });
    expect(broken).toEqual([]);
  });

  it('has no circle of imports', () => {
    const files = sources();
    const edges = new Map(
      files.map((file) => [file, importsOf(file, 'values').map((i) => i.replace('OWN ', ''))]),
    );
    const circles: string[] = [];
    const walk = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      else for (const next of edges.get(file) ?? []) if (edges.has(next)) walk(next, [...way, file]);
    };
    for (const file of files) walk(file, []);
    expect([...new Set(circles)]).toEqual([]);
  });

  it('lists every section that has a folder, and no other', () => {
    expect(SECTIONS.map(({ name }) => name).sort()).toEqual(folders('sections'));
  });

  it('lists every source that has a folder, and no other', () => {
    expect(SOURCES.map(({ type }) => type).sort()).toEqual(folders('sources'));
  });
});

function sources(): readonly string[] {
  return (readdirSync(SRC, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts')).sort();
}

function folders(room: string): readonly string[] {
  return readdirSync(join(SRC, room), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Ours as paths within src ('OWN ' before those of the file's own folder below a room), packages by name. */
function importsOf(file: string, which: 'all' | 'values' = 'all'): readonly string[] {
  const code = readFileSync(join(SRC, file), 'utf8');
  const found = [
    ...code.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm),
  ];
  return found
    .filter(([, isType]) => which === 'all' || isType === undefined)
    .map(([, , from, lazy]) => from ?? lazy ?? '')
    .map((imported) => {
      if (!imported.startsWith('.')) return imported;
      const path = relative(SRC, resolve(SRC, dirname(file), imported));
      return dirname(path) === dirname(file) && file.split('/').length > 2 ? `OWN ${path}` : path;
    });
}
