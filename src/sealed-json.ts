import { createHash } from 'node:crypto';

/**
 * A file of ours as JSON that reads well in a diff: a field per line, and a row per line where a field is a list. It carries
 * a checksum over all of it, so that what was cut short or changed by hand is known.
 */
export function seal(fields: Readonly<Record<string, unknown>>): string {
  const inside = writtenFields(fields);
  const sealed = `${JSON.stringify(SEAL)}: ${JSON.stringify(checksum(compactly(inside)))}`;
  return `${lines('{', [...inside.map(({ spread }) => spread), sealed], '}')}\n`;
}

/** The fields that were sealed, as JSON has them; `null` when the text is not as it was written. */
export function unseal(text: string): Readonly<Record<string, unknown>> | null {
  const parsed = parse(text);
  if (!isObject(parsed)) return null;
  const { [SEAL]: found, ...fields } = parsed;
  return found === checksum(JSON.stringify(fields)) ? fields : null;
}

const SEAL = 'sha256';

const checksum = (compact: string): string => createHash('sha256').update(compact).digest('hex');

/** A value as JSON.stringify writes it, and over several lines; its rows, which may be very many, are written once. */
interface Written {
  readonly compact: string;
  readonly spread: string;
}

function written(value: unknown): Written {
  if (Array.isArray(value)) {
    const rows = value.map((row) => JSON.stringify(row));
    return { compact: `[${rows.join(',')}]`, spread: lines('[', rows, ']') };
  }
  if (!isObject(value)) {
    const text = JSON.stringify(value);
    return { compact: text, spread: text };
  }
  const inside = writtenFields(value);
  const spread = inside.map((field) => field.spread);
  return { compact: compactly(inside), spread: lines('{', spread, '}') };
}

function writtenFields(fields: Readonly<Record<string, unknown>>): readonly Written[] {
  return Object.entries(fields).flatMap(([name, held]) => {
    if (held === undefined) return [];
    const { compact, spread } = written(held);
    return [{ compact: `${JSON.stringify(name)}:${compact}`, spread: `${JSON.stringify(name)}: ${spread}` }];
  });
}

const compactly = (fields: readonly Written[]): string =>
  `{${fields.map(({ compact }) => compact).join(',')}}`;

function lines(open: string, items: readonly string[], close: string): string {
  return items.length === 0 ? `${open}${close}` : `${open}\n${items.join(',\n')}\n${close}`;
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
