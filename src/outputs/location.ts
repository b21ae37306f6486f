import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { EXIT, Problem } from '../problem.ts';
import type { Files } from '../world.ts';

/**
 * The file a page is written to: `template` with its names filled in, inside `root` and never through a link.
 * The config is data from a repository: it must not be able to name a file anywhere else.
 */
export async function locate(
  files: Files,
  root: string,
  template: string,
  names: Readonly<Record<string, string>>,
): Promise<string> {
  const path = filled(template, names);
  const target = resolve(root, path);
  if (path.includes('\0') || !contains(await files.real(root), await files.real(target))) {
    throw new Problem(
      {
        what: `The page would be written outside the project: ${path}`,
        why: `output is "${template}", and the project's folder is where the config is.`,
        try: 'Name a path inside the project, e.g. output: minutes/{service}/{month}.md',
      },
      EXIT.notPermitted,
    );
  }
  if (await files.isLink(target)) {
    throw new Problem(
      {
        what: `${path} is a symbolic link.`,
        why: 'Writing the page would replace the link, or change a file somewhere else.',
        try: 'Remove the link, or name its target in output.',
      },
      EXIT.notPermitted,
    );
  }
  return target;
}

/** A template with its names filled in; what it does not know stays. */
export const filled = (template: string, names: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(names, name) ? (names[name] ?? whole) : whole,
  );

/** How a file is named: from the project in `.pwg`, from where the person stands in messages; with '/' everywhere. */
export function nameWithin(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** Where the bytes pwg last wrote to a page are kept: plain JSON that reads well in a diff. */
export function baseOf(root: string, path: string): string {
  return join(root, '.pwg', 'base', `${nameWithin(root, path)}.json`);
}

export function lockOf(root: string, path: string): string {
  return join(root, '.pwg', 'locks', nameWithin(root, path).replaceAll('/', '.'));
}

export function contains(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && !isAbsolute(way) && way.split(sep)[0] !== '..';
}
