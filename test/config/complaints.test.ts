import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { Problem } from '../../src/problem.ts';
import { parts } from '../support/config-parts.ts';

/** The complaints about a config, one a line, without their numbers. */
function complaints(text: string): readonly string[] {
  try {
    readConfig(text, parts);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.exit).toBe(78);
    return error.why.split('\n').map((line) => line.replace(/^\d+\. /, ''));
  }
  return [];
}

const BLOG = 'services: [{ name: blog }]\n';
const EXAMPLE = 'Example: services: [ { name: blog, repo: acme/blog } ]';

describe('a complaint', () => {
  it.each([
    [
      `${BLOG}timezone: Asia/Tokio`,
      'line 2: timezone is not known (found "Asia/Tokio"). Did you mean Asia/Tokyo? Example: timezone: Asia/Tokyo',
    ],
    [
      `${BLOG}timezone: +09:00`,
      'line 2: timezone is not known (found "+09:00"). Example: timezone: Asia/Tokyo',
    ],
    [`${BLOG}locale: jp`, 'line 2: locale is not known (found "jp"). Did you mean ja? Example: locale: ja'],
    [
      `${BLOG}timezon: UTC`,
      'line 2: timezon is not a known key. Did you mean timezone? Example: timezone: Asia/Tokyo',
    ],
    [
      `${BLOG}colour: red`,
      'line 2: colour is not a known key. Known here: timezone, locale, output, charts, index, templates, sources, services, sections, rules, known, glossary, people, rooms, meetings, replay. Example: { services: [ { name: blog, repo: acme/blog } ] }',
    ],
    [
      'services:\n  - name: blog\n    rep: acme/blog',
      'line 3: services[0].rep is not a known key. Did you mean repo? Example: repo: acme/blog',
    ],
    [
      'services:\n  - name: blog\n    repo: https://github.com/acme/blog',
      'line 3: services[0].repo must be OWNER/NAME (found "https://github.com/acme/blog"). Example: repo: acme/blog',
    ],
    ['services:\n  - repo: acme/blog', 'line 2: services[0].name is missing. Example: name: blog'],
    [
      'services:\n  - name: a/../b',
      'line 2: services[0].name must be one word of letters, digits, ".", "_" or "-"; it becomes part of a file name (found "a/../b"). Example: name: blog',
    ],
    ['services: blog', `line 1: services must be a list (found a single value). ${EXAMPLE}`],
    ['services:', `line 1: services is empty. ${EXAMPLE}`],
    ['services: []', `line 1: services must not be empty (found a list). ${EXAMPLE}`],
    ['', 'line 1: the file is empty. Example: { services: [ { name: blog, repo: acme/blog } ] }'],
    [
      `${BLOG}sections: [overview, alert]`,
      'line 2: sections[1] is not known (found "alert"). Did you mean alerts? Example: sections: [ overview, incidents, worklog ]',
    ],
    [
      `${BLOG}sections: [unseen]`,
      'line 2: sections[0] is not known (found "unseen"). Known here: overview, incidents, worklog, alerts. Example: sections: [ overview, incidents, worklog ]',
    ],
    [
      `${BLOG}sections: [{ name: alerts, titel: x }]`,
      'line 2: sections[0].titel is not a known key. Did you mean title? Example: sections: [ overview, incidents, worklog ]',
    ],
    [
      `${BLOG}sources:\n  mackerell: { apiKey: env:KEY }`,
      'line 3: sources.mackerell is not a known type of source. Did you mean mackerel? Example: sources: { mackerel: {}, github: {} }',
    ],
    [
      `${BLOG}sources:\n  eu:\n    type: macerel`,
      'line 4: sources.eu.type is not a known type of source (found "macerel"). Did you mean mackerel? Example: sources: { mackerel: {}, github: {} }',
    ],
    [
      `${BLOG}rules: { night: { from: 24 } }`,
      'line 2: rules.night.from must be at most 23 (found 24). Example: night: { from: 22, to: 7 }',
    ],
    [
      `${BLOG}rules: { night: { from: 7 } }`,
      'line 2: rules.night needs two different hours (found a mapping). Example: night: { from: 22, to: 7 }',
    ],
  ])('about %j names the line, the key, what is found and what would be right', (text, complaint) => {
    expect(complaints(text)).toEqual([complaint]);
  });

  it('about an entry of a source is judged by the form that comes nearest', () => {
    const incidents = (entry: string) =>
      complaints(`services:\n  - name: blog\n    github:\n      incidents:\n        - ${entry}`);
    const example = 'Example: incidents: [ { repo: acme/ops, labels: [ incident ] } ]';
    expect(incidents('{ repo: acme/ops, lables: [incident] }')).toEqual([
      `line 5: services[0].github.incidents[0].lables is not a known key. Did you mean labels? ${example}`,
    ]);
    expect(incidents('{ issue: 12 }')).toEqual([
      `line 5: services[0].github.incidents[0].issue must be text; put it in quotes: "12" (found 12). ${example}`,
    ]);
  });

  it('stands where an alias got the value from', () => {
    expect(
      complaints('services:\n  - { name: blog, repo: &repo blog }\n  - { name: shop, repo: *repo }'),
    ).toEqual([
      'line 2: services[0].repo must be OWNER/NAME (found "blog"). Example: repo: acme/blog',
      'line 3: services[1].repo must be OWNER/NAME (found "blog"). Example: repo: acme/blog',
    ]);
  });

  it.each([
    ['0755', 'found 0755'],
    ['1.10', 'found 1.10'],
    ['123e4567', 'found 123e4567'],
    ['12345678901234567890', 'found 12345678901234567890'],
    ['true', 'found true'],
  ])('about the id %s repeats it as it is written and says to put it in quotes', (id, found) => {
    const [complaint] = complaints(
      `services: [{ name: blog, attribution: [{ monitor: ${id}, service: blog }] }]`,
    );
    expect(complaint).toContain(
      `services[0].attribution[0].monitor must be text; put it in quotes: "${id}" (${found})`,
    );
  });

  it.each([
    ['/tmp/{service}.md', 'must start from the folder of this file and not from elsewhere'],
    ['C:\\pages\\{service}.md', 'must start from the folder of this file and not from elsewhere'],
    ['~/{service}.md', 'must start from the folder of this file and not from elsewhere'],
    ['../{service}.md', 'must not leave the project through ".."'],
    ['a/..\\b/{service}.md', 'must not leave the project through ".."'],
    ['a\0b/{service}.md', 'must be a path'],
    ['', 'must be a path'],
    ['minutes/', 'must name a file and not a folder'],
    ['minutes/{servise}.md', 'holds {servise}, and only {service} and {month} are filled in'],
  ])('about the output %j says what is wrong with it', (output, wrong) => {
    const [complaint] = complaints(JSON.stringify({ services: [{ name: 'blog' }], output }));
    expect(complaint).toContain(`output ${wrong}`);
    expect(complaint).toContain('Example: output: "minutes/{service}/{month}.md"');
  });

  it.each(['0', '100', '-1', '"99.9"', '.nan'])('refuses the target %s', (target) => {
    const slo = `{ name: a, total: b, bad: c, target: ${target} }`;
    expect(complaints(`services: [{ name: blog, slos: [${slo}] }]`)).toEqual([
      expect.stringMatching(/^line 1: services\[0\]\.slos\[0\]\.target must be .*Example: target: 99\.9$/),
    ]);
  });

  it('is made about names that stand twice and about a page that two services would share', () => {
    const slo = '{ name: up, total: a, bad: b, target: 99 }';
    expect(
      complaints(`
output: minutes/{month}.md
services:
  - name: blog
    slos: [${slo}, ${slo}]
  - name: blog
sections: [alerts, { name: alerts, title: x }]`),
    ).toEqual([
      expect.stringMatching(
        /^line 2: output must hold \{service\}, or all services would write the same page/,
      ),
      expect.stringMatching(/^line 5: services\[0\]\.slos\[1\]\.name stands twice \(found "up"\)/),
      expect.stringMatching(/^line 6: services\[1\]\.name stands twice \(found "blog"\)/),
      expect.stringMatching(/^line 7: sections\[1\] stands twice/),
    ]);
  });

  it('is made about every mistake at once, in the order of the lines', () => {
    const found = complaints(
      'locale: jp\ntimezone: Mars\nservices:\n  - repo: x\n  - name: 1\nrule: {}\nlocale: ja',
    );
    expect(found.map((line) => /^line \d+/.exec(line)?.[0])).toEqual(
      [2, 4, 4, 5, 6, 7].map((line) => `line ${line}`),
    );
  });
});

