import { scrub } from '../http.ts';
import { EXIT, type ExitCode, Problem, worse } from '../problem.ts';
import { realWorld, type World } from '../world.ts';
import { refuseNodeDebug } from './node-debug.ts';

/** The flags every command has. */
export interface CommonFlags {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
}

async function refusing(world: World, command: (world: World) => Promise<ExitCode>): Promise<ExitCode> {
  refuseNodeDebug(world.env('NODE_DEBUG'));
  return command(world);
}

/** Gives the command the real world and turns how it ended into words and an exit code. */
export async function start(
  flags: CommonFlags,
  packageRoot: string,
  command: (world: World) => Promise<ExitCode>,
): Promise<ExitCode> {
  const world = realWorld({
    packageRoot,
    quiet: flags.quiet ?? false,
    verbose: flags.verbose ?? false,
    color: flags.color ?? true,
  });
  const report = (error: unknown): ExitCode => {
    if (error instanceof Problem) {
      world.out.problem(error, null);
      return error.exit;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    world.out.problem(
      {
        what: 'This is a bug in pwg.',
        why: scrub(stack),
        try: 'Please report it with the lines above; they hold no keys.',
      },
      null,
    );
    return EXIT.bug;
  };
  // What a stream or a timer throws reaches nobody's catch.
  let outOfBand: ExitCode = EXIT.ok;
  process.on('uncaughtException', (error) => {
    outOfBand = worse(outOfBand, report(error));
    process.exitCode = outOfBand;
  });
  const ended = await refusing(world, command).catch(report);
  return worse(ended, outOfBand);
}
