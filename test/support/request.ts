import type { PrepareRequest } from '../../src/run.ts';

/** `pwg prepare --output -`, with what a test says differently. */
export function prepareRequest(different: Partial<PrepareRequest> = {}): PrepareRequest {
  return {
    services: [],
    configFile: null,
    repo: null,
    replay: null,
    record: null,
    refresh: false,
    demo: false,
    at: null,
    month: null,
    from: null,
    to: null,
    locale: null,
    only: [],
    skip: [],
    format: 'md',
    target: { output: '-', mode: 'write' },
    all: false,
    ...different,
  };
}
