import { dirname } from 'node:path';
import { EXIT, Problem } from '../problem.ts';
import type { World } from '../world.ts';
import { type Page, type PageTarget, whereTo } from './index.ts';
import { nameWithin } from './location.ts';

/** Where the index across services goes: as `output`, or as the config says of its own. */
export interface IndexPlace {
  readonly root: string;
  readonly output: string;
  readonly index: string | null;
}

/** What `{service}` stands for in the path of the index. */
export const INDEX = 'index';

/**
 * The pages of a run by their paths from the index. Throws a Problem (64) where the index would stand in the place of one
 * of them.
 */
export async function pagesFromIndex(
  world: World,
  place: IndexPlace,
  { output: typed }: PageTarget,
  pages: readonly Page['names'][],
): Promise<readonly PageFromIndex[]> {
  const target = { output: typed === '-' ? null : typed };
  const [first] = pages;
  if (first === undefined) return [];
  const { path: index } = await whereTo(world, indexProject(place), target, { ...first, service: INDEX });
  return Promise.all(
    pages.map(async (names) => {
      const { path } = await whereTo(world, place, target, names);
      // On some disks Index.md is index.md.
      if (path.toLowerCase() === index.toLowerCase())
        throw taken(names.service, nameWithin(world.cwd, index));
      return { service: names.service, path: nameWithin(dirname(index), path) };
    }),
  );
}

export interface PageFromIndex {
  readonly service: string;
  readonly path: string;
}

export const indexProject = ({ root, output, index }: IndexPlace) => ({ root, output: index ?? output });

function taken(service: string, path: string): Problem {
  return new Problem(
    {
      what: `The index across services would stand where the page of ${service} is: ${path}`,
      why: 'It goes where the page of a service called "index" would go.',
      try: 'Say another place in the config, e.g. index: minutes/all/{month}.md, or put {service} into --output.',
    },
    EXIT.usage,
  );
}
