#!/usr/bin/env node
'use strict';

// The version is answered here, before anything else is loaded.
const [, , first, ...rest] = process.argv;
if ((first === '--version' || first === '-V') && rest.length === 0) {
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  const { keep, load } = require('./load.cjs');
  load('cli').main(process.argv, require('node:path').dirname(__dirname), load).finally(keep);
}
