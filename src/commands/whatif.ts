import type { ExitCode } from '../problem.ts';
import { whatif } from '../whatif.ts';
import { type ProjectFlags, projectRequest, type ReviewFlags, reviewed } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags, ReviewFlags {
  readonly format: 'text' | 'json';
}

export async function run(
  [monitor = '']: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const flags = options as Flags;
  return start(flags, packageRoot, (world) =>
    whatif(
      {
        ...projectRequest([], flags),
        monitor,
        ...reviewed(flags),
        format: flags.format,
      },
      world,
    ),
  );
}
