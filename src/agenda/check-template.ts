import type { Body } from '../sections/section.ts';

/** The few shapes of Handlebars' syntax tree that a template of ours may hold. */
export interface TemplateNode {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
  readonly path?: TemplatePath;
  readonly params?: readonly TemplatePath[];
  readonly hash?: unknown;
  readonly program?: { readonly body: readonly TemplateNode[] };
  readonly inverse?: { readonly body: readonly TemplateNode[] };
}

interface TemplatePath {
  readonly type: string;
  readonly original: string | number | boolean;
  readonly data?: boolean;
  readonly depth?: number;
  readonly parts?: readonly string[];
}

export interface TemplateMistake {
  readonly line: number;
  readonly what: string;
}

/**
 * Follows every path of a template through a sample of what it will be given. Handlebars' own strict mode finds a wrong
 * name only when it is reached, and never inside a block's argument; here each is found before any request is made.
 * Templates place words: mustaches, `{{#each}}` with `{{else}}`, and comments are all they may use.
 */
export function mistakesIn(body: readonly TemplateNode[], sample: Body): readonly TemplateMistake[] {
  const mistakes: TemplateMistake[] = [];

  const visit = (nodes: readonly TemplateNode[], scopes: readonly unknown[]): void => {
    for (const node of nodes) {
      const complain = (what: string) => mistakes.push({ line: node.loc.start.line, what });
      switch (node.type) {
        case 'ContentStatement':
        case 'CommentStatement':
          break;
        case 'MustacheStatement':
          if ((node.params?.length ?? 0) > 0 || node.hash !== undefined) {
            complain(`{{${said(node.path)}}}: helpers can't be used, words come finished`);
          } else {
            visitPath(node.path, scopes, complain);
          }
          break;
        case 'BlockStatement':
          visitBlock(node, scopes, complain);
          break;
        default:
          complain(`${node.type}: only {{name}} and {{#each list}} … {{else}} … {{/each}} can be used`);
      }
    }
  };

  const visitBlock = (node: TemplateNode, scopes: readonly unknown[], complain: (what: string) => void) => {
    const [list, ...more] = node.params ?? [];
    if (said(node.path) !== 'each' || list === undefined || more.length > 0) {
      complain(`{{#${said(node.path)}}}: the only block is {{#each list}} … {{else}} … {{/each}}`);
      return;
    }
    const items = lookUp(list, scopes);
    if (!Array.isArray(items)) {
      complain(`{{#each ${said(list)}}}: there is no such list${nearby(scopes)}`);
      return;
    }
    visit(node.program?.body ?? [], [items[0], ...scopes]);
    visit(node.inverse?.body ?? [], scopes);
  };

  visit(body, [sample]);
  return mistakes;
}

function visitPath(
  path: TemplatePath | undefined,
  scopes: readonly unknown[],
  complain: (what: string) => void,
): void {
  const found = lookUp(path, scopes);
  if (found === undefined) complain(`{{${said(path)}}}: there is no such name${nearby(scopes)}`);
  else if (Array.isArray(found)) complain(`{{${said(path)}}} is a list: use {{#each ${said(path)}}}`);
}

const LOOP_NAMES = ['index', 'first', 'last'];

function lookUp(path: TemplatePath | undefined, scopes: readonly unknown[]): unknown {
  if (path?.type !== 'PathExpression') return undefined;
  const parts = path.parts ?? [];
  if (path.data === true) {
    return scopes.length > 1 && parts.length === 1 && LOOP_NAMES.includes(parts[0] ?? '') ? 0 : undefined;
  }
  let here = scopes[path.depth ?? 0];
  for (const part of parts) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined;
    here = (here as Record<string, unknown>)[part];
  }
  return here;
}

const said = (path: TemplatePath | undefined): string => String(path?.original ?? '');

function nearby(scopes: readonly unknown[]): string {
  const [here] = scopes;
  const names = typeof here === 'object' && here !== null ? Object.keys(here) : [];
  return names.length > 0 ? `; here are: ${names.join(', ')}` : '';
}
