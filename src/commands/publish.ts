import type { ExitCode } from '../problem.ts';
import { publish } from '../publish.ts';
import { type ProjectFlags, projectRequest } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags {
  readonly to?: string;
  readonly month?: string;
  readonly dryRun?: boolean;
  readonly allowPublic?: boolean;
  readonly backlinks: boolean;
}

export async function run(pages: readonly string[], options: object, packageRoot: string): Promise<ExitCode> {
  const flags = options as Flags;
  const [page = null] = pages;
  return start(flags, packageRoot, (world) =>
    publish(
      {
        ...projectRequest([], flags),
        page,
        to: flags.to ?? null,
        month: flags.month ?? null,
        mode: flags.dryRun ? 'dry-run' : 'write',
        allowPublic: flags.allowPublic ?? false,
        backlinks: flags.backlinks,
      },
      world,
    ),
  );
}
