import type { ExitCode } from '../problem.ts';
import { scan } from '../scan.ts';
import { type ProjectFlags, projectRequest, type ReviewFlags, reviewed } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags, ReviewFlags {
  readonly format: 'text' | 'json';
  readonly charts?: string;
}

export async function run(
  services: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const flags = options as Flags;
  return start(flags, packageRoot, (world) =>
    scan(
      {
        ...projectRequest(services, flags),
        ...reviewed(flags),
        format: flags.format,
        charts: flags.charts ?? null,
      },
      world,
    ),
  );
}
