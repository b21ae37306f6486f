// Bundles each command into one CommonJS file, so that starting one loads that one: `npm run build`, run by `npm ci` too.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import Handlebars from 'handlebars';

const root = fileURLToPath(new URL('..', import.meta.url));

/** src/packaged-templates.ts becomes the compiled templates: a run neither parses them nor loads the compiler. */
const compiledTemplates = {
  name: 'compiled-templates',
  setup({ onLoad }) {
    onLoad({ filter: /packaged-templates\.ts$/ }, async () => {
      const locales = await Promise.all(['ja', 'en'].map(compileLocale));
      return { contents: `export const PACKAGED = {${locales.join(',')}};`, loader: 'js' };
    });
  },
};

async function compileLocale(locale) {
  const folder = `${root}templates/${locale}`;
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.hbs'));
  const compiled = files.map(async (file) => {
    const name = file.replace(/(\.md)?\.hbs$/, '');
    // As src/agenda/render.ts compiles a team's own templates.
    const options = { noEscape: true, strict: true, knownHelpersOnly: true };
    return `${JSON.stringify(name)}: ${Handlebars.precompile(await readFile(`${folder}/${file}`, 'utf8'), options)}`;
  });
  return `${locale}: {${(await Promise.all(compiled)).join(',')}}`;
}

/** What a run may never need stands apart, in a file `name`, and is loaded when it is needed. */
const APART = [
  { imported: 'axios', name: 'axios', file: 'axios' },
  { imported: 'handlebars', name: 'handlebars', file: 'handlebars' },
  { imported: '@holiday-jp/holiday_jp', name: 'holidays', file: '@holiday-jp/holiday_jp' },
  { imported: './checklist.ts', name: 'checklist', file: 'src/sources/github/checklist.ts' },
  { imported: './html/page.ts', name: 'html', file: 'src/html/page.ts' },
];

const loadedLater = {
  name: 'loaded-later',
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ kind, path }) => {
      const apart = APART.find(({ imported }) => imported === path);
      return kind === 'dynamic-import' && apart ? { path: `./${apart.name}.cjs`, external: true } : undefined;
    });
  },
};

/** Imports that pwg never comes to use, and that take their time of a start. */
const NEVER_USED = [
  // For subcommands that are programs of their own: 5 ms.
  { by: 'commander', path: 'node:child_process' },
  // Other ways out than http: with the runtime's `FormData` below, 12 ms.
  { by: 'axios', path: 'http2' },
  { by: 'axios', path: './fetch.js' },
];

const neverUsed = {
  name: 'never-used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, ({ importer, path }) =>
      NEVER_USED.some((one) => one.path === path && importer.includes(`${sep}${one.by}${sep}`))
        ? { path, namespace: 'never-used' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'never-used' }, () => ({ contents: '' }));
    // Whoever looks at it makes Node.js load all of undici; we send JSON.
    onLoad({ filter: /[\\/]axios[\\/]lib[\\/]utils\.js$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      const without = contents.replace(/(?<=const FormDataCtor = ).*(?=;)/, 'undefined');
      if (without === contents) throw new Error('axios no longer looks for FormData where it did.');
      return { contents: without };
    });
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Names stay, for stacks that can be read in a bug report.
  minifyWhitespace: true,
  minifySyntax: true,
  charset: 'utf8',
  legalComments: 'none',
  mainFields: ['module', 'main'],
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  // import() becomes a lazy require: the chunks are CommonJS and need no second loader.
  supported: { 'dynamic-import': false },
  plugins: [compiledTemplates, loadedLater, neverUsed],
  logLevel: 'warning',
};

await rm(`${root}dist`, { recursive: true, force: true });
const { metafile } = await build({
  ...common,
  metafile: true,
  entryPoints: {
    cli: 'src/cli.ts',
    init: 'src/commands/init.ts',
    prepare: 'src/commands/prepare.ts',
    todo: 'src/commands/todo.ts',
    publish: 'src/commands/publish.ts',
    adopt: 'src/commands/adopt.ts',
    undo: 'src/commands/undo.ts',
    doctor: 'src/commands/doctor.ts',
    whatif: 'src/commands/whatif.ts',
    scan: 'src/commands/scan.ts',
    draw: 'src/commands/draw.ts',
    backfill: 'src/commands/backfill.ts',
    list: 'src/commands/list.ts',
    'config-schema': 'src/config-schema.ts',
    ...Object.fromEntries(APART.map(({ name, file }) => [name, file])),
  },
});

// The JSON Schema of the config, for editors: made from the same schema that checks it.
const { jsonSchema } = await import(`${root}dist/config-schema.cjs`);
await writeFile(`${root}dist/config.schema.json`, `${JSON.stringify(jsonSchema(), null, 2)}\n`);
await rm(`${root}dist/config-schema.cjs`);

// What others wrote goes out with their names and terms.
await writeFile(`${root}dist/THIRD-PARTY-NOTICES.txt`, await notices(Object.keys(metafile.inputs)));

/** The licence of each package of which a file is in the bundle. */
async function notices(files) {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []);
  const entries = [...new Set(folders)].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(`${root}${folder}/package.json`, 'utf8'));
    const files = await readdir(`${root}${folder}`);
    const file = files.find((one) => /^licen[cs]e/i.test(one)) ?? files.find((one) => /^readme/i.test(one));
    const text = await readFile(`${root}${folder}/${file}`, 'utf8');
    // Some have their licence at the end of the README alone.
    const terms = /^readme/i.test(file) ? text.slice(text.search(/^#* *licen[cs]e$/im)) : text;
    return `${name} ${version} (${license})\n\n${terms.trim()}\n`;
  });
  return (await Promise.all(entries)).join(`\n${'-'.repeat(80)}\n\n`);
}
