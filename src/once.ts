/** A look-up that is made once, however many services of the run ask for it. A failure is remembered too. */
export function once<Found>(lookUp: () => Promise<Found>): () => Promise<Found> {
  return oncePer(() => '', lookUp);
}

/** The same for look-ups about something: once per `key`, as long as it is among the `most` that were asked for last. */
export function oncePer<About extends readonly unknown[], Found>(
  key: (...about: About) => string,
  lookUp: (...about: About) => Promise<Found>,
  most = Number.POSITIVE_INFINITY,
): (...about: About) => Promise<Found> {
  const made = new Map<string, Promise<Found>>();
  return (...about) => {
    const name = key(...about);
    const found = made.get(name) ?? lookUp(...about);
    made.delete(name);
    made.set(name, found);
    const [oldest] = made.keys();
    if (made.size > most && oldest !== undefined) made.delete(oldest);
    return found;
  };
}
