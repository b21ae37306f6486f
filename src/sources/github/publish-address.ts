import { EXIT, Problem } from '../../problem.ts';

/** Where on GitHub a page goes. Repositories are 'owner/name'. */
export type Address =
  | { readonly kind: 'github-issue'; readonly repo: string }
  | {
      readonly kind: 'github-file';
      readonly repo: string;
      readonly path: string;
      readonly branch: string | null;
    }
  | { readonly kind: 'github-wiki'; readonly repo: string; readonly page: string };

export const KINDS = ['github-issue', 'github-file', 'github-wiki'] as const;

/** 'github-file:acme/ops/minutes/shop/2026-10.md@main' taken apart. Throws a Problem (64) that shows the right form. */
export function readAddress(address: string): Address {
  const [, kind, repo, rest] =
    /^([^:]*):([\w-]+\/(?!\.{1,2}(?:\/|$))[\w.-]+)(?:\/(.+))?$/s.exec(address) ?? [];
  if (repo !== undefined && kind === 'github-issue' && rest === undefined) return { kind, repo };
  if (repo !== undefined && kind === 'github-file' && rest !== undefined) {
    const [, path = '', branch = null] = /^(.+?)(?:@([^@\s]+))?$/s.exec(rest) ?? [];
    if (isPath(path) && path.endsWith('.md')) return { kind, repo, path, branch };
  }
  if (repo !== undefined && kind === 'github-wiki' && rest !== undefined && isPath(rest)) {
    // A wiki looks for its pages by file name and shows a dash as a blank.
    const page = rest.replace(/\.md$/, '').replaceAll(' ', '-');
    if (!page.includes('/')) return { kind, repo, page };
  }
  throw new Problem(
    {
      what: `${address} is no place on GitHub.`,
      why: 'It must be one of github-issue:OWNER/REPO, github-file:OWNER/REPO/PATH.md[@BRANCH] and github-wiki:OWNER/REPO/Page-Name; {service} and {month} are filled in.',
      try: 'pwg publish --to github-file:acme/ops/minutes/{service}/{month}.md',
    },
    EXIT.usage,
  );
}

/** Git and GitHub refuse other paths, or take them for something else. */
const isPath = (path: string): boolean =>
  !/[\0-\x1f\x7f\\]/.test(path) && path.split('/').every((name) => !/^(?:\.{0,2}|\.git)$/i.test(name));
