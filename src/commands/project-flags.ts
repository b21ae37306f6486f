import type { Locale } from '../meeting.ts';
import type { ProjectRequest } from '../project.ts';
import type { CommonFlags } from './start.ts';

/** The flags that say which config, and live or from saved answers. */
export interface ProjectFlags extends CommonFlags {
  readonly config?: string;
  readonly repo?: string;
  readonly at?: string;
  readonly replay?: string;
  readonly demo?: boolean;
  readonly refresh?: boolean;
  readonly maxMetrics?: number;
}

export function projectRequest(services: readonly string[], flags: ProjectFlags): ProjectRequest {
  return {
    services,
    configFile: flags.config ?? null,
    repo: flags.repo ?? null,
    at: flags.at ?? null,
    replay: flags.replay ?? null,
    record: null,
    refresh: flags.refresh ?? false,
    demo: flags.demo ?? false,
    ...(flags.maxMetrics !== undefined && { maxMetrics: flags.maxMetrics }),
  };
}

/** The flags that say which days, and in which language. */
export interface ReviewFlags {
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
  readonly locale?: Locale;
}

/** What was not said is `null`. */
export const reviewed = ({ month, from, to, locale }: ReviewFlags) => ({
  month: month ?? null,
  from: from ?? null,
  to: to ?? null,
  locale: locale ?? null,
});
