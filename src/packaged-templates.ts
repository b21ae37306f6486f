import type { Locale } from './meeting.ts';

/**
 * The packaged templates, compiled when the package was built: `bin/build.mjs` puts them in this file's place. Run from the
 * sources there are none, and the files of templates/ are compiled as they are read.
 */
export const PACKAGED: { readonly [L in Locale]?: Readonly<Record<string, unknown>> } = {};
