import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfm } from 'micromark-extension-gfm';

/**
 * The page for a place where '@name' calls somebody: nobody is called. Without `backlinks`, no issue that it names learns
 * of it either. Code stays as it is, which calls nobody. Nothing changes but invisible characters and, without `backlinks`,
 * the host of github.com's issues.
 */
export function quiet(page: string, { backlinks }: { readonly backlinks: boolean }): string {
  let out = '';
  let end = 0;
  for (const [from, to] of codeIn(page)) {
    out += quietWords(page.slice(end, from), backlinks) + page.slice(from, to);
    end = to;
  }
  return out + quietWords(page.slice(end), backlinks);
}

/** As the parser of GitHub's Markdown finds it: what only looks like code would call all the same. */
function codeIn(page: string): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  const walk = (node: Node): void => {
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if ((node.type === 'code' || node.type === 'inlineCode') && from !== undefined && to !== undefined) {
      spans.push([from, to]);
    }
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(fromMarkdown(page, { extensions: [gfm()] }));
  return spans;
}

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];

function quietWords(words: string, backlinks: boolean): string {
  let out = '';
  let end = 0;
  for (const { 0: address, index } of words.matchAll(ADDRESS)) {
    out += withoutCalls(words.slice(end, index), backlinks);
    out += backlinks ? address : address.replace(ISSUE_OF_GITHUB, 'https://redirect.github.com/');
    end = index + address.length;
  }
  return out + withoutCalls(words.slice(end), backlinks);
}

const ADDRESS = /\bhttps?:\/\/[^\s<>()[\]"'`|]+/gi;

/** The host that GitHub has for links that leave no trace; its servers elsewhere have none. */
const ISSUE_OF_GITHUB =
  /^https?:\/\/(?:www\.)?github\.com\/(?=[\w.-]+\/[\w.-]+\/(?:issues|pull|discussions)\/\d)/i;

/** GitHub looks at the text after its entities are read. Letters other than ASCII's are no part of a word to it. */
function withoutCalls(words: string, backlinks: boolean): string {
  const uncalled = words.replace(
    /(?<![A-Za-z0-9_])(?:@|&#0*64;|&#x0*40;|&commat;)(?=[A-Za-z0-9])/gi,
    '@\u200b',
  );
  return backlinks ? uncalled : uncalled.replace(REFERENCE, '$1\u200b');
}

const REFERENCE =
  /((?<![A-Za-z0-9&])(?:[A-Za-z0-9][\w-]*(?:\/[\w.-]+)?)?(?:#|&#0*35;|&#x0*23;|&num;)|\bGH-)(?=\d)/gi;
