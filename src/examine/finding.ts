import { asProblem, EXIT, type ExitCode, type Explanation } from '../problem.ts';
import type { Check } from '../sources/source.ts';

/** What was looked at, and how it is. */
export interface Finding extends Check {
  /** 'config', 'templates', 'output', 'history', … or a source's name. */
  readonly of: string;
  readonly exit: ExitCode;
}

export const finding = (of: string, check: Check): Finding => ({
  of,
  exit: check.ok ? EXIT.ok : EXIT.partial,
  ...check,
});

export const sound = (of: string, what: string, detail = ''): Finding =>
  finding(of, { what, ok: true, detail, try: null });

export const broken = (of: string, exit: ExitCode, { what, why, try: next }: Explanation): Finding => ({
  of,
  what,
  ok: false,
  detail: why,
  try: next,
  exit,
});

/** What `look` finds, or each mistake that it throws as a finding. */
export async function findingsOf(
  of: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    const { mistakes, exit } = asProblem(error);
    return mistakes.map((mistake) => broken(of, exit, mistake));
  }
}
