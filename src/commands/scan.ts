import type { Locale } from '../meeting.ts';
import type { ExitCode } from '../problem.ts';
import { scan } from '../scan.ts';
import { type ProjectFlags, projectRequest } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags {
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: 'text' | 'json';
  readonly locale?: Locale;
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
        month: flags.month ?? null,
        from: flags.from ?? null,
        to: flags.to ?? null,
        locale: flags.locale ?? null,
        format: flags.format,
      },
      world,
    ),
  );
}
