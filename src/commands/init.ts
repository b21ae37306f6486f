import { init } from '../init.ts';
import type { Locale } from '../meeting.ts';
import { EXIT, type ExitCode, Problem } from '../problem.ts';
import { type CommonFlags, start } from './start.ts';

interface Flags extends CommonFlags {
  readonly config?: string;
  readonly repo?: readonly string[];
  readonly url?: readonly string[];
  readonly yes?: boolean;
  readonly locale?: Locale;
  readonly at?: string;
}

export async function run(
  services: readonly string[],
  options: object,
  packageRoot: string,
): Promise<ExitCode> {
  const { config, repo, url, yes, locale, at } = options as Flags;
  return start(options as Flags, packageRoot, async (world) =>
    init(
      {
        configFile: config ?? null,
        services,
        repos: repo ?? [],
        urls: Object.fromEntries((url ?? []).map(sourceAndAddress)),
        yes: yes ?? false,
        locale: locale ?? 'ja',
        at: at ?? null,
      },
      world,
    ),
  );
}

/** 'github=https://ghe.example.com/api/v3' */
function sourceAndAddress(said: string): readonly [source: string, address: string] {
  const [, source, address] = /^([\w-]+)=(\S+)$/.exec(said) ?? [];
  if (source !== undefined && address !== undefined) return [source, address];
  throw new Problem(
    {
      what: `--url ${said} names no source and address.`,
      why: 'It needs both, with = between.',
      try: '--url github=https://ghe.example.com/api/v3',
    },
    EXIT.usage,
  );
}
