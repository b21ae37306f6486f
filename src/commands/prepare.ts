import type { Locale } from '../meeting.ts';
import type { ExitCode } from '../problem.ts';
import { prepare } from '../run.ts';
import { type ProjectFlags, projectRequest } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags {
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
  readonly output?: string;
  readonly format: 'md' | 'json';
  readonly locale?: Locale;
  readonly only?: string;
  readonly skip?: string;
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly record?: string;
}

export async function run(
  services: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const flags = options as Flags;
  return start(flags, packageRoot, (world) =>
    prepare(
      {
        ...projectRequest(services, flags),
        record: flags.record ?? null,
        month: flags.month ?? null,
        from: flags.from ?? null,
        to: flags.to ?? null,
        locale: flags.locale ?? null,
        only: names(flags.only),
        skip: names(flags.skip),
        format: flags.format,
        target: {
          output: flags.output ?? null,
          mode: flags.dryRun ? 'dry-run' : flags.check ? 'check' : 'write',
        },
      },
      world,
    ),
  );
}

function names(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
