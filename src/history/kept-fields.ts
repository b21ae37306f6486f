export const isText = (value: unknown): value is string => typeof value === 'string';

/** `null` for what is no instant. */
export function instant(value: unknown): Date | null {
  const date = isText(value) ? new Date(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}