describe('a secret', () => {
  const SECRET = 'mk-0123456789abcdef';

  it.each([
    `sources: { mackerel: { apiKey: ${SECRET} } }`,
    `sources: { mackerel: { apiKey: 'env: ${SECRET}' } }`,
    `sources: { mackerel: { apikey: ${SECRET} } }`,
    `sources: { mackerel: { url: ${SECRET} } }`,
    `sources: { mackerel: ${SECRET} }`,
    `sources: ${SECRET}`,
    `sources: { mackerel: { apiKey: "x" ${SECRET} } }`,
    `sources: { mackerel: { apiKey: !${SECRET} x } }`,
    `sources: { mackerel: { apiKey: *${SECRET} } }`,
    `sources: { mackerel: { apiKey: a: ${SECRET} } }`,
    `%${SECRET}`,
    `apiKey: ${SECRET}`,
    `services: [{ name: blog, mackerel: ${SECRET} }]`,
    `services: [{ name: blog, mackerel: { apiKey: ${SECRET} } }]`,
  ])('that stands in %j is refused and not repeated', (text) => {
    const found = complaints(text.startsWith('services') ? text : `${BLOG}${text}`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).not.toContain(SECRET);
  });

  it('that YAML reads as a number is not repeated either', () => {
    expect(complaints(`${BLOG}sources: { mackerel: { apiKey: 8675309 } }`)).toEqual([
      'line 2: sources.mackerel.apiKey must say where the key is and not hold it: env:NAME, file:PATH or cmd:PROGRAM. Example: apiKey: env:MACKEREL_APIKEY',
    ]);
  });
});

