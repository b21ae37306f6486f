import { createHash } from 'node:crypto';

/**
 * A file of ours as JSON that reads well in a diff: a field per line, and a row per line where a field is a list. It carries
 * a checksum over all of it, so that what was cut short or changed by hand is known.
 */
export function seal(fields: Readonly<Record<string, unknown>>): string {
  const inside = fieldsOf(fields);
  const hash = createHash('sha256');
  for (const piece of object(inside).compact) hash.update(piece);
  return [...object([...inside, field(SEAL, hash.digest('hex'))]).spread, '\n'].join('');
}

/** The fields that were sealed, as JSON has them; `null` when the text is not as it was written. */
export function unseal(text: string): Readonly<Record<string, unknown>> | null {
  const parsed = parse(text);
  if (!isObject(parsed)) return null;
  const { [SEAL]: found, ...fields } = parsed;
  return found === createHash('sha256').update(JSON.stringify(fields)).digest('hex') ? fields : null;
}

const SEAL = 'sha256';

/**
 * A value as JSON.stringify writes it, and over several lines. In pieces: those of a list may be megabytes, and are put
 * together once.
 */
interface Written {
  readonly compact: Pieces;
  readonly spread: Pieces;
}

type Pieces = readonly string[];

function written(value: unknown): Written {
  if (isObject(value)) return object(fieldsOf(value));
  if (!Array.isArray(value)) {
    const text = [JSON.stringify(value)];
    return { compact: text, spread: text };
  }
  const rows = value.map((row) => JSON.stringify(row));
  const spread = rows.length === 0 ? ['[]'] : ['[\n', rows.join(',\n'), '\n]'];
  return { compact: ['[', rows.join(','), ']'], spread };
}

const fieldsOf = (fields: object): readonly Written[] =>
  Object.entries(fields).flatMap(([name, held]) => (held === undefined ? [] : [field(name, held)]));

function field(name: string, held: unknown): Written {
  const { compact, spread } = written(held);
  const label = JSON.stringify(name);
  return { compact: [`${label}:`, ...compact], spread: [`${label}: `, ...spread] };
}

function object(fields: readonly Written[]): Written {
  const between = (way: keyof Written, comma: string): Pieces =>
    fields.flatMap((one, i) => (i === 0 ? one[way] : [comma, ...one[way]]));
  const spread = fields.length === 0 ? ['{}'] : ['{\n', ...between('spread', ',\n'), '\n}'];
  return { compact: ['{', ...between('compact', ','), '}'], spread };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
