import { InvalidArgumentError, Option } from 'commander';

export function count(said: string): number {
  if (/^[1-9]\d{0,5}$/.test(said)) return Number(said);
  throw new InvalidArgumentError('It must be a number from 1 on.');
}

/** A flag that may be said more than once. */
export const several = (said: string, before: readonly string[] = []): readonly string[] => [...before, said];

export const daysOptions = (does: string): readonly Option[] => [
  new Option('--month <YYYY-MM>', `the month to ${does} (default: the last complete one)`),
  new Option('--from <YYYY-MM-DD>', `${does} a free range of days: from this one …`),
  new Option('--to <YYYY-MM-DD>', '… up to, but without, this one'),
];
export const monthOfPageOption = () =>
  new Option('--month <YYYY-MM>', 'the month of the page (default: the last complete one)');
export const textFormatOption = () =>
  new Option('--format <format>', 'text, or json for machines').choices(['text', 'json']).default('text');
export const localeOption = (about = 'language of the answer') =>
  new Option('--locale <locale>', about).choices(['ja', 'en']);
export const configOption = () => new Option('--config <file>', 'the config (default: pwg.config.yaml here)');
export const atOption = () =>
  new Option('--at <instant>', 'read states as of then: 2026-11-16T09:00:00+09:00');
export const repoOption = () =>
  new Option('--repo <owner/name>', 'with one service: these two are the config, no file is read').conflicts(
    'config',
  );
export const maxMetricsOption = () =>
  new Option('--max-metrics <count>', 'look at no more metrics of a service (default: 5000)').argParser(
    count,
  );
export const replayOption = () =>
  new Option('--replay <folder>', 'answer from saved answers, with the network off');
export const demoOption = () => new Option('--demo', 'use the invented organisation that comes with pwg');
export const quietOption = () => new Option('--quiet', 'say nothing unless something is wrong');
export const verboseOption = () => new Option('--verbose', 'tell each request');
export const colorOption = () => new Option('--no-color', 'plain text; NO_COLOR does the same');
