import type { Check } from '../sources/source.ts';

/** As `engines` of package.json says. */
const OLDEST = [20, 19] as const;

/** Is this Node.js one that pwg is tested with? */
export function nodeCheck(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [least, andLeast] = OLDEST;
  const what = `Node.js ${version}`;
  if (major > least || (major === least && minor >= andLeast))
    return { what, ok: true, detail: '', try: null };
  return {
    what,
    ok: false,
    detail: `pwg needs ${OLDEST.join('.')} or later`,
    try: 'Install the current LTS from https://nodejs.org',
  };
}
