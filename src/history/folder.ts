import { join } from 'node:path';
import { type Explanation, Problem } from '../problem.ts';
import { seal, unseal } from '../sealed-json.ts';
import type { World } from '../world.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Sealed files of one source. Nothing here fails a run: what can't be read is not there, and what can't be kept is told once. */
export interface Folder {
  /** Names of the sealed files in `folder`, without what follows the name, in their order. */
  names(folder: string): Promise<readonly string[]>;
  /** Names of what else may hold sealed files. */
  folders(folder: string): Promise<readonly string[]>;
  /** `null` when it is not there, is damaged (then it is set aside), or was kept for another API or by another schema. */
  read(folder: string, name: string): Promise<Fields | null>;
  /** Written only when the bytes differ. */
  write(folder: string, name: string, fields: Fields): Promise<void>;
  remove(folder: string, name: string): Promise<void>;
}

export function openFolder(
  { files, out }: Pick<World, 'files' | 'out'>,
  root: string,
  source: string,
  { api, hide }: { readonly api: string; readonly hide: (text: string) => string },
): Folder {
  const told = new Set<string>();
  /** Each kind of trouble once aloud; which files it hits is for those who want to know. */
  const tell = (problem: Explanation, about: string): void => {
    if (told.has(problem.what)) out.detail(`${source}: ${about}`);
    else out.problem(problem, source);
    told.add(problem.what);
  };
  const nameOf = (path: string): string => path.slice(root.length + 1);
  const harmless = async <T>(otherwise: T, work: () => Promise<T>, what: string): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      tell({ what, why: `${error.what} ${error.why}`, try: error.try }, error.what);
      return otherwise;
    }
  };

  const setAside = async (path: string): Promise<null> => {
    const aside = `${path}${ASIDE}`;
    const why = `${nameOf(path)} is not as pwg wrote it.`;
    tell({ what: 'A kept file is damaged.', why, try: `It is set aside: ${nameOf(aside)}` }, why);
    await harmless(undefined, () => files.move(path, aside), 'A damaged file can not be set aside.');
    return null;
  };

  return {
    names: (folder) =>
      harmless([], async () => (await files.list(folder)).filter(isSealed).map(withoutEnding), CANT_READ),

    folders: (folder) => harmless([], () => files.list(folder), CANT_READ),

    read: (folder, name) =>
      harmless(
        null,
        async () => {
          const path = join(folder, `${name}${ENDING}`);
          const text = await files.read(path);
          if (text === null) return null;
          const fields = unseal(text.toString());
          if (fields === null) return setAside(path);
          return fields.schema === SCHEMA && fields.api === api ? fields : null;
        },
        CANT_READ,
      ),

    write: (folder, name, fields) =>
      harmless(
        undefined,
        async () => {
          const path = join(folder, `${name}${ENDING}`);
          const whole = { schema: SCHEMA, tool: 'pwg', api, ...fields };
          const sealed = seal(whole);
          // Somebody may have pasted a key into a message.
          const fresh =
            hide(sealed) === sealed ? sealed : seal(JSON.parse(hide(JSON.stringify(whole))) as Fields);
          const bytes = Buffer.from(fresh);
          if ((await files.read(path))?.equals(bytes) !== true) await files.write(path, bytes, 0o600);
        },
        'What was read can not be kept for the next run.',
      ),

    remove: (folder, name) =>
      harmless(
        undefined,
        () => files.remove(join(folder, `${name}${ENDING}`)),
        'What is out of date can not be removed.',
      ),
  };
}

const SCHEMA = 1;
const ENDING = '.json';
const ASIDE = '.damaged';
const CANT_READ = 'What earlier runs kept can not be read.';

/** Files that a crash left half written begin with a dot. */
const isSealed = (file: string): boolean => file.endsWith(ENDING) && !file.startsWith('.');
const withoutEnding = (file: string): string => file.slice(0, -ENDING.length);
