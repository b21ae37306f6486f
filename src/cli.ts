import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
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
export type Load = (
  name: 'prepare' | 'todo' | 'publish' | 'adopt' | 'undo' | 'doctor' | 'backfill' | 'whatif' | 'scan',
) => {
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
    .addOption(maxMetricsOption())
    .option('--only <sections>', 'just these sections of the config: alerts,slo')
    .option('--skip <sections>', 'all but these sections')
    .addOption(repoOption())
    .addOption(new Option('--dry-run', 'show the page, write nothing').conflicts('check'))
    .option('--check', 'write nothing; exit 5 when the page would change')
    .option('--record <folder>', 'save every answer of the APIs there, without secrets')
    .addOption(
      new Option('--refresh', 'ask again for what earlier runs have kept').conflicts(['replay', 'demo']),
    )
    .addOption(replayOption().conflicts('record'))
    .addOption(demoOption().conflicts(['config', 'repo', 'replay', 'record']))
    .addOption(quietOption())
    .addOption(verboseOption())
    .addOption(colorOption())
    .action(async (services: string[], options: object) => {
      process.exitCode = await load('prepare').run(services, options, packageRoot);
    });

  pwg
    .command('todo')
    .showHelpAfterError('Run "pwg todo --help" for the flags.')
    .argument('[page]', "a page's file; none = the pages of all services")
    .summary('turn the action items of a page into issues')
    .description(
      'Shows which action items of the page are no issues yet; with --apply it files them, each exactly once, and links them in the page.',
    )
    .option('--apply', 'file them')
    .option('--month <YYYY-MM>', 'the month of the page (default: the last complete one)')
    .addOption(new Option('--max <count>', 'file at most so many in one run').argParser(count).default(20))
    .addOption(configOption())
    .addOption(atOption())
    .addOption(
      new Option('--format <format>', 'text, or json for machines').choices(['text', 'json']).default('text'),
    )
    .addOption(new Option('--locale <locale>', 'language of the answer').choices(['ja', 'en']))
    .addOption(quietOption())
    .addOption(verboseOption())
    .addOption(colorOption())
    .action(async (page: string | undefined, options: object) => {
      process.exitCode = await load('todo').run(page === undefined ? [] : [page], options, packageRoot);
    });

  pwg
    .command('publish')
    .showHelpAfterError('Run "pwg publish --help" for the flags.')
    .argument('[page]', "a page's file; none = the pages of all services")
    .summary('put a page where the team reads it')
    .description(
      'Puts the page into an issue, a file or a wiki on GitHub and keeps what people write there: run again, it is joined and not replaced.',
    )
    .option('--to <place>', "where (default: the service's publish: in the config)")
    .addHelpText('after', PLACES)
    .option('--month <YYYY-MM>', 'the month of the page (default: the last complete one)')
    .option('--dry-run', 'show what would change there, write nothing')
    .option('--allow-public', 'even where everybody can read it and a source repository is private')
    .option('--no-backlinks', 'issues that the page names do not show that it does (github-issue)')
    .addOption(configOption())
    .addOption(atOption())
    .addOption(quietOption())
    .addOption(verboseOption())
    .addOption(colorOption())
    .action(async (page: string | undefined, options: object) => {
      process.exitCode = await load('publish').run(page === undefined ? [] : [page], options, packageRoot);
    });

  pwg
    .command('adopt')
    .showHelpAfterError('Run "pwg adopt --help" for the flags.')
    .argument('<file>', 'what came back from the wiki')
    .summary('take a page back that was edited in a wiki')
    .description(
      'Makes the file the page, with all that people wrote in the wiki; the next prepare goes on from there.',
    )
    .option('--page <file>', 'the page it is (default: the one with the same first heading)')
    .addOption(configOption())
    .addOption(quietOption())
    .addOption(verboseOption())
    .addOption(colorOption())
    .action(async (file: string, options: object) => {
      process.exitCode = await load('adopt').run([file], options, packageRoot);
    });

  pwg
    .command('undo')
    .showHelpAfterError('Run "pwg undo --help" for the flags.')
    .argument('[page]', "a page's file; none = the pages of all services")
    .summary('go back to the page before the last write')
    .description('Brings back how the page stood before pwg wrote to it last. The last 20 versions are kept.')
    .option('--month <YYYY-MM>', 'the month of the page (default: the last complete one)')
    .addOption(configOption())
    .addOption(atOption())
    .addOption(quietOption())
    .addOption(verboseOption())
    .addOption(colorOption())
    .action(async (page: string | undefined, options: object) => {
      process.exitCode = await load('undo').run(page === undefined ? [] : [page], options, packageRoot);
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

  pwg
    .command('backfill')
    .showHelpAfterError('Run "pwg backfill --help" for the flags.')
    .argument('[service...]', 'services of the config; none = all of them')
    .summary('keep the past months, so that pages compare at once')
    .description(
      'Reads the alerts of past months once and keeps them in .pwg; later runs read only what is new.',
    )
    .addOption(new Option('--months <count>', 'how far back from the last complete month').default('13'))
    .addOption(configOption())
    .addOption(atOption())
    .addOption(quietOption())
    .addOption(verboseOption())
    .addOption(colorOption())
    .action(async (services: string[], options: object) => {
      process.exitCode = await load('backfill').run(services, options, packageRoot);
    });

  pwg
    .command('whatif')
    .showHelpAfterError('Run "pwg whatif --help" for the flags.')
    .argument('<monitor>', 'the name or the id of a rule')
    .summary('what would a rule have done with another threshold?')
    .description(
      'Replays a rule minute by minute over a month: alerts at other thresholds, durations and attempts.',
    )
    .addOption(configOption())
    .option('--month <YYYY-MM>', 'the month to replay (default: the last complete one)')
    .option('--from <YYYY-MM-DD>', 'replay a free range of days: from this one …')
    .option('--to <YYYY-MM-DD>', '… up to, but without, this one')
    .addOption(atOption())
    .addOption(
      new Option('--format <format>', 'text, or json for machines').choices(['text', 'json']).default('text'),
    )
    .addOption(new Option('--locale <locale>', 'language of the answer').choices(['ja', 'en']))
    .addOption(quietOption())
    .addOption(verboseOption())
    .addOption(colorOption())
    .action(async (monitor: string, options: object) => {
      process.exitCode = await load('whatif').run([monitor], options, packageRoot);
    });

  pwg
    .command('scan')
    .showHelpAfterError('Run "pwg scan --help" for the flags.')
    .argument('[service...]', 'services of the config; none = all of them')
    .summary('look through all graphs for what is unlike before')
    .description(
      'Reads every metric of the services hour by hour over two months: what changed, what is new or gone, what fills up.',
    )
    .addOption(configOption())
    .option('--month <YYYY-MM>', 'the month to look at (default: the last complete one)')
    .option('--from <YYYY-MM-DD>', 'look at a free range of days: from this one …')
    .option('--to <YYYY-MM-DD>', '… up to, but without, this one')
    .addOption(atOption())
    .addOption(maxMetricsOption())
    .addOption(
      new Option('--format <format>', 'text, or json for machines').choices(['text', 'json']).default('text'),
    )
    .addOption(new Option('--locale <locale>', 'language of the answer').choices(['ja', 'en']))
    .addOption(replayOption())
    .addOption(demoOption().conflicts(['config', 'replay']))
    .addOption(quietOption())
    .addOption(verboseOption())
    .addOption(colorOption())
    .action(async (services: string[], options: object) => {
      process.exitCode = await load('scan').run(services, options, packageRoot);
    });

  return pwg;
}

function amount(said: string): number {
  if (/^[1-9]\d{0,5}$/.test(said)) return Number(said);
  throw new InvalidArgumentError('It must be a number from 1 on.');
}

function count(said: string): number {
  if (/^[1-9]\d{0,3}$/.test(said)) return Number(said);
  throw new InvalidArgumentError('It must be a number from 1 on.');
}

const configOption = () => new Option('--config <file>', 'the config (default: pwg.config.yaml here)');
const atOption = () => new Option('--at <instant>', 'read states as of then: 2026-11-16T09:00:00+09:00');
const repoOption = () =>
  new Option('--repo <owner/name>', 'with one service: these two are the config, no file is read').conflicts(
    'config',
  );
const maxMetricsOption = () =>
  new Option('--max-metrics <count>', 'look at no more metrics of a service (default: 5000)').argParser(
    amount,
  );
const replayOption = () => new Option('--replay <folder>', 'answer from saved answers, with the network off');
const demoOption = () => new Option('--demo', 'use the invented organisation that comes with pwg');
const quietOption = () => new Option('--quiet', 'say nothing unless something is wrong');
const verboseOption = () => new Option('--verbose', 'tell each request');
const colorOption = () => new Option('--no-color', 'plain text; NO_COLOR does the same');

const PLACES = `
Places, in which {service} and {month} are filled in:
  github-issue:OWNER/REPO              an issue per page
  github-file:OWNER/REPO/PATH.md       a file; @BRANCH at the end names a branch
  github-wiki:OWNER/REPO/PAGE          a page of the wiki (needs git; its first
                                       page must be made by hand)
`;

const EXAMPLES = `
Examples:
  pwg prepare --demo                 a page of an invented organisation, in any
                                     folder, without keys
  pwg prepare blog --repo acme/blog  without a config; keys: MACKEREL_APIKEY and
                                     GITHUB_TOKEN
  pwg prepare                        all services of pwg.config.yaml, last month
  pwg prepare shop --month 2026-10   one service, one month
  pwg todo --apply                   the page's action items become issues
  pwg publish --to github-issue:acme/ops
                                     the page where the team reads it
  pwg doctor                         are the keys right, what do they reach?
  pwg backfill                       keep the alerts of the last 13 months

Exit codes: 0 ok, 3 the page shows a gap, 4 a key was refused, 5 --check: the
page would change, 64 and up: no page was written (the README lists them).
`;
