import { dirname, resolve } from 'node:path';
import { EXIT, type ExitCode, Problem } from '../problem.ts';
import type { World } from '../world.ts';
import { readBase } from './base-file.ts';
import { type ChartFiles, chartFolderOf, putCharts } from './charts.ts';
import { htmlPlace, putHtml } from './html-file.ts';
import { baseOf, contains, filled, locate, lockOf, nameWithin } from './location.ts';
import { carryOut, changes, type Fresh, type Plan, planPage, putBeside, removeBeside } from './page-file.ts';

/** Where the page goes and how seriously: from the flags. */
export interface PageTarget {
  /** `--output`: a path, or '-' for standard output; null = where the config says. */
  readonly output: string | null;
  /** 'dry-run' shows what would change, 'check' only tells by its exit code whether it would change; neither writes. */
  readonly mode: 'write' | 'dry-run' | 'check';
}

export interface Page extends Fresh {
  /** What `{service}` and `{month}` in a path stand for. */
  readonly names: { readonly service: string; readonly month: string };
  /** What changes between two texts, for people. */
  readonly compare: (before: string, after: string) => string;
  /** What the page looks like in a browser, written beside it. */
  readonly html?: (markdown: string) => string;
}

/** Puts one page where the flags and the config say, and tells the person where. */
export async function putPage(
  world: World,
  project: { readonly root: string; readonly output: string },
  target: PageTarget,
  page: Page,
): Promise<ExitCode> {
  if (target.output === '-') {
    const text = page.render(page.at);
    world.out.page(page.html?.(text) ?? text);
    return EXIT.ok;
  }
  const { root, path } = await whereTo(world, project, target, page.names);
  const name = nameWithin(world.cwd, path);
  const { html } = page;
  const beside = html === undefined || target.mode !== 'write' ? null : await htmlPlace(world, root, path);
  const plan = await planOrPutBeside(world, root, path, page, target.mode);
  const changed = changes(plan);
  if (plan.twice.length > 0) world.out.say(standsTwice(name, plan.twice));
  if (target.mode === 'check') {
    world.out.say(changed ? `${name} would change.` : `${name} is up to date.`);
    return changed ? EXIT.differs : EXIT.ok;
  }
  if (target.mode === 'dry-run') {
    const before = plan.before?.toString();
    world.out.page(before === undefined ? plan.after : page.compare(before, plan.after));
    world.out.say(changed ? `${name} would be written.` : `${name} would stay as it is.`);
    return EXIT.ok;
  }
  await carryOut(world, root, path, plan);
  await removeBeside(world.files, root, path);
  world.out.say(changed ? `Wrote ${name}${withWords(plan)}` : `${name} is up to date.`);
  if (html !== undefined && beside !== null && (await putHtml(world.files, beside, html(plan.after)))) {
    world.out.say(`Wrote ${nameWithin(world.cwd, beside.path)}`);
  }
  return EXIT.ok;
}

const standsTwice = (name: string, headings: readonly string[]): string =>
  `! ${name} has these parts twice: ${headings.slice(0, 5).join(', ')}${headings.length > 5 ? ' …' : ''}. The first of each is kept up to date, the second stays as it is: take one out.`;

function withWords({ words, conflicts }: Plan): string {
  if (words === 'none') return '';
  if (conflicts === 0) return ' (what people wrote in it is kept)';
  return ` (what people wrote in it is kept; ${conflicts} of their lines say something else than the data: the new value stands behind)`;
}

async function planOrPutBeside(
  world: World,
  root: string,
  path: string,
  page: Page,
  mode: PageTarget['mode'],
): Promise<Plan> {
  try {
    return await planPage(world.files, root, path, page);
  } catch (error) {
    if (mode !== 'write' || !(error instanceof Problem) || error.exit !== EXIT.unmergeable) throw error;
    throw await putBeside(world, root, path, page.render(page.at), error);
  }
}

