import fc from 'fast-check';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { mistakesIn, type TemplateNode } from '../../src/agenda/check-template.ts';
import { words } from '../../src/markdown.ts';

const sample = {
  name: words('n'),
  count: 3,
  notes: [words('a')],
  rules: [{ rule: words('r'), hosts: [words('h')] }],
};

const mistakes = (template: string): readonly string[] =>
  mistakesIn(Handlebars.parse(template).body as unknown as readonly TemplateNode[], sample).map(
    ({ line, what }) => `${line}: ${what}`,
  );

describe('a template', () => {
  it('may place words, walk through lists and say something when there is nothing', () => {
    expect(
      mistakes(
        '{{! a remark }}{{name}} {{count}}\n{{#each rules}}{{@index}} {{rule}} {{../name}}{{#each hosts}}{{this}} {{../rule}} {{../../name}}{{/each}}{{else}}none {{name}}{{/each}}',
      ),
    ).toEqual([]);
  });

  it.each([
    ['{{nmae}}', '1: {{nmae}}: there is no such name; here are: name, count, notes, rules'],
    [
      '\n\n{{#each ruls}}{{/each}}',
      '3: {{#each ruls}}: there is no such list; here are: name, count, notes, rules',
    ],
    ['{{#each rules}}{{name}}{{/each}}', '1: {{name}}: there is no such name; here are: rule, hosts'],
    [
      '{{#each rules}}{{../../name}}{{/each}}',
      '1: {{../../name}}: there is no such name; here are: rule, hosts',
    ],
    ['{{rules}}', '1: {{rules}} is a list: use {{#each rules}}'],
    ['{{#if name}}x{{/if}}', '1: {{#if}}: the only block is {{#each list}} … {{else}} … {{/each}}'],
    [
      '{{#each name}}{{/each}}',
      '1: {{#each name}}: there is no such list; here are: name, count, notes, rules',
    ],
    ['{{log name}}', "1: {{log}}: helpers can't be used, words come finished"],
    ['{{lookup . "constructor"}}', "1: {{lookup}}: helpers can't be used, words come finished"],
    ['{{constructor}}', '1: {{constructor}}: there is no such name; here are: name, count, notes, rules'],
    [
      '{{name.__proto__}}',
      '1: {{name.__proto__}}: there is no such name; here are: name, count, notes, rules',
    ],
    [
      '{{> header}}',
      '1: PartialStatement: only {{name}} and {{#each list}} … {{else}} … {{/each}} can be used',
    ],
    ['{{@root.name}}', '1: {{@root.name}}: there is no such name; here are: name, count, notes, rules'],
  ])('is refused before any request: %s', (template, complaint) => {
    expect(mistakes(template)).toEqual([complaint]);
  });

  it('never hides a misspelt name, wherever it stands', () => {
    const right =
      '{{name}}{{#each rules}}{{rule}}{{#each hosts}}{{../rule}}{{/each}}{{else}}{{count}}{{/each}}';
    const names = [...right.matchAll(/(?<=[{/ ])(name|rules|rule|hosts|count)(?=})/g)];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom('x', '_', 'e', '2'), (match, added) => {
        const end = match.index + match[0].length;
        expect(mistakes(right.slice(0, end) + added + right.slice(end))).not.toEqual([]);
      }),
      { seed: 7 },
    );
  });
});
