import type { ExitCode } from '../problem.ts';
import { undo } from '../undo.ts';
import { type ProjectFlags, projectRequest } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags {
  readonly month?: string;
}

export async function run(
  [page]: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const flags = options as Flags;
  return start(flags, packageRoot, (world) =>
    undo({ ...projectRequest([], flags), page: page ?? null, month: flags.month ?? null }, world),
  );
}
