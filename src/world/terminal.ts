import { Chalk } from 'chalk';
import { plain } from '../markdown.ts';
import { EXIT, Problem } from '../problem.ts';
import { scrub } from '../secret.ts';
import type { Output } from '../world.ts';

/** How much is said. `quiet` leaves only what is wrong; `color` is what the person allows, used on a terminal only. */
export interface Manner {
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
}

/** Standard output and standard error. A reader that went away (`pwg … | head`) is no failure. */
export function terminal({ quiet, verbose, color }: Manner): Output {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    if (!stream.listeners('error').includes(heedBrokenOutput)) stream.on('error', heedBrokenOutput);
  }
  const paint = new Chalk({ level: color && stderr.isTTY ? 1 : 0 });

  let statusShown = false;
  const wipe = (): void => {
    if (statusShown) stderr.write('\r\u001b[2K');
    statusShown = false;
  };
  const tell = (line: string): void => {
    wipe();
    stderr.write(`${line}\n`);
  };

  return {
    page(text) {
      wipe();
      stdout.write(text);
    },
    say(line) {
      if (!quiet) tell(harmless(line));
    },
    problem({ what, why, try: next }, about) {
      tell(paint.red(harmless(about === null ? what : `${about}: ${what}`)));
      for (const line of [...why.split('\n'), ...next.split('\n')])
        if (line.trim() !== '') tell(harmless(`  ${line}`));
    },
    detail(line) {
      if (verbose) tell(paint.dim(harmless(line)));
    },
    progress(line) {
      if (quiet || verbose || !stderr.isTTY) return;
      wipe();
      stderr.write(harmless(line).slice(0, stderr.columns - 1));
      statusShown = line !== '';
    },
  };
}

/** One line without escape sequences and secrets; indentation stays. */
function harmless(line: string): string {
  return (/^ */.exec(line)?.[0] ?? '') + scrub(plain(line));
}

function heedBrokenOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  throw new Problem(
    {
      what: 'The output could not be written.',
      why: error.code ?? error.message,
      try: 'Is the disk full? Write the page to a file with --output.',
    },
    EXIT.ioError,
  );
}
