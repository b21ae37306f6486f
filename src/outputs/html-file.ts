import { createHash } from 'node:crypto';
import { EXIT, Problem } from '../problem.ts';
import type { Files, World } from '../world.ts';
import { locate, nameWithin } from './location.ts';

/** Where the HTML of a page goes, and what is there now. */
export interface HtmlPlace {
  readonly path: string;
  /** `null` = no file. */
  readonly before: Buffer | null;
}

/** Beside the page, by its name. What somebody else put there, or changed in ours, is a Problem (65): nothing is lost. */
export async function htmlPlace(
  { files, cwd }: Pick<World, 'files' | 'cwd'>,
  root: string,
  page: string,
): Promise<HtmlPlace> {
  const path = await locate(files, root, htmlNameOf(page), {});
  const before = await files.read(path);
  if (before === null || before.toString().trim() === '' || isOurs(before.toString()))
    return { path, before };
  throw new Problem(
    {
      what: `${nameWithin(cwd, path)} is not as pwg writes it, so nothing was touched.`,
      why: 'Somebody else made it, or changed it since: --format html would replace it.',
      try: 'Move it away, and run again. What should stay belongs into the Markdown page.',
    },
    EXIT.unmergeable,
  );
}

/** Whether there was anything to write. */
export async function putHtml(files: Files, { path, before }: HtmlPlace, html: string): Promise<boolean> {
  const after = sealed(html);
  if (before?.toString() === after) return false;
  await files.replace(path, before, after);
  return true;
}

export const htmlNameOf = (page: string): string => `${page.replace(/\.(?:md|markdown)$/, '')}.html`;

/** The last line tells whether the others are as pwg wrote them: a copy of the page needs no memory beside it. */
const sealed = (html: string): string => `${html}<!-- pwg ${digest(html)} -->\n`;

function isOurs(there: string): boolean {
  const text = there.replaceAll('\r\n', '\n');
  const end = text.lastIndexOf('<!-- pwg ');
  return end !== -1 && sealed(text.slice(0, end)) === text;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
