import { EXIT, type ExitCode, type Explanation, Problem } from '../problem.ts';

/** A whole answer, from the wire or a recording; addresses in `link` and `location` are targets (see address.ts). */
export interface Reply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; of a failure that brought none: null. */
  readonly body: unknown;
}

/** No answer that could be read. `passing`: it may be better a moment later. */
export interface Fault {
  readonly fault: Explanation;
  readonly passing: boolean;
}

export type Outcome = Reply | Fault;

export const isReply = (outcome: Outcome): outcome is Reply => 'status' in outcome;

/** What became of a request. */
export type Verdict =
  | { readonly is: 'good'; readonly reply: Reply }
  /** At another target of the same API. */
  | { readonly is: 'moved'; readonly to: string }
  | {
      readonly is: 'bad';
      readonly problem: Problem;
      /** Milliseconds the server wants us to wait, 'soon' where it named none, null where asking again is no use. */
      readonly again: number | 'soon' | null;
      /** The server finds us too fast. */
      readonly tooFast: boolean;
    };

/** A Problem that remembers with which status it came, for callers to whom that status is an answer. */
export class Refusal extends Problem {
  readonly status: number | null;

  constructor(explanation: Explanation, status: number | null, exit: ExitCode = EXIT.unavailable) {
    super(explanation, exit);
    this.status = status;
  }
}
