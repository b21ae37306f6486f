#!/usr/bin/env node
'use strict';

// A reader that went away (`pwg … | head`) is no failure; a full disk is one.
process.stdout.on('error', ({ code }) => {
  if (code !== 'EPIPE') process.exitCode = 74;
});

// The version is answered here, before anything else is loaded.
const [, , first, ...rest] = process.argv;
if ((first === '--version' || first === '-V') && rest.length === 0) {
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  const { keep, load } = require('./load.cjs');
  load('cli').main(process.argv, require('node:path').dirname(__dirname), load).finally(keep).finally(end);
}

/** Left to itself, Node.js waits for what it still optimises and takes the heap down piece by piece: a third of its start. */
function end() {
  process.stdout.write('', () => process.stderr.write('', () => setImmediate(process.exit)));
}
