// Bundles each command into one CommonJS file, so that starting one loads that one: `npm run build`, run by `npm ci` too.
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** cli.cjs holds the table of commands alone; each command is a file beside it, loaded when it is called. */
const commandsApart = {
  name: 'commands-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/commands\/[\w-]+\.ts$/ }, ({ path }) => ({
      path: path.replace('./commands/', './').replace(/\.ts$/, '.cjs'),
      external: true,
    }));
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
  outExtension: { '.js': '.cjs' },
  // import() becomes a lazy require: the chunks are CommonJS and need no second loader.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
};

await rm(`${root}/dist`, { recursive: true, force: true });
await Promise.all([
  build({ ...common, entryPoints: ['src/cli.ts'], outdir: 'dist', plugins: [commandsApart] }),
  build({ ...common, entryPoints: ['src/commands/prepare.ts', 'src/commands/doctor.ts'], outdir: 'dist' }),
]);

// The JSON Schema of the config, for editors: made from the same schema that checks it.
await build({ ...common, entryPoints: ['src/config-schema.ts'], outdir: 'dist' });
const { jsonSchema } = await import(`${root}/dist/config-schema.cjs`);
await writeFile(`${root}/dist/config.schema.json`, `${JSON.stringify(jsonSchema(), null, 2)}\n`);
await rm(`${root}/dist/config-schema.cjs`);
