import type { Locale } from '../meeting.ts';
import type { ExitCode } from '../problem.ts';
import { todo } from '../todo.ts';
import { type ProjectFlags, projectRequest } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags {
  readonly month?: string;
  readonly apply?: boolean;
  readonly max: number;
  readonly locale?: Locale;
  readonly format: 'text' | 'json';
}

export async function run(pages: readonly string[], options: object, packageRoot: string): Promise<ExitCode> {
  const flags = options as Flags;
  const [page = null] = pages;
  return start(flags, packageRoot, (world) =>
    todo(
      {
        ...projectRequest([], flags),
        page,
        month: flags.month ?? null,
        apply: flags.apply ?? false,
        most: flags.max,
        locale: flags.locale ?? null,
        format: flags.format,
      },
      world,
    ),
  );
}
