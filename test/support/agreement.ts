/** What the page without gaps told, wherever this one says null ("can't be known"); everywhere else its own. */
export function agreement(told: unknown, whole: unknown): unknown {
  if (told === null) return whole;
  if (Array.isArray(told) && Array.isArray(whole)) return told.map((item, i) => agreement(item, whole[i]));
  if (typeof told !== 'object' || typeof whole !== 'object' || whole === null) return told;
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [
      name,
      agreement(value, (whole as Record<string, unknown>)[name]),
    ]),
  );
}