describe('a text that is no config', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    'b: &b [*a,*a,*a,*a,*a,*a,*a,*a]',
    'c: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]',
  ];

  it.each([
    [
      'a tab',
      'services:\n\t- name: blog',
      'line 2: a tab stands where YAML takes spaces only; indent with two spaces.',
    ],
    [
      'several documents',
      `${BLOG}---\n${BLOG}`,
      'line 2: a second document begins ("---"); a config is one document.',
    ],
    [
      'a key twice',
      `${BLOG}locale: ja\nlocale: en`,
      'line 3: the key locale stands a second time; keep one of them.',
    ],
    ['a bomb of aliases', bomb.join('\n'), 'line 2: aliases ("*name") multiply beyond what a config needs.'],
    [
      'an alias without anchor',
      'services: *blog',
      'line 1: an alias ("*name") has no anchor ("&name") before it.',
    ],
    [
      'a tag',
      `${BLOG}locale: !!js/function ja`,
      'line 2: a tag ("!name") means nothing here; leave it away.',
    ],
    ['an open bracket', 'services: [{ name: blog }\nlocale: ja', 'line 2: this is not YAML:'],
    [
      'a reserved character',
      'services: @blog',
      'line 1: a value begins with a character that YAML keeps for itself',
    ],
    ['a merge of nothing', `${BLOG}<<: 3`, 'line 1: a merge key ("<<") takes a mapping or an alias of one.'],
    ['deep nesting', '['.repeat(20_000), 'line 1: this is nested deeper than any config needs.'],
    ['deep mappings', '{ a: '.repeat(20_000), 'line 1: this is nested deeper than any config needs.'],
    ['a list', '- blog', 'line 1: the file must be a mapping of keys (found a list).'],
    [
      'another file',
      '\u0000\u0001\u0002PNG',
      'line 1: the file must be a mapping of keys (found a single value).',
    ],
  ])('because of %s is refused with the line', (_, text, complaint) => {
    const [first = ''] = complaints(text);
    expect(first.startsWith(complaint)).toBe(true);
  });

  it('gets no more than a handful of complaints about its syntax', () => {
    expect(complaints('x: [\n'.repeat(300)).length).toBeLessThanOrEqual(5);
  });
});
