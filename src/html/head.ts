import { createHash } from 'node:crypto';
import { type Element, el } from './tree.ts';

/**
 * The head of the file. Its policy lets the page do nothing but look as we say: no script, no request, no frame, no form,
 * and no style but these, known by their digests.
 */
export function headOf(title: string, styles: readonly string[]): Element {
  const digests = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  const policy = `default-src 'none'; style-src ${digests.join(' ')}; base-uri 'none'; form-action 'none'`;
  return el(
    'head',
    {},
    el('meta', { charSet: 'utf-8' }),
    el('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'referrer', content: 'no-referrer' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
    el('meta', { name: 'generator', content: 'pwg' }),
    el('title', {}, title),
    ...styles.map((style) => el('style', {}, style)),
  );
}
