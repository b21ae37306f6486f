export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Right within it, with entities read. */
  readonly text: string;
}

/** The elements of a well-formed XML text in their order; throws where it is not. Knows as much of XML as our pictures use. */
export function elementsOf(xml: string): readonly Element[] {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml))
    throw new Error('a forbidden character');
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  for (const [whole, close, name, attributes = '', alone, text = ''] of xml.trim().matchAll(PIECE)) {
    if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes), text: '' };
      found.push(element);
      if (alone === undefined) open.push(element);
    } else if (close !== undefined) {
      if (open.pop()?.name !== close) throw new Error(`${whole} closes something else`);
    } else if (text !== '') {
      const within = open.at(-1);
      if (within === undefined || /[<>]|&(?!#\d+;)/.test(text)) throw new Error(`stray ${text}`);
      within.text += read(text);
    }
  }
  if (open.length > 0) throw new Error(`${open.at(-1)?.name} is not closed`);
  return found;
}

const PIECE = /<\/([\w:]+)>|<([\w:]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/)?>|([^<]+|<)/g;

const attributesOf = (said: string): Record<string, string> =>
  Object.fromEntries(
    [...said.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, read(value)]),
  );

const read = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
