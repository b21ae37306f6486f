import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { main } from '../src/cli.ts';
import { readConfig } from '../src/config.ts';
import { EXIT } from '../src/problem.ts';
import { prepare } from '../src/run.ts';
import { SECTIONS } from '../src/sections/index.ts';
import { SOURCES } from '../src/sources/index.ts';
import { prepareRequest } from './support/request.ts';
import { PACKAGE_ROOT, testWorld } from './support/world.ts';

const README = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
const parts = { sources: SOURCES, sections: SECTIONS.map(({ name }) => name) };

describe('the configs that README shows', () => {
  const blocks = [...README.matchAll(/^( *)```yaml\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', text = '']) =>
    text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );

  it('are two', () => expect(blocks).toHaveLength(2));

  it.each(blocks)('load without a complaint: %s', (text) => {
    expect(readConfig(text, parts).services.map(({ name }) => name)).toEqual(['blog']);
  });
});

describe('the lines of a page that README shows', () => {
  const quoted = [...README.matchAll(/^> ?(.*)$/gm)].map(([, line = '']) => line);
  const shown = quoted.filter((line) => line !== '' && line !== '…');

  it('are lines of the demo page, word for word', async () => {
    const lines = new Set((await Promise.all((['ja', 'en'] as const).map(demoPage))).join('\n').split('\n'));
    expect(shown.length).toBeGreaterThan(25);
    expect(shown.filter((line) => !lines.has(line))).toEqual([]);
  });
});

async function demoPage(locale: 'ja' | 'en'): Promise<string> {
  const world = testWorld();
  await prepare(prepareRequest({ demo: true, locale }), world);
  return world.printed.join('');
}

describe('the flags that README names', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  it('are those that there are', async () => {
    const help = await Promise.all(
      [
        [],
        ['prepare'],
        ['todo'],
        ['adopt'],
        ['undo'],
        ['doctor'],
        ['backfill'],
        ['whatif'],
        ['publish'],
        ['scan'],
        ['draw'],
        ['list'],
        ['init'],
      ].map((command) => helpOf(...command)),
    );
    expect(flagsIn(prose())).toEqual(flagsIn(help.join('\n')));
  });

  async function helpOf(...command: readonly string[]): Promise<string> {
    let said = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    await main(['node', 'pwg', ...command, '--help'], PACKAGE_ROOT, () => ({ run: async () => EXIT.ok }));
    return said;
  }
});

/** Without fenced blocks: those hold flags of other programs, too. */
const prose = (): string => README.replaceAll(/^( *)```[\s\S]*?^ *```$/gm, '');

const flagsIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([flag]) => flag))].sort();

describe('the workflows and parts of a config that README shows', () => {
  const blocks = [...README.matchAll(/^```yml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

  it.each(blocks.filter((text) => !text.includes('jobs:')))('load as a part of a config: %s', (text) => {
    const whole = `services: [{ name: shop }]\n${text}`;
    const { people, glossary } = readConfig(whole, parts);
    expect(people.length + glossary.length).toBeGreaterThan(1);
  });

  it.each(blocks.filter((text) => text.includes('jobs:')))('are pinned and may do little: %s', (text) => {
    const { permissions, concurrency, jobs } = parse(text);
    expect(permissions).toEqual({ contents: expect.stringMatching(/^(?:read|write)$/) });
    expect(concurrency).toBeDefined();
    expect(Object.keys(jobs).length).toBeGreaterThan(0);
    for (const [, action] of text.matchAll(/uses: (\S+)/g)) expect(action).toMatch(/@[0-9a-f]{40}$/);
  });

  it('fan out over pwg list', () => {
    const fan = blocks.map((text) => parse(text)).find(({ jobs }) => jobs?.page !== undefined);
    expect(JSON.stringify(fan.jobs.services.steps)).toContain('pwg list --json');
    expect(fan.jobs.page.strategy.matrix.service).toBe('${{ fromJSON(needs.services.outputs.names) }}');
    expect(fan.jobs.page.strategy['fail-fast']).toBe(false);
  });
});

it('README lists the exit codes that there are', () => {
  const table = README.slice(README.indexOf('## Exit codes'), README.indexOf('## How a run'));
  const listed = [...table.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(listed).toEqual(Object.values(EXIT));
});
