import { whileMine } from './outputs/index.ts';
import { nameWithin } from './outputs/location.ts';
import { putBack } from './outputs/put-back.ts';
import { findPages, type PageFile, type PageRequest } from './pages.ts';
import { EXIT, type ExitCode } from './problem.ts';
import { openProject } from './project.ts';
import type { World } from './world.ts';

/** Takes the last write to a page back. */
export async function undo(request: PageRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const where = { root: project.root, output: project.config.output };
  const back = async ({ path, names }: PageFile): Promise<void> => {
    const target = { output: path, mode: 'write' } as const;
    const at = await whileMine(world, where, target, names, () => putBack(world, project.root, path));
    world.out.say(`${nameWithin(world.cwd, path)} is as it was before the write of ${at}.`);
  };
  for (const page of await findPages(request, project, world)) await back(page);
  return EXIT.ok;
}
