import { type Content, el, type Root, text } from './tree.ts';

/**
 * HTML inside the Markdown: what folds (`<details>` with its `<summary>`) folds, `<br>` breaks the line, comments are not
 * shown, as on GitHub. Anything else is a stranger's, or a slip, and shown as the text it is. So is a tag without its
 * partner, which would swallow the rest of the page.
 */
export function withoutRawHtml(nodes: Root['children'], folds = true): Content[] {
  return fold(nodes.flatMap(piecesOf), folds);
}

type Piece = Content | Tag;

interface Tag {
  readonly type: 'tag';
  readonly name: 'details' | 'summary';
  readonly closes: boolean;
  readonly open: boolean;
  readonly source: string;
}

function piecesOf(node: Root['children'][number]): readonly Piece[] {
  if (node.type === 'raw') return tokens(node.value);
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  return [{ ...node, children: withoutRawHtml(node.children, HOLDS_BLOCKS.test(node.tagName)) }];
}

const HOLDS_BLOCKS = /^(?:li|blockquote|td|section)$/;

const KNOWN = /<!--[\s\S]*?-->|<br\s*\/?>|<(\/?)(details|summary)(\s+open(?:=(?:""|"open"))?)?\s*>/gi;

function tokens(html: string): readonly Piece[] {
  const out: Piece[] = [];
  let end = 0;
  for (const match of html.matchAll(KNOWN)) {
    const [source, slash, name, open] = match;
    out.push(...shown(html.slice(end, match.index)));
    end = match.index + source.length;
    if (name !== undefined) {
      const folding = name.toLowerCase() === 'details' ? 'details' : 'summary';
      out.push({ type: 'tag', name: folding, closes: slash === '/', open: open !== undefined, source });
    } else if (!source.startsWith('<!--')) out.push(el('br'));
  }
  return [...out, ...shown(html.slice(end))];
}

/** With the entities read that pwg itself writes, as a browser would. */
function shown(html: string): readonly Content[] {
  if (html.trim() === '') return [];
  return [text(html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'))];
}

function fold(pieces: readonly Piece[], folds: boolean): Content[] {
  const out: Content[] = [];
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i];
    if (piece === undefined) continue;
    if (piece.type !== 'tag') out.push(piece);
    else {
      const end = folds && piece.name === 'details' ? partner(pieces, i) : -1;
      if (end === -1) out.push(text(piece.source));
      else {
        out.push(el('details', piece.open ? { open: true } : {}, ...folded(pieces.slice(i + 1, end))));
        i = end;
      }
    }
  }
  return out;
}

function folded(pieces: readonly Piece[]): readonly Content[] {
  const end = pieces[0]?.type === 'tag' && pieces[0].name === 'summary' ? partner(pieces, 0) : -1;
  if (end === -1) return fold(pieces, true);
  return [el('summary', {}, ...fold(pieces.slice(1, end), false)), ...fold(pieces.slice(end + 1), true)];
}

/** Where what opens at `start` is closed; -1 = nowhere. */
function partner(pieces: readonly Piece[], start: number): number {
  const opening = pieces[start];
  let depth = 0;
  for (let i = start; i < pieces.length; i += 1) {
    const piece = pieces[i];
    if (piece?.type !== 'tag' || opening?.type !== 'tag' || piece.name !== opening.name) continue;
    depth += piece.closes ? -1 : 1;
    if (depth <= 0) return depth === 0 && i > start ? i : -1;
  }
  return -1;
}
