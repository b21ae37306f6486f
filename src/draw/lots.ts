/**
 * The lots of one draw. They depend on nothing but the words given, so that everybody draws the same on any machine, and each
 * person's lot on that person alone: who comes, goes or stays away changes nobody else's.
 */

/** Eight hexadecimal digits, from the service and the month. */
export function seedOf(service: string, month: string): string {
  return hash(`${service} ${month}`).toString(16).padStart(8, '0');
}

/** 0 – 2³²−1, for a person (or a room) and what is drawn. */
export function lot(seed: string, ...of: readonly string[]): number {
  return hash([seed, ...of].join('\n'));
}

/** FNV-1a over the bytes of the UTF-16 units, stirred at the end as MurmurHash3 does, for FNV leaves like words close together. */
function hash(words: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) {
    const unit = words.charCodeAt(i);
    h = Math.imul(h ^ (unit & 0xff), 0x01000193);
    h = Math.imul(h ^ (unit >>> 8), 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
