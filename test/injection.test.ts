import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCompiler, openPage } from '../src/agenda/render.ts';
import { plot } from '../src/charts/plot.ts';
import { indexBody, sampleIndex } from '../src/fleet/index-page.ts';
import { htmlPage } from '../src/html/page.ts';
import { quiet } from '../src/markdown/quiet.ts';
import { code, link, md, person, plain, text, title, words } from '../src/markdown.ts';
import { digestOf, firedRule, fleetOf, heldIn, madeOf } from './support/digests.ts';
import { EVERYDAY } from './support/everyday-texts.ts';
import { ALL_INJECTIONS, INJECTIONS } from './support/injections.ts';
import { markupOf } from './support/markup.ts';
import { meeting } from './support/meeting.ts';
import { nodes, read } from './support/structure.ts';
import { PACKAGE_ROOT } from './support/world.ts';
import { elementsOf } from './support/xml.ts';

/** Every way a stranger's text gets into a page, and every place it can have there. */
const SLOTS: Readonly<Record<string, (said: string) => string>> = {
  'a line': (said) => `${text(said)}`,
  'a line that it begins': (said) => `${md`${said} is what was said`}`,
  'a line that it ends': (said) => `${md`What was said: ${said}`}`,
  'a heading': (said) => `${md`## ${title(said)}`}`,
  'a bullet with more below': (said) => `${md`- ${said}\n  - ${said}\n    ${said}`}`,
  'a task': (said) => `${md`- [ ] ${title(said)} ／ ${said}`}`,
  'a quote': (said) => `${md`> ⚠ ${said}`}`,
  'a cell': (said) => `| a | b |\n|---|---|\n${md`| ${said} | ${title(said)} |`}`,
  'a linked cell': (said) => `| a | b |\n|---|---|\n${md`| ${link(said, 'https://x.example/1')} | ${3} |`}`,
  'a link': (said) => `${md`see ${link(said, 'https://x.example/1')} there`}`,
  'a cut text': (said) => `${title(said, 12)}`,
  'strong words of ours': (said) => `${md`${words('**')}${said}${words('**')}`}`,
  'a code span': (said) => `${md`metric ${code(`m.${said}`)} here`}`,
  'a person': (said) => `${md`by ${person(said)} and ${person(`@${said}`)}`}`,
  'two with a space': (said) => `${md`${said} ${said}`}`,
  'a folded list': (said) =>
    `${md`${words('<details><summary>more</summary>')}\n\n- ${said}\n\n${words('</details>')}`}`,
};

const MENTION = /@(?=[\p{L}\p{N}_-])/u;
const REFERENCE = /#\d|\bGH-\d/i;
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u;

it('there are at least 300 ways to try', () => {
  expect(new Set(ALL_INJECTIONS).size).toBe(ALL_INJECTIONS.length);
  expect(ALL_INJECTIONS.length).toBeGreaterThanOrEqual(300);
});

describe.each(Object.entries(SLOTS))('in %s', (_, slot) => {
  const neutral = read(slot('words')).shape;

  it.each(Object.entries(INJECTIONS))('nothing comes of %s', (_name, tricks) => {
    const gotThrough = tricks.filter((trick) => {
      if (plain(trick) === '') return false;
      const page = slot(trick);
      const { shape: form, words: spoken } = read(page);
      const calls = spoken.some((said) => MENTION.test(said) || REFERENCE.test(said));
      return form !== neutral || calls || OBEYED.test(page) || page.includes('<!--');
    });
    expect(gotThrough).toEqual([]);
  });
});

/** A picture in which strangers say all that can be said. */
function picture(said: string): readonly unknown[] {
  const svg = plot({
    lang: 'ja',
    title: said,
    heading: said,
    across: { from: 0, to: 100, ticks: [{ at: 0, label: said }] },
    up: { say: () => said, base: 10 },
    lines: [{ style: 'data', points: [0, 50, 100].map((at) => ({ at, value: at })) }],
    instant: { at: 50, label: said },
    marks: [{ kind: 'change', at: 50, label: said, near: true }],
    levels: [{ style: 'after', from: 0, to: 100, value: 50, label: said }],
    legend: [{ of: 'before', label: said }],
  });
  // Where a text stands depends on how long the others are.
  return elementsOf(svg).map(({ name, attributes }) => [name, attributes.class, Object.keys(attributes)]);
}

const index = openPage(
  'fleet',
  sampleIndex(),
  new Map([
    ['fleet', { file: 'fleet', text: readFileSync(join(PACKAGE_ROOT, 'templates/en/fleet.md.hbs'), 'utf8') }],
  ]),
  await loadCompiler(),
);

