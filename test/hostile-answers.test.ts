/** What strangers wrote reaches a page through an API's answer: whatever it is, all pages keep their shape. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../src/markdown.ts';
import { EXIT } from '../src/problem.ts';
import { prepare } from '../src/run.ts';
import { attackedFiles, type Instead, WRITABLE } from './support/attacked-recording.ts';
import { ALL_INJECTIONS } from './support/injections.ts';
import { markupOf } from './support/markup.ts';
import { prepareRequest } from './support/request.ts';
import { read } from './support/structure.ts';
import { PACKAGE_ROOT, testWorld } from './support/world.ts';

const MONTH = join(PACKAGE_ROOT, 'fixtures/golden/hostile');
const TEAM = `
sources: { mackerel: {}, github: {}, grafana: { url: 'https://grafana.acme.example' } }
people: [{ name: yuki, role: sre }, { name: ken }, { name: hana }, { name: jiro }]
rooms:
  - { name: noise, sections: [alerts, monitoring], size: 2 }
  - { name: work, sections: [incidents, worklog, todos, dashboards], size: 2 }
`;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'pwg-hostile-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Every file of a whole run (page, rooms, index, HTML) by its name, where people wrote `instead`. */
async function made(locale: 'ja' | 'en', instead: Instead): Promise<ReadonlyMap<string, string>> {
  const cwd = mkdtempSync(join(root, 'run-'));
  const config = readFileSync(join(MONTH, 'pwg.config.yaml'), 'utf8');
  const replay = `replay: ${join(MONTH, 'answers')}`;
  writeFileSync(join(cwd, 'pwg.config.yaml'), config.replace('replay: answers', replay) + TEAM);
  const world = testWorld({ cwd, files: attackedFiles(instead) });
  const target = { output: null, mode: 'write' } as const;
  const exit = await prepare(prepareRequest({ all: true, format: 'html', locale, target }), world);
  expect(exit, world.said.join('\n')).toBe(EXIT.ok);
  const below = readdirSync(join(cwd, 'minutes'), { recursive: true }) as string[];
  const pages = below.filter((name) => /\.\w+$/.test(name)).sort();
  return new Map(pages.map((name) => [name, readFileSync(join(cwd, 'minutes', name), 'utf8')]));
}

/** All that must not depend on what people wrote: how a page is built, and who is called by it. */
function formOf(page: string): string {
  if (page.startsWith('<!DOCTYPE')) return markupOf(page);
  const { shape, words } = read(page);
  const calls = words.filter((said) => MENTION.test(said) || REFERENCE.test(said)).length;
  const comments = page.split('<!--').length - 1;
  return `${calls} calls, ${comments} comments\n${shape}`;
}

const MENTION = /@(?=[\p{L}\p{N}_-])/u;
const REFERENCE = /#\d|\bGH-\d/i;
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u;

const letters = (n: number): string =>
  [...n.toString(26).padStart(3, '0')]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 26)))
    .join('');

/** A number for each text that was there, so that what was different stays so. */
function numbers(): (before: string) => number {
  const seen = new Map<string, number>();
  return (before) => {
    const number = seen.get(before) ?? seen.size;
    seen.set(before, number);
    return number;
  };
}

const TRICKS = ALL_INJECTIONS.filter((trick) => plain(trick) !== '' && trick.length < 1000);
const trick = (n: number): string => TRICKS[n % TRICKS.length] ?? '';
/** Prime to the number of tricks, so that each run brings others. */
const SHIFT = 83;
const neutral = (place: string): string => `words ${letters(WRITABLE.indexOf(place))}`;

/** In each place everybody writes the same. */
const oneEach =
  (words: (place: string, number: number) => string): Instead =>
  (place) =>
    words(place, 0);

/** Everybody writes something else; the names before it keep it apart and in its order. */
function all(words: (place: string, number: number) => string): Instead {
  const number = numbers();
  return (place, before) => `q${letters(number(before))} ${words(place, number(before))}`;
}

describe.each([
  {
    locale: 'ja',
    who: 'everybody writes the same in a place',
    written: oneEach,
    runs: 5,
  },
  { locale: 'en', who: 'everybody writes something else', written: all, runs: 4 },
] as const)('in $locale, where $who', ({ locale, written, runs }) => {
  let shown: readonly string[];
  let forms: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const harmless = await made(locale, written(neutral));
    const said = [...harmless.values()].join('\n').replaceAll('\u200b', '');
    shown = WRITABLE.filter((place) => said.includes(neutral(place)));
    forms = new Map([...harmless].map(([file, page]) => [file, formOf(page)]));
  }, 60_000);

  it('there are pages of every kind, and words of strangers on them', () => {
    expect([...forms.keys()]).toEqual([
      'index/2026-10.html',
      'index/2026-10.md',
      'shop/2026-10.html',
      'shop/2026-10.md',
      'shop/2026-10.noise.md',
      'shop/2026-10.work.md',
    ]);
    expect(shown.length).toBeGreaterThanOrEqual(15);
  });

  it.each(Array.from({ length: runs }, (_, run) => run))(
    'every page keeps its shape, whatever they write (%i)',
    async (run) => {
      const turn = (place: string, number: number): number =>
        run * SHIFT + number * 7 + (shown.includes(place) ? shown : WRITABLE).indexOf(place);
      const attacked = await made(
        locale,
        written((place, number) => trick(turn(place, number))),
      );
      const changed = [...attacked].filter(([file, page]) => formOf(page) !== forms.get(file));
      expect(changed).toEqual([]);
      expect([...attacked.values()].filter((page) => OBEYED.test(page))).toEqual([]);
    },
    60_000,
  );
});
