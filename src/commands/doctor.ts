import { examine } from '../examine.ts';
import type { ExitCode } from '../problem.ts';
import { type ProjectFlags, projectRequest } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags {
  readonly format: 'text' | 'json';
}

export async function run(
  services: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const flags = options as Flags;
  return start(flags, packageRoot, (world) =>
    examine({ ...projectRequest(services, flags), format: flags.format }, world),
  );
}
