import { adopt } from '../adopt.ts';
import type { ExitCode } from '../problem.ts';
import { type ProjectFlags, projectRequest } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags {
  readonly page?: string;
  readonly month?: string;
}

export async function run(
  [file = '']: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const flags = options as Flags;
  return start(flags, packageRoot, (world) =>
    adopt(
      { ...projectRequest([], flags), file, page: flags.page ?? null, month: flags.month ?? null },
      world,
    ),
  );
}
