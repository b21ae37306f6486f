/** Exit codes, one meaning each; README lists them for users. A larger family (128 + n) is left to signals. */
export const EXIT = {
  ok: 0,
  bug: 1,
  partial: 3,
  refused: 4,
  differs: 5,
  usage: 64,
  unmergeable: 65,
  noInput: 66,
  unavailable: 69,
  cannotCreate: 73,
  ioError: 74,
  tryLater: 75,
  notPermitted: 77,
  badConfig: 78,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a person needs to know of a failure: what happened, why, what to try next. Plain text, no secrets, one line each. */
export interface Explanation {
  readonly what: string;
  readonly why: string;
  readonly try: string;
}

/**
 * A failure that we foresaw and can explain. Everything else that is thrown is a bug of ours and keeps its stack.
 * `exit` is the code the process ends with when nothing else is left to do.
 */
export class Problem extends Error implements Explanation {
  override readonly name = 'Problem';
  readonly what: string;
  readonly why: string;
  readonly try: string;
  readonly exit: ExitCode;

  constructor(explanation: Explanation, exit: ExitCode) {
    super(explanation.what);
    this.what = explanation.what;
    this.why = explanation.why;
    this.try = explanation.try;
    this.exit = exit;
  }
}

/** Passes a Problem through and turns anything else into a rethrow: for places that handle only what was foreseen. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}
