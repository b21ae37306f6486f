import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { type PageTarget, putPage, refuseHtmlPage } from '../../src/outputs/index.ts';
import { EXIT } from '../../src/problem.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let root: string;
let world: TestWorld;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-html-file-')));
  world = testWorld({ cwd: root });
});

const write: PageTarget = { output: null, mode: 'write' };
const put = (words: string, target = write) =>
  putPage(world, { root, output: '{month}.md' }, target, {
    render: () => `# PWG\n\n${words}\n`,
    at: new Date('2026-11-16T00:00:00Z'),
    sameDay: () => true,
    names: { service: 'shop', month: '2026-10' },
    merge: ({ current, fresh }) => ({
      text: `${fresh}${current.split('\n').at(-2)}\n`,
      conflicts: [],
      twice: [],
    }),
    nextBase: (_, fresh) => fresh,
    compare: () => 'what would change',
    html: (markdown) => `<!doctype html>\n<pre>${markdown}</pre>\n`,
  });
const html = () => readFileSync(join(root, '2026-10.html'), 'utf8');

it('stands beside the page and shows what people wrote into it', async () => {
  expect(await put('October')).toBe(EXIT.ok);
  expect(world.said).toEqual(['Wrote 2026-10.md', 'Wrote 2026-10.html']);
  expect(html()).toMatch(/^<!doctype html>\n<pre># PWG\n\nOctober\n<\/pre>\n<!-- pwg [\w-]{43} -->\n$/);
  writeFileSync(join(root, '2026-10.md'), '# PWG\n\nOctober\na decision\n');
  await put('October, corrected');
  expect(html()).toContain('October, corrected\na decision\n</pre>');
});

it('is not written again when nothing changed', async () => {
  await put('October');
  const { mtimeMs, ino } = statSync(join(root, '2026-10.html'));
  await put('October');
  expect(statSync(join(root, '2026-10.html'))).toMatchObject({ mtimeMs, ino });
  expect(world.said.at(-1)).toBe('2026-10.md is up to date.');
});

it('comes back when it was taken away, replaces an empty file, and one whose line ends git has changed', async () => {
  await put('October');
  const first = html();
  for (const there of ['', first.replaceAll('\n', '\r\n')]) {
    writeFileSync(join(root, '2026-10.html'), there);
    await put('October');
    expect(html()).toBe(first);
  }
});

it.each([
  ['somebody else made', () => '<h1>our own report</h1>'],
  ['somebody has changed', (ours: string) => ours.replace('October', 'October, as I see it')],
  ['somebody has added to', (ours: string) => `${ours}<p>mine</p>\n`],
])('is not written over what %s: then the page stays as it is, too', async (_, changed) => {
  await put('October');
  const theirs = changed(html());
  writeFileSync(join(root, '2026-10.html'), theirs);
  await expect(put('October, corrected')).rejects.toMatchObject({ exit: EXIT.unmergeable });
  expect(html()).toBe(theirs);
  expect(readFileSync(join(root, '2026-10.md'), 'utf8')).toBe('# PWG\n\nOctober\n');
});

it('is not written through a link', async () => {
  writeFileSync(join(root, 'target'), '');
  symlinkSync('target', join(root, '2026-10.html'));
  await expect(put('October')).rejects.toMatchObject({ exit: EXIT.notPermitted });
  expect(readFileSync(join(root, 'target'), 'utf8')).toBe('');
});

it('goes to standard output alone, and is not made where nothing is written', async () => {
  await put('October', { output: '-', mode: 'write' });
  expect(world.printed).toEqual(['<!doctype html>\n<pre># PWG\n\nOctober\n</pre>\n']);
  await put('October', { output: null, mode: 'dry-run' });
  expect(await put('October', { output: null, mode: 'check' })).toBe(EXIT.differs);
  expect(readdirSync(root)).toEqual([]);
  expect(world.printed.slice(1)).toEqual(['# PWG\n\nOctober\n']);
});

it('leaves its name to the HTML: the page itself is Markdown', () => {
  const refused =
    (output: string | null, config = '{month}.md') =>
    () =>
      refuseHtmlPage({ output, mode: 'write' }, { output: config });
  expect(refused('october.html')).toThrow(expect.objectContaining({ exit: EXIT.usage }));
  expect(refused(null, 'minutes/{month}.HTM')).toThrow(expect.objectContaining({ exit: EXIT.usage }));
  expect(refused('-')).not.toThrow();
  expect(refused('october.md')).not.toThrow();
});
