/**
 * The tags of an HTML page with their attributes, without what is only said: text, titles, labels and names that come of
 * words. Two pages whose data differs only in strangers' words have the same.
 */
export function markupOf(html: string): string {
  const tags = html.replace(/<style>.*?<\/style>/gs, '<style>').matchAll(TAG);
  return [...tags]
    .filter(([, name = '']) => !/^\/?(?:span|code)$/.test(name))
    .map(([, name = '', attributes = '']) => {
      const kept = [...attributes.matchAll(ATTRIBUTE)].filter(
        ([, attribute = '']) => !SAYS.includes(attribute),
      );
      return `<${[name, ...kept.map(([whole]) => whole.trim())].join(' ')}>`;
    })
    .join('\n');
}

const TAG = /<(\/?[a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /\s+([\w:-]+)(?:="[^"]*")?/g;
const SAYS = ['class', 'title', 'aria-label', 'alt', 'data-label', 'content'];
