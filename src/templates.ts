import { join, relative, resolve } from 'node:path';
import {
  loadCompiler,
  openTemplates,
  type Renderer,
  type Template,
  type Templates,
} from './agenda/render.ts';
import type { Locale } from './meeting.ts';
import { PACKAGED } from './packaged-templates.ts';
import { EXIT, Problem } from './problem.ts';
import type { Section } from './sections/section.ts';
import type { World } from './world.ts';

/** Nobody writes more words than this for one section; a larger file is a mistake. */
const MAX_BYTES = 256 * 1024;

/** Reads the words of these sections and makes them ready; every mistake in them is one Problem (78). */
export async function openWords(
  world: World,
  locale: Locale,
  sections: readonly Section[],
  own: { readonly root: string; readonly folder: string } | null,
): Promise<Renderer> {
  const templates = await readTemplates(world, locale, sections, own);
  const asText = [...templates.values()].some((template) => 'text' in template);
  return openTemplates(templates, sections, asText ? await loadCompiler() : null);
}

/** The packaged template of each name, or the team's own where its folder holds one of the same name. */
async function readTemplates(
  world: World,
  locale: Locale,
  sections: readonly Section[],
  own: { readonly root: string; readonly folder: string } | null,
): Promise<Templates> {
  const names = ['agenda', ...sections.map(({ name }) => `sections/${name}`)];
  const read = async (name: string): Promise<readonly [string, Template]> => {
    const file = `${name}${name === 'agenda' ? '.md' : ''}.hbs`;
    const theirs = own === null ? null : resolve(own.root, own.folder, file);
    const found = theirs === null ? null : await world.files.read(theirs);
    if (found !== null && theirs !== null && own !== null) {
      return [name, { file: relative(own.root, theirs), text: checked(found, theirs) }];
    }
    const compiled = PACKAGED[locale]?.[name];
    if (compiled !== undefined) return [name, { compiled }];
    const ours = await world.files.read(join(world.packageRoot, 'templates', locale, file));
    if (ours === null) throw new Error(`the package lacks templates/${locale}/${file}`);
    return [name, { file: `templates/${locale}/${file}`, text: ours.toString() }];
  };
  if (own !== null) await refuseUnknown(world, own, names);
  return new Map(await Promise.all(names.map(read)));
}

/** A template under a name nobody asks for would be silently without effect. */
async function refuseUnknown(
  world: World,
  own: { readonly root: string; readonly folder: string },
  names: readonly string[],
): Promise<void> {
  const folder = resolve(own.root, own.folder);
  const found = [
    ...(await world.files.list(folder)),
    ...(await world.files.list(join(folder, 'sections'))).map((file) => `sections/${file}`),
  ].filter((file) => file.endsWith('.hbs'));
  const known = names.map((name) => `${name}${name === 'agenda' ? '.md' : ''}.hbs`);
  const strange = found.filter((file) => !known.includes(file));
  if (strange.length === 0) return;
  throw new Problem(
    {
      what: `No section uses the template ${strange.join(', ')}.`,
      why: `The names in ${own.folder} are: ${known.join(', ')}`,
      try: 'Rename it, or add its section to sections: in the config.',
    },
    EXIT.badConfig,
  );
}

function checked(bytes: Buffer, path: string): string {
  if (bytes.length <= MAX_BYTES) return bytes.toString();
  throw new Problem(
    {
      what: `${path} is too large for a template.`,
      why: `${bytes.length} bytes.`,
      try: 'Keep it under 256 KiB.',
    },
    EXIT.badConfig,
  );
}
