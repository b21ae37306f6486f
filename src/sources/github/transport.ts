import type { Transport } from '../source.ts';
import type { GithubSettings } from './settings.ts';

/**
 * Without a reference of its own the token is looked for as `gh` does. A token of github.com is never tried on another
 * host: that would hand it to a stranger.
 */
export function transport({ token, url }: GithubSettings): Transport {
  const host = hostOf(url);
  const names = isGithubCloud(host)
    ? ['GH_TOKEN', 'GITHUB_TOKEN']
    : ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN'];
  return {
    baseUrl: url.replace(/\/+$/, ''),
    secrets:
      token === undefined
        ? [...names.map((name) => `env:${name}`), `cmd:gh auth token --hostname ${host}`]
        : [token],
    withoutSecret: null,
    auth: (secret) => ({ Authorization: `Bearer ${secret}` }),
    headers: {
      Accept: 'application/vnd.github+json',
      // GitHub Enterprise Server up to 3.20 knows no later one.
      'X-GitHub-Api-Version': '2022-11-28',
      'User-Agent': 'pwg',
    },
    secretFields: [],
    conditional: true,
  };
}

/** For writes: the token that is named for them, else the one for everything. */
export function writeTransport(settings: GithubSettings): Transport {
  const { writeToken } = settings;
  const own = writeToken === undefined ? settings : { ...settings, token: writeToken };
  return { ...transport(own), withoutSecret: NO_TOKEN, conditional: false };
}

const NO_TOKEN = {
  what: 'There is no GitHub token that may write.',
  why: 'Nothing was found where the config says, nor where gh looks for one.',
  try: 'Make a fine-grained token with the right "Issues: read and write" and name it in the config: writeToken: env:PWG_WRITE_TOKEN',
};

/** The address of pages for people: https://github.com, or that of the server. */
export function webUrl(apiUrl: string): string {
  const host = hostOf(apiUrl);
  return isGithubCloud(host) ? `https://${host}` : `${new URL(apiUrl).protocol}//${host}`;
}

/** `api.` in front of a cloud host, `/api/v3` behind that of a server, as `gh` has it. */
function hostOf(apiUrl: string): string {
  const { host } = new URL(apiUrl);
  const withoutApi = host.replace(/^api\./, '');
  return isGithubCloud(withoutApi) ? withoutApi : host;
}

const isGithubCloud = (host: string): boolean => host === 'github.com' || host.endsWith('.ghe.com');
