import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refuseNodeDebug } from '../../src/commands/node-debug.ts';
import { EXIT } from '../../src/problem.ts';
import { buildIfStale, CANARY, emptyFolder, pwg } from '../support/built-command.ts';
import { type FaultServer, faultServer, json } from '../support/fault-server.ts';
import { everyByte, keysIn } from '../support/keys-seen.ts';

it.each(['http', 'HTTP', 'fs,net', 'https', ' child_process', '*', 'h*', 'n?t,*_process'])(
  'NODE_DEBUG=%s would print keys',
  (said) => {
    expect(() => refuseNodeDebug(said)).toThrow(expect.objectContaining({ exit: EXIT.usage }));
  },
);

it.each([undefined, '', 'fs', 'tls,module', 'mylib', 'http2x', 'htt.', '[h]ttp', '('])(
  'NODE_DEBUG=%s would not',
  (said) => {
    expect(() => refuseNodeDebug(said)).not.toThrow();
  },
);

describe('a process that is debugged', () => {
  let refusing: FaultServer;
  beforeAll(async () => {
    buildIfStale();
    refusing = await faultServer({}, { otherwise: json({ message: 'no' }, { status: 401 }) });
  }, 120_000);
  afterAll(() => refusing.close());

  let folder: string;
  beforeEach(() => {
    folder = emptyFolder();
    const sources = `sources: { mackerel: { url: '${refusing.url}' }, github: { url: '${refusing.url}' } }`;
    const services = `services: [{ name: photo, repo: acme/photo }]`;
    writeFileSync(join(folder, 'pwg.config.yaml'), `${sources}\n${services}\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const debugged = (NODE_DEBUG: string) =>
    pwg(['prepare', '--output', '-'], folder, { NODE_DEBUG, DEBUG: '*' });

  it.each(['http,https,net,tls', 'child_process', '*'])(
    'does not start where Node.js would print a key: %s',
    async (sets) => {
      const asked = refusing.requests.length;
      const ended = await debugged(sets);
      expect(ended).toMatchObject({ code: EXIT.usage, err: expect.stringContaining('--verbose') });
      expect(keysIn(`${ended.out}${ended.err}${everyByte(folder)}`, [CANARY])).toEqual([]);
      expect(refusing.requests).toHaveLength(asked);
    },
  );

  it('runs where it would not, and no package of ours prints one', async () => {
    const ended = await debugged('tls,module,timer,stream,fetch,undici');
    expect(ended).toMatchObject({ code: EXIT.refused });
    expect(keysIn(`${ended.out}${ended.err}${everyByte(folder)}`, [CANARY])).toEqual([]);
  });
});
