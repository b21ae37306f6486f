import { Command, CommanderError, Option } from 'commander';
import { EXIT, type ExitCode } from './problem.ts';

/**
 * The command line: flags and help, nothing else, so that `--help` is quick. `load` brings a command's file when it is
 * called; `packageRoot` is where templates and the demo are. Never calls process.exit, which would cut off what is still
 * on its way to a pipe.
 */
export async function main(argv: readonly string[], packageRoot: string, load: Load): Promise<void> {
  try {
    await commandLine(packageRoot, load).parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
}

/** Brings `src/commands/<name>.ts` as it was built. */
export type Load = (name: 'prepare' | 'doctor') => {
  readonly run: (operands: readonly string[], flags: object, packageRoot: string) => Promise<ExitCode>;
};

function commandLine(packageRoot: string, load: Load): Command {
  const pwg = new Command('pwg')
    .description('Makes the page a team reads from in its monthly PWG, from Mackerel and GitHub.')
    .usage('<command> [options]')
    .option('-V, --version', 'print the version')
    .showHelpAfterError('Run "pwg --help" for the commands.')
    .helpCommand('help [command]', 'the flags of one command')
    .addHelpText('after', EXAMPLES)
    .exitOverride();

  pwg
    .command('prepare')
    .showHelpAfterError('Run "pwg prepare --help" for the flags.')
    .argument('[service...]', 'services of the config; none = all of them')
    .summary('make the page for the next meeting')
    .description('Collects, compares and writes the page: last month by default, one file per service.')
    .addOption(configOption())
    .option('--month <YYYY-MM>', 'the month to review (default: the last complete one)')
    .option('--from <YYYY-MM-DD>', 'review a free range of days: from this one …')
    .option('--to <YYYY-MM-DD>', '… up to, but without, this one')
    .addOption(atOption())
    .option(
      '--output <file>',
      'write there instead; {service} and {month} are filled in; - is standard output',
    )
    .addOption(
      new Option('--format <format>', 'md: the page; json: one line per service')
        .choices(['md', 'json'])
        .default('md'),
    )
    .addOption(new Option('--locale <locale>', 'language of the page').choices(['ja', 'en']))
    .option('--only <sections>', 'just these sections of the config: alerts,slo')
    .option('--skip <sections>', 'all but these sections')
    .addOption(repoOption())
    .addOption(new Option('--dry-run', 'show the page, write nothing').conflicts('check'))
    .option('--check', 'write nothing; exit 5 when the page would change')
    .option('--record <folder>', 'save every answer of the APIs there, without secrets')
    .addOption(replayOption().conflicts('record'))
    .addOption(demoOption().conflicts(['config', 'repo', 'replay', 'record']))
    .addOption(quietOption())
    .addOption(verboseOption())
    .addOption(colorOption())
    .action(async (services: string[], options: object) => {
      process.exitCode = await load('prepare').run(services, options, packageRoot);
    });

  pwg
    .command('doctor')
    .showHelpAfterError('Run "pwg doctor --help" for the flags.')
    .summary('check config, keys, rights and reach')
    .description('Asks every source what the key may do and reaches, and says how to mend what is wrong.')
    .addOption(configOption())
    .addOption(repoOption())
    .argument('[service...]', 'services of the config; none = all of them')
    .addOption(atOption())
    .addOption(replayOption())
    .addOption(demoOption().conflicts(['config', 'repo', 'replay']))
    .addOption(
      new Option('--format <format>', 'text, or json for machines').choices(['text', 'json']).default('text'),
    )
    .addOption(quietOption())
    .addOption(verboseOption())
    .addOption(colorOption())
    .action(async (services: string[], options: object) => {
      process.exitCode = await load('doctor').run(services, options, packageRoot);
    });

  return pwg;
}

const configOption = () => new Option('--config <file>', 'the config (default: pwg.config.yaml here)');
const atOption = () => new Option('--at <instant>', 'read states as of then: 2026-11-16T09:00:00+09:00');
const repoOption = () =>
  new Option('--repo <owner/name>', 'with one service: these two are the config, no file is read').conflicts(
    'config',
  );
const replayOption = () => new Option('--replay <folder>', 'answer from saved answers, with the network off');
const demoOption = () => new Option('--demo', 'use the invented organisation that comes with pwg');
const quietOption = () => new Option('--quiet', 'say nothing unless something is wrong');
const verboseOption = () => new Option('--verbose', 'tell each request');
const colorOption = () => new Option('--no-color', 'plain text; NO_COLOR does the same');

const EXAMPLES = `
Examples:
  pwg prepare --demo                 a page of an invented organisation, in any
                                     folder, without keys
  pwg prepare blog --repo acme/blog  without a config; keys: MACKEREL_APIKEY and
                                     GITHUB_TOKEN
  pwg prepare                        all services of pwg.config.yaml, last month
  pwg prepare shop --month 2026-10   one service, one month
  pwg doctor                         are the keys right, what do they reach?

Exit codes: 0 ok, 3 the page shows a gap, 4 a key was refused, 5 --check: the
page would change, 64 and up: no page was written (the README lists them).
`;
