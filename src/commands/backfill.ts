import { backfill } from '../backfill.ts';
import { EXIT, type ExitCode, Problem } from '../problem.ts';
import { type ProjectFlags, projectRequest } from './project-flags.ts';
import { start } from './start.ts';

interface Flags extends ProjectFlags {
  readonly months: string;
}

export async function run(
  services: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const flags = options as Flags;
  return start(flags, packageRoot, async (world) =>
    backfill({ ...projectRequest(services, flags), months: countOfMonths(flags.months) }, world),
  );
}

/** Ten years: far more than Mackerel keeps metrics for. */
const MOST_MONTHS = 120;

export function countOfMonths(said: string): number {
  const months = /^\d+$/.test(said) ? Number(said) : 0;
  if (months >= 1 && months <= MOST_MONTHS) return months;
  throw new Problem(
    {
      what: `--months ${said} is not a number of months.`,
      why: `It must be a whole number from 1 to ${MOST_MONTHS}.`,
      try: '--months 13',
    },
    EXIT.usage,
  );
}
