import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { prepare } from '../../src/run.ts';
import { prepareRequest } from '../support/request.ts';
import { testWorld } from '../support/world.ts';

it('shows the page of the demo with each chart below its line, and the top of the page first', async () => {
  const world = testWorld({ cwd: realpathSync(mkdtempSync(join(tmpdir(), 'pwg-html-demo-'))) });
  await prepare(prepareRequest({ demo: true, format: 'html', locale: 'en' }), world);
  const page = world.printed.join('');
  expect(page).toMatch(/<h2 id="october-at-a-glance">.*<div class="lead first"><h3>Deal with first<\/h3>/s);
  const charts = page.match(/<figure>/g)?.length ?? 0;
  expect(charts).toBeGreaterThan(3);
  // Each stands in an item: none was left for the end of its chapter.
  expect(page.match(/<\/figure>\s*(?:<ul>|<\/li>)/g)).toHaveLength(charts);
  expect(page).toMatch(/http\.errors<\/code><\/a>[^\n]*<figure>/);
});
