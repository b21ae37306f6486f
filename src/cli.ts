import { Command, CommanderError, Option } from 'commander';
import { EXAMPLES, PLACES } from './cli/help.ts';
import {
  atOption,
  colorOption,
  configOption,
  count,
  daysOptions,
  demoOption,
  localeOption,
  maxMetricsOption,
  monthOfPageOption,
  quietOption,
  replayOption,
  repoOption,
  several,
  textFormatOption,
  verboseOption,
} from './cli/options.ts';
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

type CommandName =
  | 'init'
  | 'prepare'
  | 'todo'
  | 'publish'
  | 'adopt'
  | 'undo'
  | 'doctor'
  | 'backfill'
  | 'whatif'
  | 'scan'
  | 'draw'
  | 'list';

/** Brings `src/commands/<name>.ts` as it was built. */
export type Load = (name: CommandName) => {
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

  const command = (
    name: CommandName,
    operands: Operands,
    about: About,
    options: readonly Option[],
  ): Command => {
    const made = pwg
      .command(name)
      .showHelpAfterError(`Run "pwg ${name} --help" for the flags.`)
      .argument(...operands)
      .summary(about.summary)
      .description(about.description);
    for (const option of [configOption(), ...options, quietOption(), verboseOption(), colorOption()]) {
      made.addOption(option);
    }
    return made.action(async (said: string | readonly string[] | undefined, flags: object) => {
      process.exitCode = await load(name).run([said ?? []].flat(), flags, packageRoot);
    });
  };

  command(
    'prepare',
    SERVICES,
    {
      summary: 'make the page for the next meeting',
      description: 'Collects, compares and writes the page: last month by default, one file per service.',
    },
    [
      ...daysOptions('review'),
      atOption(),
      new Option(
        '--output <file>',
        'write there instead; {service} and {month} are filled in; - is standard output',
      ),
      new Option(
        '--format <format>',
        'md: the page; html: also a file beside it to look at together; json: one line per service',
      )
        .choices(['md', 'html', 'json'])
        .default('md'),
      localeOption('language of the page'),
      maxMetricsOption(),
      new Option('--glossary', 'end the page with what its words mean, for newcomers'),
      new Option('--all', 'all services, and an index across them').conflicts('repo'),
      new Option('--only <sections>', 'just these sections of the config: alerts,slo'),
      new Option('--skip <sections>', 'all but these sections'),
      repoOption(),
      new Option('--catch-up', 'also the months missed since the newest page, for cron').conflicts([
        'month',
        'from',
        'to',
        'demo',
      ]),
      new Option('--dry-run', 'show what would change, write nothing').conflicts('check'),
      new Option('--check', 'write nothing; exit 5 when the page would change'),
      new Option('--record <folder>', 'save every answer of the APIs there, without secrets'),
      new Option('--refresh', 'ask again for what earlier runs have kept').conflicts(['replay', 'demo']),
      replayOption().conflicts('record'),
      demoOption().conflicts(['config', 'repo', 'replay', 'record']),
    ],
  );
  command(
    'todo',
    PAGE,
    {
      summary: 'turn the action items of a page into issues',
      description:
        'Shows which action items of the page are no issues yet; with --apply it files them, each exactly once, and links them in the page.',
    },
    [
      new Option('--apply', 'file them'),
      monthOfPageOption(),
      new Option('--max <count>', 'file at most so many in one run').argParser(count).default(20),
      atOption(),
      textFormatOption(),
      localeOption(),
    ],
  );
  command(
    'publish',
    PAGE,
    {
      summary: 'put a page where the team reads it',
      description:
        'Puts the page into an issue, a file or a wiki on GitHub. Run again, it is joined with what people wrote there, and their words come into the page here.',
    },
    [
      new Option('--to <place>', "where (default: the service's publish: in the config)"),
      monthOfPageOption(),
      new Option('--dry-run', 'show what would change there, write nothing'),
      new Option('--allow-public', 'even where everybody can read it and a source repository is private'),
      new Option('--no-backlinks', 'issues that the page names do not show that it does (github-issue)'),
      atOption(),
    ],
  ).addHelpText('after', PLACES);
  command(
    'doctor',
    SERVICES,
    {
      summary: 'check config, keys, rights and reach',
      description: 'Asks every source what the key may do and reaches, and says how to mend what is wrong.',
    },
    [
      repoOption(),
      atOption(),
      replayOption(),
      demoOption().conflicts(['config', 'repo', 'replay']),
      textFormatOption(),
    ],
  );
  command(
    'init',
    ['[service...]', 'services that shall have a page; none = asks, or takes the likeliest'],
    {
      summary: 'write a first config and the first page',
      description:
        'Asks the APIs what exists and you what is meant, writes pwg.config.yaml and makes the page of last month. A config that is there is never touched.',
    },
    [
      new Option(
        '--repo <owner/name>',
        'its issues and changes are there (may be said again); or an owner',
      ).argParser(several),
      new Option('-y, --yes', 'ask nothing, take the likeliest; so it is without a terminal'),
      new Option(
        '--url <source=address>',
        'an API elsewhere: github=https://ghe.example.com/api/v3',
      ).argParser(several),
      localeOption('language of the page'),
      atOption(),
    ],
  );
  command(
    'adopt',
    ['<file>', 'what came back from the wiki'],
    {
      summary: 'take a page back that was edited in a wiki',
      description:
        'Makes the file the page, with all that people wrote in the wiki; the next prepare goes on from there.',
    },
    [new Option('--page <file>', 'the page it is (default: the one with the same first heading)')],
  );
  command(
    'undo',
    PAGE,
    {
      summary: 'go back to the page before the last write',
      description:
        'Brings back how the page stood before a run of pwg wrote to it last. The last 20 versions are kept.',
    },
    [monthOfPageOption(), atOption()],
  );
  command(
    'backfill',
    SERVICES,
    {
      summary: 'keep the past months, so that pages compare at once',
      description:
        'Reads the alerts of past months once, and the graphs of the same month a year ago, and keeps them in .pwg; later runs read only what is new.',
    },
    [new Option('--months <count>', 'how far back from the last complete month').default('13'), atOption()],
  );
  command(
    'whatif',
    ['<monitor>', 'the name or the id of a rule'],
    {
      summary: 'what would a rule have done with another threshold?',
      description:
        'Replays a rule minute by minute over a month: alerts at other thresholds, durations and attempts.',
    },
    [...daysOptions('replay'), atOption(), textFormatOption(), localeOption()],
  );
  command(
    'draw',
    SERVICES,
    {
      summary: 'who leads the next meeting, and why',
      description:
        'Draws facilitator, scribe and rooms from people: in the config and the pages so far. The same for everybody; writes nothing.',
    },
    [
      new Option('--month <YYYY-MM>', 'the month that is reviewed (default: the last complete one)'),
      atOption(),
      textFormatOption(),
      localeOption(),
    ],
  );
  command(
    'scan',
    SERVICES,
    {
      summary: 'look through all graphs for what is unlike before',
      description:
        'Reads every metric of the services hour by hour over two months: what changed, what is new or gone, what fills up.',
    },
    [
      ...daysOptions('look at'),
      atOption(),
      maxMetricsOption(),
      textFormatOption(),
      new Option('--charts <folder>', 'draw what is found there too: an SVG each, and an index.html'),
      localeOption(),
      replayOption(),
      demoOption().conflicts(['config', 'replay']),
    ],
  );
  command(
    'list',
    SERVICES,
    {
      summary: 'the services of the config',
      description: 'Prints the names of the services, one a line; --json as a matrix for GitHub Actions.',
    },
    [
      new Option('--json', 'an array of names on one line: the same as --format json'),
      textFormatOption(),
      demoOption().conflicts('config'),
    ],
  );

  return pwg;
}

type Operands = readonly [name: string, about: string];

const SERVICES: Operands = ['[service...]', 'services of the config; none = all of them'];
const PAGE: Operands = ['[page]', "a page's file; none = the pages of all services"];

interface About {
  readonly summary: string;
  readonly description: string;
}
