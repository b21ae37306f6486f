/** A look-up that is made once, however many services of the run ask for it. A failure is remembered too. */
export function once<Found>(lookUp: () => Promise<Found>): () => Promise<Found> {
  return oncePer(() => '', lookUp);
}

/** The same for look-ups about something: once per `key`. */
export function oncePer<About extends readonly unknown[], Found>(
  key: (...about: About) => string,
  lookUp: (...about: About) => Promise<Found>,
): (...about: About) => Promise<Found> {
  const made = new Map<string, Promise<Found>>();
  return (...about) => {
    const found = made.get(key(...about)) ?? lookUp(...about);
    made.set(key(...about), found);
    return found;
  };
}
