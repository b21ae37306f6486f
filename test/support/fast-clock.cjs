'use strict';

// Loaded before the command (node --require): waits take a fiftieth of their time, deadlines a fifteenth.

const timers = require('node:timers/promises');

const { setTimeout: sleep } = timers;
timers.setTimeout = (ms, ...rest) => sleep(ms / 50, ...rest);
const { timeout } = AbortSignal;
AbortSignal.timeout = (ms) => timeout.call(AbortSignal, Math.ceil(ms / 15));
