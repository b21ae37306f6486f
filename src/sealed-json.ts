import { createHash } from 'node:crypto';

/**
 * A file of ours as JSON that reads well in a diff: a field per line, and a row per line where a field is a list. It carries
 * a checksum over all of it, so that what was cut short or changed by hand is known.
 */
export function seal(fields: Readonly<Record<string, unknown>>): string {
  const whole = { ...fields, [SEAL]: checksum(fields) };
  return `${spread(whole)}\n`;
}

/** The fields that were sealed, as JSON has them; `null` when the text is not as it was written. */
export function unseal(text: string): Readonly<Record<string, unknown>> | null {
  const parsed = parse(text);
  if (!isObject(parsed)) return null;
  const { [SEAL]: found, ...fields } = parsed;
  return found === checksum(fields) ? fields : null;
}

const SEAL = 'sha256';

const checksum = (fields: object): string =>
  createHash('sha256').update(JSON.stringify(fields)).digest('hex');

function spread(value: unknown): string {
  if (Array.isArray(value))
    return lines(
      '[',
      value.map((row) => JSON.stringify(row)),
      ']',
    );
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, held]) => held !== undefined);
  return lines(
    '{',
    fields.map(([name, held]) => `${JSON.stringify(name)}: ${spread(held)}`),
    '}',
  );
}

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
