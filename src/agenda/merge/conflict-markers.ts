import { EXIT, Problem } from '../../problem.ts';

/** Nobody can tell which of the two sides a version control left there is meant: a Problem (65). */
export function refuseMarkers(current: string): void {
  const found = /^<{7} .*$/m.exec(current);
  if (found === null || !/^>{7}(?: .*)?$/m.test(current) || !/^={7}$/m.test(current)) return;
  const line = current.slice(0, found.index).split('\n').length;
  throw new Problem(
    {
      what: 'The page holds conflict markers of a version control, so it was not touched.',
      why: `Line ${line}: ${found[0]}`,
      try: 'Settle the conflict in the page, then run again.',
    },
    EXIT.unmergeable,
  );
}
