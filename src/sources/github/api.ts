import type { Http } from '../../world.ts';

/** GitHub as one run sees it. */
export interface GithubApi {
  /** Its name in the config, for `origin.source`. */
  readonly source: string;
  readonly http: Http;
  /** Where pages for people are, without a slash at the end. */
  readonly web: string;
}
