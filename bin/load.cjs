'use strict';

// Compiling a bundle takes longer than running it. What V8 made of it is kept in the user's cache folder and handed back at
// the next start. Node.js 22 has a cache of its own, but of what is compiled as a file is loaded: most functions are compiled
// when they are first called, and here they are kept, too. Any trouble means: no cache this time.

const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { version } = require('../package.json');

const folder = cacheFolder();
const loaded = new Map();
const compiled = [];

/** Like require('../dist/<name>.cjs'). */
exports.load = (name) => {
  if (!loaded.has(name)) loaded.set(name, load(name));
  return loaded.get(name);
};

function load(name) {
  const file = path.join(__dirname, '..', 'dist', `${name}.cjs`);
  if (folder === null) return require(file);
  const source = fs.readFileSync(file, 'utf8');
  const { size, mtimeMs } = fs.statSync(file);
  const kept = path.join(
    folder,
    `${name}-${version}-${process.version}-${process.arch}-${size}-${mtimeMs}.bin`,
  );
  const cachedData = readIfThere(kept);
  const script = new vm.Script(Module.wrap(source), { filename: file, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) compiled.push({ script, kept });
  const module = { exports: {} };
  const requireHere = (wanted) =>
    wanted.startsWith('./') ? exports.load(path.basename(wanted, '.cjs')) : require(wanted);
  script.runInThisContext()(module.exports, requireHere, module, file, path.dirname(file));
  return module.exports;
}

/** Once the run is over, so that the functions it used are in it; one that was refused at its start has used few. */
exports.keep = () => {
  if (process.exitCode >= 64) return;
  for (const { script, kept } of compiled) {
    try {
      makeFolder(path.dirname(folder));
      makeFolder(folder);
      const fresh = `${kept}.${process.pid}`;
      fs.writeFileSync(fresh, script.createCachedData(), { flag: 'wx', mode: 0o600 });
      fs.renameSync(fresh, kept);
    } catch {
      // The next start is as slow as this one.
    }
  }
};

/** Not with `recursive`, which never ends on file systems that take no folders, such as /proc. */
function makeFolder(name) {
  if (!fs.existsSync(name)) fs.mkdirSync(name, { mode: 0o700 });
}

/** Code is read from there: only a folder that nobody else can write to will do. */
function cacheFolder() {
  const { HOME, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  const base = XDG_CACHE_HOME || (HOME && path.join(HOME, '.cache'));
  if (!base || !path.isAbsolute(base) || NODE_DISABLE_COMPILE_CACHE || !process.getuid) return null;
  const ours = path.join(base, 'pwg');
  try {
    const { uid, mode } = fs.lstatSync(ours);
    return uid === process.getuid() && (mode & 0o022) === 0 ? ours : null;
  } catch {
    return ours;
  }
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}
