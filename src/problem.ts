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
  /** Each thing to mend alone, where the Problem tells of several at once. */
  readonly mistakes: readonly Explanation[];

  constructor(explanation: Explanation, exit: ExitCode, mistakes: readonly Explanation[] = [explanation]) {
    super(explanation.what);
    this.what = explanation.what;
    this.why = explanation.why;
    this.try = explanation.try;
    this.exit = exit;
    this.mistakes = mistakes;
  }
}

/** Passes a Problem through and turns anything else into a rethrow: for places that handle only what was foreseen. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

/** The later, the worse; what isn't here ranks between a refusal and a gap. */
const MILD_TO_BAD: readonly ExitCode[] = [EXIT.ok, EXIT.differs, EXIT.partial];
const BAD_TO_WORST: readonly ExitCode[] = [EXIT.refused, EXIT.bug];

/** The exit code of two outcomes together: the worse of them. */
export function worse(a: ExitCode, b: ExitCode): ExitCode {
  return rank(b) > rank(a) ? b : a;
}

function rank(code: ExitCode): number {
  const mild = MILD_TO_BAD.indexOf(code);
  if (mild >= 0) return mild;
  const bad = BAD_TO_WORST.indexOf(code);
  return bad >= 0 ? MILD_TO_BAD.length + 1 + bad : MILD_TO_BAD.length;
}