/** The index across services, with all that strangers call by a name in it. */
function indexOf(said: string): string {
  const rules = [firedRule('one', 9, { name: said }), firedRule('other', 12, { name: said })];
  const report = (id: string) => ({
    id: `acme/ops#${id}`,
    ref: `#${id}`,
    // Only with a word of its own it is told as what happened elsewhere, too.
    title: `${said} database`,
    url: `https://x.example/${id}`,
  });
  const digest = (service: string) =>
    digestOf(service, {
      rules,
      incidents: 2,
      reports: [report('1'), report(service === 'shop' ? '2' : '3')],
      budgets: [1.2, 0.4].map((budgetUsed) => ({
        name: said,
        target: 99.9,
        attained: 0.99,
        bad: 9,
        budgetUsed,
        missingShare: 0,
      })),
    });
  const rule = { id: 'lp', name: said, type: 'host', url: 'https://x.example/lp' } as const;
  const alerts = { fired: 4, firedEarlier: 1, byRule: [{ ...rule, fired: 4 }] };
  const problem = { what: `No: ${said}`, why: said, try: said };
  const services = [
    ...['shop', 'search'].map((service) => madeOf(digest(service))),
    {
      service: 'abroad',
      page: '../abroad/2026-10.md',
      outcome: { is: 'failed', problem },
      held: heldIn('abroad', []),
    } as const,
  ];
  const nobodys = new Map([
    [
      'mackerel',
      {
        rules: [
          { ...rule, muted: true, silent: true },
          { ...rule, muted: false, silent: true },
        ],
        alerts,
      },
    ],
  ]);
  const when = meeting({ locale: 'en' });
  return index(indexBody({ ...fleetOf(services, { nobodys }), meeting: when }, when.at));
}

/** Headings are ours; of the rest those that differ there. */
const IN_HTML = ['a line', 'a bullet with more below', 'a task', 'a linked cell', 'a link', 'a folded list'];

describe('on other paper', () => {
  const drawn = picture('words');
  const indexed = read(indexOf('words')).shape;
  const inHtml = (said: string): string =>
    markupOf(
      htmlPage(`# PWG\n\n${IN_HTML.map((name) => SLOTS[name]?.(said)).join('\n\n***\n\n')}`, 'en', []),
    );
  const dressed = inHtml('words');

  it.each(Object.entries(INJECTIONS))('nothing comes of %s either', (_, tricks) => {
    const mine = tricks.filter((trick) => plain(trick) !== '');
    expect(mine.filter((trick) => read(indexOf(trick)).shape !== indexed)).toEqual([]);
    expect(mine.filter((trick) => inHtml(trick) !== dressed)).toEqual([]);
    // A label that is too long for its place is left away.
    const short = mine.filter((trick) => trick.length < 200);
    expect(short.filter((trick) => JSON.stringify(picture(trick)) !== JSON.stringify(drawn))).toEqual([]);
  });
});

it('in a published page nobody is called and no issue learns of it, even from a page of before', () => {
  for (const trick of INJECTIONS.mentions?.concat(INJECTIONS.references ?? []) ?? []) {
    const published = quiet(`- ${trick}`, { backlinks: false });
    const spoken = nodes(published, 'text').map(({ value }) => value ?? '');
    expect(spoken.filter((said) => /(?<![A-Za-z0-9_])@[A-Za-z0-9]/.test(said))).toEqual([]);
    expect(spoken.filter((said) => /(?<![A-Za-z0-9&])#\d/.test(said))).toEqual([]);
  }
});

describe('what people write every day', () => {
  it('are at least 200 texts', () => {
    expect(new Set(EVERYDAY).size).toBe(EVERYDAY.length);
    expect(EVERYDAY.length).toBeGreaterThanOrEqual(200);
  });

  it('reads on the page as it was written', () => {
    const other = EVERYDAY.filter((said) => seen(`${md`- ${said}`}`) !== plain(said));
    expect(other).toEqual([]);
  });

  it('reads so in a table, too', () => {
    const other = EVERYDAY.filter((said) => seen(`| a |\n|---|\n${md`| ${said} |`}`) !== `a${plain(said)}`);
    expect(other).toEqual([]);
  });

  it('is hardly ever changed in the text of the page, before a wiki shows it', () => {
    const other = EVERYDAY.filter((said) => `${text(said)}`.replaceAll('\u200b', '') !== said);
    expect(other.length / EVERYDAY.length, other.join('\n')).toBeLessThanOrEqual(0.05);
  });
});

/** What a reader sees of it: the words, and no mark-up. */
const seen = (page: string): string =>
  nodes(page, 'text', 'inlineCode')
    .map(({ value }) => value)
    .join('')
    .replaceAll('\u200b', '');
