import nock from 'nock';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { forgetSecrets } from '../../src/secret.ts';

// Tests talk to nock or to a server of their own on loopback; nothing else may leave, and no mock may stay unused.
for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']) {
  delete process.env[name];
}

beforeEach(() => {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
});

afterEach((context) => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  if (unused.length > 0 && context.task.result?.state !== 'fail') {
    throw new Error(`mocks that nobody asked for: ${unused.join(', ')}`);
  }
});

// Files share one process: what one calls a key is an ordinary word in another.
afterAll(forgetSecrets);
