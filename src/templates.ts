import { join, relative, resolve } from 'node:path';
import {
  type Compiler,
  loadCompiler,
  openPage,
  openTemplates,
  type Renderer,
  type Template,
  type Templates,
} from './agenda/render.ts';
import type { Locale } from './meeting.ts';
import { PACKAGED } from './packaged-templates.ts';
import { EXIT, Problem } from './problem.ts';
import type { Body, Section } from './sections/section.ts';
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
  const names = ['agenda', ...sections.map(({ name }) => `sections/${name}`)];
  if (own !== null) await refuseUnknown(world, own, [...names, 'fleet']);
  const templates = await readTemplates(world, locale, names, own);
  return openTemplates(templates, sections, await compilerFor(templates));
}

/** The same for the index across services, which is a page of its own; `sample` names what it may place. */
export async function openIndexWords<B extends Body>(
  world: World,
  locale: Locale,
  sample: B,
  own: { readonly root: string; readonly folder: string } | null,
): Promise<(body: B) => string> {
  const templates = await readTemplates(world, locale, ['fleet'], own);
  return openPage('fleet', sample, templates, await compilerFor(templates));
}

async function compilerFor(templates: Templates): Promise<Compiler | null> {
  return [...templates.values()].some((template) => 'text' in template) ? loadCompiler() : null;
}

/** The packaged template of each name, or the team's own where its folder holds one of the same name. */
async function readTemplates(
  world: World,
  locale: Locale,
  names: readonly string[],
  own: { readonly root: string; readonly folder: string } | null,
): Promise<Templates> {
  const read = async (name: string): Promise<readonly [string, Template]> => {
    const file = fileOf(name);
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
  return new Map(await Promise.all(names.map(read)));
}

/** Pages are called by what they make: 'agenda.md.hbs'. */
const fileOf = (name: string): string => `${name}${name.startsWith('sections/') ? '' : '.md'}.hbs`;

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
  const known = names.map(fileOf);
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
  const text = bytes.toString();
  const why =
    bytes.length > MAX_BYTES
      ? `It has ${bytes.length} bytes, and 256 KiB are the most.`
      : deepest(text) > MOST_NESTED
        ? `It has lists in lists more than ${MOST_NESTED} deep.`
        : null;
  if (why === null) return text;
  throw new Problem(
    {
      what: `${path} is too large for a template.`,
      why,
      try: 'Compare with the template of the same name in the templates folder of the package.',
    },
    EXIT.badConfig,
  );
}

/** The parser takes minutes for a thousand. */
const MOST_NESTED = 20;

function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [, mark] of text.matchAll(/\{\{~?([#/])/g)) {
    depth += mark === '#' ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}
