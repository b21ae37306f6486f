import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKnown } from '../../src/config/known-file.ts';
import { configJsonSchema, readConfig } from '../../src/config.ts';
import { Problem } from '../../src/problem.ts';
import { openProject } from '../../src/project.ts';
import { parts } from '../support/config-parts.ts';
import { prepareRequest } from '../support/request.ts';
import { testWorld } from '../support/world.ts';

const BLOG = 'services: [{ name: blog }]\n';

const REGISTER = `
- match: { monitor: checkout errors }
  explanation: the import at eleven
  until: 2027-03-31
- match: { monitor: /^batch /i, host: batch1, message: /time ?out/ }
  explanation: nightly
  until: '2026-12-31'
  atMost: 20
  usually: 03:00
`;

const READ = [
  {
    match: { monitor: 'checkout errors', host: null, message: null },
    explanation: 'the import at eleven',
    until: '2027-03-31',
    atMost: null,
    usually: null,
  },
  {
    match: { monitor: /^batch /i, host: 'batch1', message: /time ?out/ },
    explanation: 'nightly',
    until: '2026-12-31',
    atMost: 20,
    usually: '03:00',
  },
];

function why(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem && error.exit === 78) return error.why;
    throw error;
  }
  return '';
}

const complaint = (entry: string): string => why(() => readConfig(`${BLOG}known:\n  - ${entry}`, parts));

describe('the register of known patterns', () => {
  it('stands in the config, or in a file that the config names', () => {
    const indented = REGISTER.replaceAll('\n', '\n  ');
    expect(readConfig(`${BLOG}known:${indented}`, parts).known).toEqual(READ);
    expect(readConfig(`${BLOG}known: known.yaml`, parts).known).toBe('known.yaml');
    expect(readKnown(REGISTER, 'known.yaml')).toEqual(READ);
  });

  it('is empty unless somebody writes it', () => {
    expect(readConfig(BLOG, parts).known).toEqual([]);
  });

  it.each([
    ['checkout errors', 'known[0] must be a mapping of keys (found a single value).'],
    [
      '{ match: { monitr: p95 }, explanation: a, until: 2027-01-01 }',
      'known[0].match.monitr is not a known key. Did you mean monitor? Example: monitor: checkout errors',
    ],
    [
      '{ match: { monitor: "/(/" }, explanation: a, until: 2027-01-01 }',
      'known[0].match.monitor is no regular expression (found "/(/"). Example: monitor: checkout errors',
    ],
    [
      '{ match: { monitor: p95 }, until: 2027-01-01 }',
      'known[0].explanation is missing. Example: explanation: the nightly import; harmless',
    ],
    ['{ match: { monitor: p95 }, explanation: a }', 'known[0].until is missing. Example: until: 2027-03-31'],
    [
      '{ match: { monitor: p95 }, explanation: a, until: 2027-02-30 }',
      'known[0].until must be a day, YYYY-MM-DD: after it the team is asked again (found "2027-02-30"). Example: until: 2027-03-31',
    ],
    [
      '{ match: { monitor: p95 }, explanation: a, until: 2027-01-01, usually: 25:00 }',
      'known[0].usually must be a time of day, HH:MM (found "25:00"). Example: usually: 11:00',
    ],
    [
      '{ match: { monitor: p95 }, explanation: a, until: 2027-01-01, atMost: 0 }',
      'known[0].atMost must be at least 1 (found 0). Example: atMost: 20',
    ],
  ])('complains about %s with its line and what would be right', (entry, said) => {
    expect(complaint(entry)).toContain(`line 3: ${said}`);
  });

  it('complains about a file of its own by the lines of that file', () => {
    expect(why(() => readKnown(`${REGISTER}- { explanation: x }`, 'known.yaml'))).toContain(
      'line 10: [2].match is missing.',
    );
    expect(why(() => readKnown('a: b', 'known.yaml'))).toContain(
      'the file must be a list (found a mapping).',
    );
    expect(why(() => readKnown('\t- x', 'known.yaml'))).toContain(
      'a tab stands where YAML takes spaces only',
    );
  });

  it('is described for editors with examples that are valid', () => {
    const { properties } = configJsonSchema(parts);
    const known = properties?.known;
    const examples = typeof known === 'object' ? known.examples : undefined;
    expect(examples).toHaveLength(1);
    const example = JSON.stringify(examples?.[0]);
    expect(readConfig(`${BLOG}known: ${example}`, parts).known).toHaveLength(1);
  });
});

describe('a project whose register is a file', () => {
  const open = (known: string | null) => {
    const cwd = mkdtempSync(join(tmpdir(), 'pwg-known-'));
    writeFileSync(join(cwd, 'pwg.config.yaml'), `${BLOG}known: register.yaml`);
    if (known !== null) writeFileSync(join(cwd, 'register.yaml'), known);
    return openProject(prepareRequest(), testWorld({ cwd }));
  };

  it('reads it from beside the config', async () => {
    expect((await open(REGISTER)).known).toEqual(READ);
  });

  it('refuses to go on without the file: a register that is silently empty explains nothing', async () => {
    await expect(open(null)).rejects.toMatchObject({ what: 'There is no register.yaml.', exit: 66 });
  });
});
