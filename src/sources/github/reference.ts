/** Where an issue lives today, and under which name its repository was asked for: it may have been renamed since. */
export interface Whereabouts {
  readonly repo: string;
  readonly number: number;
  readonly askedRepo: string;
}

/** How people on the page say it: '#12' at home, 'repo#12' elsewhere. */
export function reference({ repo, number, askedRepo }: Whereabouts, home: string | null): string {
  const atHome = [repo, askedRepo].some((name) => name.toLowerCase() === home?.toLowerCase());
  return atHome ? `#${number}` : `${repo.split('/')[1] ?? repo}#${number}`;
}
