import { draw } from '../draw.ts';
import type { Locale } from '../meeting.ts';
import type { ExitCode } from '../problem.ts';
import { type ProjectFlags, projectRequest } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags {
  readonly month?: string;
  readonly locale?: Locale;
  readonly format: 'text' | 'json';
}

export async function run(
  services: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const flags = options as Flags;
  return start(flags, packageRoot, (world) =>
    draw(
      {
        ...projectRequest(services, flags),
        month: flags.month ?? null,
        locale: flags.locale ?? null,
        format: flags.format,
      },
      world,
    ),
  );
}
