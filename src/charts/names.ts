const MOST_LETTERS = 60;

/** A name for each, fit for a file and unlike all others: 'web-01-cpu-user', of a second one alike 'web-01-cpu-user-2'. */
export function chartNames(subjects: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return subjects.map((subject) => {
    const plain = slug(subject);
    let name = plain;
    for (let n = 2; taken.has(name); n++) name = `${plain}-${n}`;
    taken.add(name);
    return name;
  });
}

function slug(subject: string): string {
  const letters = subject.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return letters.slice(0, MOST_LETTERS).replace(/^-+|-+$/g, '') || 'chart';
}
