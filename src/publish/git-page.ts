import { join } from 'node:path';
import { EXIT, Problem } from '../problem.ts';
import type { Secret } from '../secret.ts';
import type { CopyPlace, GitFile, Put } from '../sources/publishing.ts';
import type { World } from '../world.ts';

/**
 * A page as a file in a git repository, such as a wiki. Nothing is checked out: what strangers put into the repository
 * never becomes a file here. `folder` is ours alone, for the objects of this run.
 */
export function gitPage(
  world: Pick<World, 'run' | 'files'>,
  file: GitFile,
  { folder, secret }: { readonly folder: string; readonly secret: Secret },
): CopyPlace {
  const git = gitIn(world, folder, file, secret);
  const repository = { git, folder };
  return {
    read: async () => {
      const head = await fetched(repository, file);
      const entry = await git('ls-tree', head.commit, '--', file.path);
      const [, blob] = /^100\d{3} blob ([0-9a-f]+)\t/.exec(entry) ?? [];
      if (blob === undefined) {
        if (entry.trim() === '') return null;
        throw noPage(file, 'It is a folder or a link.');
      }
      return { text: await textOf(git, blob, file), version: head.commit, url: file.url };
    },
    write: async (text, before) => {
      const head = await fetched(repository, file);
      if (before !== null ? head.commit !== before.version : await has(git, head.commit, file.path)) {
        return { is: 'moved', problem: null };
      }
      const content = join(folder, 'page.md');
      await world.files.write(content, text, 0o600);
      const commit = await commitOf(git, head.commit, content, file);
      return push(git, head, commit, file);
    },
  };
}

type Git = (...args: readonly string[]) => Promise<string>;

interface Repository {
  readonly git: Git;
  readonly folder: string;
}

interface Head {
  readonly commit: string;
  readonly branch: string;
}

/** The newest commit of the default branch, with its files, in `folder`. */
async function fetched({ git, folder }: Repository, file: GitFile): Promise<Head> {
  // By its path: left to itself, `init` makes the folder that pwg runs in a repository.
  await git('init', '--quiet', '--bare', '--template=', folder);
  const head = await headOf(git, file.remote).catch(() => null);
  if (head === null) throw new Problem(file.absent, EXIT.unavailable);
  if (await isHere(git, head.commit)) return head;
  await git('fetch', '--quiet', '--depth=1', '--no-tags', file.remote, `refs/heads/${head.branch}`);
  return { ...head, commit: (await git('rev-parse', 'FETCH_HEAD')).trim() };
}

const isHere = (git: Git, commit: string): Promise<boolean> =>
  git('cat-file', '-e', `${commit}^{commit}`).then(
    () => true,
    () => false,
  );

async function headOf(git: Git, remote: string): Promise<Head | null> {
  const listed = await git('ls-remote', '--symref', remote, 'HEAD');
  const [, branch] = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(listed) ?? [];
  const [, commit] = /^([0-9a-f]{40,64})\tHEAD$/m.exec(listed) ?? [];
  return branch === undefined || commit === undefined ? null : { branch, commit };
}

const has = async (git: Git, commit: string, path: string): Promise<boolean> =>
  (await git('ls-tree', commit, '--', path)).trim() !== '';

async function textOf(git: Git, blob: string, file: GitFile): Promise<string> {
  const [text, size] = await Promise.all([git('cat-file', 'blob', blob), git('cat-file', '-s', blob)]);
  if (Buffer.byteLength(text) !== Number(size)) throw noPage(file, 'It is not UTF-8.');
  return text;
}

/** A commit on `parent` that changes this file alone. */
async function commitOf(git: Git, parent: string, content: string, file: GitFile): Promise<string> {
  const blob = (await git('hash-object', '-w', '--no-filters', '--', content)).trim();
  await git('read-tree', parent);
  await git('update-index', '--add', '--cacheinfo', `100644,${blob},${file.path}`);
  const tree = (await git('write-tree')).trim();
  return (await git('commit-tree', tree, '-p', parent, '-m', file.message)).trim();
}

/** The server takes a push only on top of what it has: somebody who was quicker is never overwritten. */
async function push(git: Git, head: Head, commit: string, file: GitFile): Promise<Put> {
  try {
    await git('push', '--quiet', file.remote, `${commit}:refs/heads/${head.branch}`);
    return { is: 'done' };
  } catch {
    const now = await headOf(git, file.remote).catch(() => null);
    if (now === null) return { is: 'unknown', problem: new Problem(file.absent, EXIT.unavailable) };
    if (now.commit === commit) return { is: 'done' };
    if (now.commit !== head.commit) return { is: 'moved', problem: null };
    return { is: 'refused', problem: new Problem(pushRefused(file), EXIT.refused) };
  }
}

/**
 * git without a terminal to ask at and without what the person's configuration would add: hooks, signatures, helpers for
 * passwords. The key stands in the environment, for this remote alone, and is not sent along to another address.
 */
function gitIn({ run }: Pick<World, 'run'>, folder: string, file: GitFile, secret: Secret): Git {
  const basic = Buffer.from(`${file.user}:${secret.reveal()}`).toString('base64');
  const config = [
    [`http.${file.remote}.extraHeader`, `Authorization: Basic ${basic}`],
    ['http.followRedirects', 'false'],
    ['credential.helper', ''],
    ['core.hooksPath', join(folder, 'no-hooks')],
    ['commit.gpgSign', 'false'],
    ['gc.auto', '0'],
  ] as const;
  const env = {
    GIT_DIR: folder,
    GIT_INDEX_FILE: join(folder, 'index'),
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    LC_ALL: 'C',
    GIT_AUTHOR_NAME: 'pwg',
    GIT_AUTHOR_EMAIL: 'pwg@localhost',
    GIT_COMMITTER_NAME: 'pwg',
    GIT_COMMITTER_EMAIL: 'pwg@localhost',
    GIT_CONFIG_COUNT: String(config.length),
    ...Object.fromEntries(
      config.flatMap(([key, value], i) => [
        [`GIT_CONFIG_KEY_${i}`, key],
        [`GIT_CONFIG_VALUE_${i}`, value],
      ]),
    ),
  };
  return (...args) => run('git', args, PATIENCE_MS, env);
}

const PATIENCE_MS = 60_000;

const noPage = ({ path, url }: GitFile, why: string): Problem =>
  new Problem(
    { what: `${path} is no page that pwg can join with its own.`, why, try: `Look at ${url}` },
    EXIT.unmergeable,
  );

const pushRefused = ({ url }: GitFile) => ({
  what: `The page at ${url} was not taken.`,
  why: 'git push was refused, and nobody else changed anything meanwhile.',
  try: 'Check that the token has the right "Contents: read and write", and that git is new enough (2.31).',
});
