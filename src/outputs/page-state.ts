import type { Files } from '../world.ts';
import { readBase } from './base-file.ts';
import { locate } from './location.ts';

/**
 * What people made of a page that is where the config says: 'untouched' is to the byte as pwg wrote it; where that is not
 * known any more, somebody may have written into it. `null` = there is no such file.
 */
export async function pageState(
  files: Files,
  { root, output }: { readonly root: string; readonly output: string },
  names: Readonly<Record<'service' | 'month', string>>,
): Promise<'touched' | 'untouched' | null> {
  const path = await locate(files, root, output, names);
  const bytes = await files.read(path);
  if (bytes === null) return null;
  const said = await readBase(files, root, path, bytes);
  return said !== null && bytes.equals(Buffer.from(said.text)) ? 'untouched' : 'touched';
}
