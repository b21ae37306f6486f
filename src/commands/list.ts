import { list } from '../list.ts';
import type { ExitCode } from '../problem.ts';
import { type ProjectFlags, projectRequest } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags {
  readonly format: 'text' | 'json';
  readonly json?: boolean;
}

export async function run(
  services: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const { json, format, ...flags } = options as Flags;
  return start(flags, packageRoot, (world) =>
    list({ ...projectRequest(services, flags), format: json ? 'json' : format }, world),
  );
}
