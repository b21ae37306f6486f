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

describe('what may stand in a template', () => {
  const bare = (template: string, around: Parameters<typeof mistakesIn>[1]) =>
    mistakesIn(Handlebars.parse(template).body as unknown as readonly TemplateNode[], around).map(
      ({ what }) => what,
    );

  it.each([
    ['{{name upper=1}}', "1: {{name}}: helpers can't be used, words come finished"],
    ['{{#each}}x{{/each}}', '1: {{#each}}: the only block is {{#each list}} … {{else}} … {{/each}}'],
    [
      '{{#each rules notes}}x{{/each}}',
      '1: {{#each}}: the only block is {{#each list}} … {{else}} … {{/each}}',
    ],
    [
      '{{#each "rules"}}x{{/each}}',
      '1: {{#each rules}}: there is no such list; here are: name, count, notes, rules',
    ],
    ['{{@index}}', '1: {{@index}}: there is no such name; here are: name, count, notes, rules'],
    ['{{#each rules}}{{@key}}{{/each}}', '1: {{@key}}: there is no such name; here are: rule, hosts'],
    ['{{#each rules}}{{@index.x}}{{/each}}', '1: {{@index.x}}: there is no such name; here are: rule, hosts'],
    ['{{5}}', '1: {{5}}: there is no such name; here are: name, count, notes, rules'],
  ])('is not %s', (template, complaint) => {
    expect(mistakes(template)).toEqual([complaint]);
  });

  it('are the names of a loop within it, and an inverse without a list of its own', () => {
    expect(mistakes('{{#each rules}}{{@first}}{{@last}}{{@index}}{{/each}}')).toEqual([]);
    expect(mistakes('{{^each rules}}none{{/each}}')).toEqual([]);
    expect(mistakes('{{^each rules}}{{nmae}}{{/each}}')).toHaveLength(1);
  });

  it('is told with what is here, or without where nothing has a name', () => {
    expect(bare('{{#each notes}}{{x}}{{/each}}', { notes: [3] as never })).toEqual([
      '{{x}}: there is no such name',
    ]);
    expect(bare('{{x}}', {})).toEqual(['{{x}}: there is no such name']);
    expect(bare('{{#each notes}}{{x.y}}{{/each}}', { notes: [null] as never })).toEqual([
      '{{x.y}}: there is no such name',
    ]);
  });
});
