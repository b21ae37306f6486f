/**
 * The lines of a Markdown text that people wrote to be read: without code fences, quotes and comments, with full-width
 * forms folded (`：２２` → `:22`).
 */
export function proseLines(markdown: string): readonly string[] {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of withoutComments(markdown.normalize('NFKC')).split(/\r\n|\r|\n/)) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
    } else if (mark !== undefined) {
      fence = mark;
    } else if (!/^\s*>/.test(line)) {
      lines.push(line);
    }
  }
  return lines;
}

function withoutComments(text: string): string {
  const [before = '', ...opened] = text.split('<!--');
  return (
    before + opened.map((part) => part.slice(part.indexOf('-->') + 1 && part.indexOf('-->') + 3)).join('')
  );
}
