import { describe, expect, it } from 'vitest';
import { quiet } from '../src/markdown/quiet.ts';
import { code, link, md, person, plain, text, title, words } from '../src/markdown.ts';
import { EVERYDAY } from './support/everyday-texts.ts';
import { ALL_INJECTIONS, INJECTIONS } from './support/injections.ts';
import { nodes, read } from './support/structure.ts';

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