/** Brings the pictures beside a page up to date; where the page has none, those of an earlier run go. */
export async function putPageCharts(
  world: World,
  project: { readonly root: string; readonly output: string },
  target: PageTarget,
  names: Page['names'],
  charts: ChartFiles,
): Promise<ExitCode> {
  if (target.output === '-') return EXIT.ok;
  const { root, path } = await whereTo(world, project, target, names);
  return putCharts(world, { root, page: path }, charts, target.mode);
}

/**
 * Runs `action` while no other pwg can work on the same page: two that write it would each undo what the other did. Looking
 * only needs no such care.
 */
export async function whileMine<T>(
  world: World,
  project: { readonly root: string; readonly output: string },
  target: PageTarget,
  names: Page['names'],
  action: () => Promise<T>,
): Promise<T> {
  if (target.mode !== 'write' || target.output === '-') return action();
  const { root, path } = await whereTo(world, project, target, names);
  return world.files.lock(lockOf(root, path), async () => {
    await world.files.sweep(dirname(path));
    await world.files.sweep(dirname(baseOf(root, path)));
    return action();
  });
}

/**
 * The pages of other months, which are where the config says, each by its path from this one's; none where there is no
 * file, or no way there that holds on another machine.
 */
export async function otherPages(
  world: World,
  project: { readonly root: string; readonly output: string },
  { output: typed }: PageTarget,
  names: Page['names'],
  otherMonths: readonly string[],
): Promise<readonly OtherPage[]> {
  const { root, output } = project;
  const { path: here } = await whereTo(world, project, { output: typed === '-' ? null : typed }, names);
  if (!contains(root, here)) return [];
  const found = await Promise.all(
    otherMonths.map(async (month): Promise<readonly OtherPage[]> => {
      const other = await locate(world.files, root, output, { ...names, month });
      const bytes = other === here ? null : await world.files.read(other);
      return bytes === null
        ? []
        : [
            {
              month,
              path: nameWithin(dirname(here), other),
              text: bytes.toString(),
              said: (await readBase(world.files, root, other, bytes))?.standsBy ?? null,
            },
          ];
    }),
  );
  return found.flat();
}

export interface OtherPage {
  readonly month: string;
  readonly path: string;
  readonly text: string;
  /** What pwg wrote there last; `null` when that is not known. */
  readonly said: string | null;
}

/** Where the config puts a page. */
export function pageOf(
  world: World,
  { root, output }: { readonly root: string; readonly output: string },
  names: Page['names'],
): Promise<string> {
  return locate(world.files, root, output, names);
}

/** Whose page a path is, by where the config puts pages; `null` where it does not fit. */
export function namesOfPage(
  { root, output }: { readonly root: string; readonly output: string },
  path: string,
): Partial<Page['names']> | null {
  const seen = new Set<string>();
  const pattern = nameWithin(root, resolve(root, output))
    .replace(/[\\^$.*+?()[\]|]/g, '\\$&')
    .replace(/\{(service|month)\}/g, (_, name: string) => {
      const again = seen.has(name);
      seen.add(name);
      return again ? `\\k<${name}>` : `(?<${name}>[^/]+)`;
    });
  const names = new RegExp(`^${pattern}$`).exec(nameWithin(root, path))?.groups;
  return names === undefined ? null : { ...names };
}

/** The folder of the pictures of a page, by its path from the page. */
export const chartFolder = (template: string, names: Page['names']): string =>
  chartFolderOf(filled(template, names));

/** Where a part of the page goes: beside it, with the part's name before the ending. */
export const partOf = (template: string, part: string): string => template.replace(/(\.md)?$/, `.${part}.md`);

/** A path from the config stays inside the project; one a person typed may be anywhere. */
export async function whereTo(
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

/** The HTML has its own name beside the page, which stays Markdown. */
export function refuseHtmlPage(target: PageTarget, config: { output: string }): void {
  const path = target.output ?? config.output;
  if (!/\.html?$/i.test(path)) return;
  throw new Problem(
    {
      what: `The page would be written to ${path}, which is a name for HTML.`,
      why: 'The page people write into is Markdown; its HTML goes beside it.',
      try: `Name the page ${path.replace(/\.html?$/i, '.md')}: the HTML then gets this name.`,
    },
    EXIT.usage,
  );
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
