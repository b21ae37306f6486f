import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PrepareRequest, prepare } from '../src/run.ts';
import { prepareRequest } from './support/request.ts';
import { PACKAGE_ROOT, testWorld } from './support/world.ts';

const GOLDEN = join(PACKAGE_ROOT, 'fixtures/golden');

/**
 * Whole meetings as folders: `pwg.config.yaml` (its `replay:` names the saved answers), and what must come out of them, once
 * per language, and once for machines. The diff is the review. UPDATE_GOLDEN=1 writes them anew.
 */
describe.each(readdirSync(GOLDEN))('the meeting %s', (name) => {
  const folder = join(GOLDEN, name);

  it.each(['ja', 'en'] as const)('reads as it did (%s)', async (locale) => {
    const { exit, printed } = await run(folder, { locale });
    compare(join(folder, `expected.${locale}.md`), `${printed}\n<!-- exit ${exit} -->\n`);
  });

  it('tells machines what it did', async () => {
    const { printed } = await run(folder, { format: 'json' });
    const { meeting, gaps, sections } = JSON.parse(printed);
    const facts = sections.map(({ name: section, facts: told }: { name: string; facts: unknown }) => ({
      section,
      facts: told,
    }));
    compare(join(folder, 'expected.json'), `${JSON.stringify({ meeting, gaps, facts }, null, 1)}\n`);
  });
});

async function run(folder: string, different: Partial<PrepareRequest>) {
  const world = testWorld({ cwd: folder });
  const exit = await prepare(prepareRequest(different), world);
  return { exit, printed: world.printed.join('') };
}

function compare(path: string, now: string): void {
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, now);
  expect(now).toBe(readFileSync(path, 'utf8'));
}
