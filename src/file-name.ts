import { createHash } from 'node:crypto';

/**
 * A name, which may be any text, as one piece of a path. Different names stay different, also where a file system takes
 * upper case for lower: what had to be changed carries a piece of its hash.
 */
export function fileName(name: string): string {
  if (/^[a-z0-9_-]+$/.test(name)) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.replace(/[^\w-]/g, '_')}-${hash}`;
}
