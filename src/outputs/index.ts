import { dirname, resolve } from 'node:path';
import { EXIT, type ExitCode, Problem } from '../problem.ts';
import type { World } from '../world.ts';
import { contains, locate, nameWithin } from './location.ts';
import { placePage, standing } from './page-file.ts';

/** Where the page goes and how seriously: from the flags. */
export interface PageTarget {
  /** `--output`: a path, or '-' for standard output; null = where the config says. */
  readonly output: string | null;
  /** 'dry-run' shows the page, 'check' only tells by its exit code whether it would change; neither writes. */
  readonly mode: 'write' | 'dry-run' | 'check';
}

export interface Page {
  /** The page, naming `shownAt` as the instant it speaks of. */
  readonly render: (shownAt: Date) => string;
  readonly at: Date;
  /** Local days, to keep an unchanged page of the same day as it is. */
  readonly sameDay: (a: Date, b: Date) => boolean;
  /** What `{service}` and `{month}` in a path stand for. */
  readonly names: { readonly service: string; readonly month: string };
}

/** Puts one page where the flags and the config say, and tells the person where. */
export async function putPage(
  world: World,
  project: { readonly root: string; readonly output: string },
  target: PageTarget,
  page: Page,
): Promise<ExitCode> {
  if (target.output === '-') {
    world.out.page(page.render(page.at));
    return EXIT.ok;
  }
  const { root, path } = await whereTo(world, project, target, page.names);
  const name = nameWithin(world.cwd, path);
  const now = await standing(world.files, root, path);
  // Same data on the same day: the page keeps the time of its last change, to the byte.
  const same =
    now.is === 'ours' && page.sameDay(now.shownAt, page.at) && page.render(now.shownAt) === now.text;

  if (target.mode === 'check') {
    world.out.say(same ? `${name} is up to date.` : `${name} would change.`);
    return same ? EXIT.ok : EXIT.differs;
  }
  if (target.mode === 'dry-run') {
    world.out.page(page.render(same ? now.shownAt : page.at));
    world.out.say(same ? `${name} would stay as it is.` : `${name} would be written.`);
    return EXIT.ok;
  }
  if (same) {
    world.out.say(`${name} is up to date.`);
    return EXIT.ok;
  }
  await placePage(world, root, path, { text: page.render(page.at), shownAt: page.at });
  world.out.say(`Wrote ${name}`);
  return EXIT.ok;
}

/**
 * The page of another month, which is where the config says, by its path from this one's; null when there is none, or no
 * way there that holds on another machine.
 */
export async function otherPage(
  world: World,
  project: { readonly root: string; readonly output: string },
  { output: typed }: PageTarget,
  names: Page['names'],
  otherMonth: string,
): Promise<string | null> {
  const { root, output } = project;
  const { path: here } = await whereTo(world, project, { output: typed === '-' ? null : typed }, names);
  const other = await locate(world.files, root, output, { ...names, month: otherMonth });
  if (other === here || !contains(root, here) || (await world.files.mode(other)) === null) return null;
  return nameWithin(dirname(here), other);
}

/** A path from the config stays inside the project; one a person typed may be anywhere. */
async function whereTo(
  world: World,
  project: { readonly root: string; readonly output: string },
  { output }: Pick<PageTarget, 'output'>,
  names: Page['names'],
): Promise<{ root: string; path: string }> {
  if (output === null) {
    return { root: project.root, path: await locate(world.files, project.root, project.output, names) };
  }
  const typed = resolve(world.cwd, output);
  const root = contains(project.root, typed) ? project.root : dirname(typed);
  return { root, path: await locate(world.files, root, typed, names) };
}

/** Several services can't share one file. */
export function refuseSharedFile(target: PageTarget, config: { output: string }, services: number): void {
  const path = target.output ?? config.output;
  if (services < 2 || path === '-' || path.includes('{service}')) return;
  throw new Problem(
    {
      what: `${services} services would be written to one file: ${path}`,
      why: 'Each service has a page of its own.',
      try: 'Put {service} into the path, or name one service.',
    },
    EXIT.usage,
  );
}
