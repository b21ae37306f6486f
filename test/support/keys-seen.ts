import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** So much of a key is enough to know it again. */
const PIECE = 12;

/** How a key may be written down, as its first characters: raw, in an address, in JSON, in base64 wherever it stands, in hex. */
export function spellingsOf(key: string): readonly string[] {
  const inUrl = encodeURIComponent(key);
  const base64 = [0, 1, 2].flatMap((before) => {
    // What stands before the key decides the first character of its base64.
    const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(key)]).toString('base64');
    const own = whole.slice(Math.ceil((before * 8) / 6));
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const hex = Buffer.from(key).toString('hex');
  const json = JSON.stringify(key).slice(1);
  const all = [key, inUrl, inUrl.toLowerCase(), json, json.replaceAll('/', '\\/'), hex, hex.toUpperCase()];
  return [...new Set([...all, ...base64].map((spelled) => spelled.slice(0, PIECE)))];
}

/** The spellings of keys that are in a text. */
export function keysIn(text: string, keys: readonly string[]): readonly string[] {
  return keys.flatMap(spellingsOf).filter((spelled) => text.includes(spelled));
}

/** Every byte of every file below a folder, packed ones unpacked, with the names. */
export function everyByte(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile()) return path;
      const bytes = readFileSync(path);
      return `${path}\n${(path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()}`;
    })
    .join('\n');
}
