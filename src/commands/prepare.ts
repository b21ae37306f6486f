import { catchUp } from '../catch-up.ts';
import type { PageTarget } from '../outputs/index.ts';
import { EXIT, type ExitCode, Problem } from '../problem.ts';
import { prepare } from '../run.ts';
import { type ProjectFlags, projectRequest, type ReviewFlags, reviewed } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags, ReviewFlags {
  readonly output?: string;
  readonly format: 'md' | 'html' | 'json';
  readonly only?: string;
  readonly skip?: string;
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly record?: string;
  readonly all?: boolean;
  readonly glossary?: boolean;
  readonly catchUp?: boolean;
}

export async function run(
  services: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const flags = options as Flags;
  return start(flags, packageRoot, async (world) =>
    (flags.catchUp === true ? catchUp : prepare)(
      {
        ...projectRequest(services, flags),
        record: flags.record ?? null,
        ...reviewed(flags),
        only: names('--only', flags.only),
        skip: names('--skip', flags.skip),
        format: flags.format,
        target: pageTarget(flags),
        all: flags.all ?? false,
        newcomers: flags.glossary ?? false,
      },
      world,
    ),
  );
}

/** Flags that would be without effect are refused: a check that checks nothing is green for ever. */
export function pageTarget({ format, output, check, dryRun, catchUp: late }: Flags): PageTarget {
  if (late && (format === 'json' || output !== undefined)) {
    throw idle(
      '--catch-up makes several pages, each where the config says',
      'leave out --output and --format json',
    );
  }
  const toFile = output !== undefined && output !== '-';
  if (format === 'json' && (check || toFile)) {
    throw idle('--format json writes no page', 'leave out --output and --check');
  }
  if (check && output === '-') throw idle('--check compares with a file', 'leave out --output -');
  return { output: output ?? null, mode: dryRun ? 'dry-run' : check ? 'check' : 'write' };
}

const idle = (what: string, next: string): Problem =>
  new Problem(
    { what: `${what}.`, why: 'These flags do not go together.', try: `Please ${next}.` },
    EXIT.usage,
  );

function names(flag: string, list: string | undefined): readonly string[] {
  if (list === undefined) return [];
  const named = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (named.length > 0) return named;
  throw new Problem(
    { what: `${flag} names no section.`, why: `It says "${list}".`, try: `${flag} alerts,incidents` },
    EXIT.usage,
  );
}
