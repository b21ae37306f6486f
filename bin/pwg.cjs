#!/usr/bin/env node
'use strict';

// The version is answered here, before anything else is loaded.
const [, , first, ...rest] = process.argv;
if ((first === '--version' || first === '-V') && rest.length === 0) {
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  require('../dist/cli.cjs').main(process.argv, require('node:path').dirname(__dirname));
}
