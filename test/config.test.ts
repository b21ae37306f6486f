import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema, configWithoutFile, readConfig } from '../src/config.ts';
import { SOURCES } from '../src/sources/index.ts';
import { parts } from './support/config-parts.ts';

const read = (text: string) => readConfig(text, parts);

describe('a config of one service', () => {
  it('has a default for everything else', () => {
    expect(read('services: [{ name: blog, repo: acme/blog }]')).toEqual({
      timezone: 'Asia/Tokyo',
      locale: 'ja',
      output: 'minutes/{service}/{month}.md',
      charts: 'sparkline',
      index: null,
      templates: null,
      sources: [
        {
          name: 'mackerel',
          type: 'mackerel',
          settings: { apiKey: 'env:MACKEREL_APIKEY', url: 'https://api.example.com' },
        },
        { name: 'github', type: 'github', settings: {} },
      ],
      services: [
        { name: 'blog', repo: 'acme/blog', links: {}, attribution: [], slos: [], publish: [], settings: {} },
      ],
      sections: parts.sections.map((name) => ({ name, title: null })),
      rules: {
        night: { fromHour: 22, toHour: 7 },
        flapping: { alerts: 10, withinHours: 6, closedWithinMinutes: 15 },
        holidays: null,
      },
      known: [],
      glossary: [],
      people: [],
      rooms: [],
      meetings: null,
      replay: null,
    });
  });

  it('needs no file', () => {
    expect(configWithoutFile('blog', 'acme/blog', parts)).toEqual(
      read('services: [{ name: blog, repo: acme/blog }]'),
    );
    expect(configWithoutFile('blog', null, parts).services[0]?.repo).toBeNull();
  });

  it('is refused as a wrong use of the command when it has no file and can not be meant', () => {
    expect(() => configWithoutFile('../blog', 'blog', parts)).toThrow(
      expect.objectContaining({
        exit: 64,
        why: expect.stringMatching(
          /^1\. services\[0\]\.name must be one word.*\n2\. services\[0\]\.repo must be OWNER\/NAME/,
        ),
        try: 'pwg prepare blog --repo acme/blog',
      }),
    );
  });
});

describe('what a team says itself', () => {
  it('is kept for every service, the sources reading their own entries', () => {
    const { services } = read(`
      services:
        - name: 配送-api
          mackerel: { service: shipping }
          github: { incidents: [{ repo: acme/ops, labels: [incident] }, { issue: 'acme/ops#12' }] }
          links: { worklog: [{ '#ops-log': 'https://example.com/log', wiki: 'https://example.com/wiki' }] }
          attribution: [{ monitor: 3monXYZ, service: shipping }]
          slos: [{ name: availability, total: requests, bad: errors, target: 99.9 }]
        - { name: blog, repo: null }
    `);
    expect(services[0]).toEqual({
      name: '配送-api',
      repo: null,
      publish: [],
      links: {
        worklog: [
          { text: '#ops-log', url: 'https://example.com/log' },
          { text: 'wiki', url: 'https://example.com/wiki' },
        ],
      },
      attribution: [{ monitor: '3monXYZ', service: 'shipping' }],
      slos: [{ name: 'availability', total: 'requests', bad: 'errors', target: 99.9 }],
      settings: {
        mackerel: { service: 'shipping' },
        github: { incidents: [{ repo: 'acme/ops', labels: ['incident'] }, { issue: 'acme/ops#12' }] },
      },
    });
    expect(services[1]).toMatchObject({ name: 'blog', repo: null, settings: {} });
  });

  it('names one place to publish to, or several', () => {
    const places = (said: string) =>
      read(`services: [{ name: blog, publish: ${said} }]`).services[0]?.publish;
    expect(places('github-issue:acme/ops')).toEqual([{ to: 'github-issue:acme/ops', charts: 'svg' }]);
    expect(
      places("[github-issue:acme/ops, { to: 'github-wiki:acme/ops/{month}', charts: sparkline }]"),
    ).toEqual([
      { to: 'github-issue:acme/ops', charts: 'svg' },
      { to: 'github-wiki:acme/ops/{month}', charts: 'sparkline' },
    ]);
    expect(() => places('acme/ops')).toThrow(
      expect.objectContaining({ exit: 78, why: expect.stringContaining('github-issue:OWNER/REPO') }),
    );
  });

  it('replaces the list of sources, and a second organisation has a name of its own', () => {
    const { sources } = read(`
      sources:
        mackerel:
        mackerel-eu: { type: mackerel, apiKey: file:secrets/eu }
      services: [{ name: blog }]
    `);
    expect(sources).toEqual([
      {
        name: 'mackerel',
        type: 'mackerel',
        settings: { apiKey: 'env:MACKEREL_APIKEY', url: 'https://api.example.com' },
      },
      {
        name: 'mackerel-eu',
        type: 'mackerel',
        settings: { apiKey: 'file:secrets/eu', url: 'https://api.example.com' },
      },
    ]);
  });

  it('orders and renames sections', () => {
    const { sections } = read(
      'services: [{ name: blog }]\nsections: [alerts, { name: overview, title: まとめ }]',
    );
    expect(sections).toEqual([
      { name: 'alerts', title: null },
      { name: 'overview', title: 'まとめ' },
    ]);
  });

  it('changes a part of the rules and leaves the others', () => {
    const { rules } = read(
      'services: [{ name: blog }]\nrules: { night: { to: 6 }, flapping: { hours: 1.5 }, holidays: jp }',
    );
    expect(rules).toEqual({
      night: { fromHour: 22, toHour: 6 },
      flapping: { alerts: 10, withinHours: 1.5, closedWithinMinutes: 15 },
      holidays: 'jp',
    });
  });

  it('can be said once and repeated with anchors and merge keys', () => {
    const { services } = read(`
      services:
        - &blog { name: blog, repo: acme/blog, mackerel: { service: web } }
        - { <<: *blog, name: shop }
    `);
    expect(services.map(({ name, repo, settings }) => [name, repo, settings])).toEqual([
      ['blog', 'acme/blog', { mackerel: { service: 'web' } }],
      ['shop', 'acme/blog', { mackerel: { service: 'web' } }],
    ]);
  });

  it('does not share anything with the objects of the program', () => {
    expect(() =>
      read('__proto__: { evil: 1 }\nservices: [{ name: blog, __proto__: { evil: 1 } }]'),
    ).toThrow();
    expect(
      read('services: [{ name: blog }]\nsources: { mackerel: {}, __proto__: { evil: 1 } }').sources,
    ).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'evil')).toBe(false);
  });
});

describe('a second organisation', () => {
  const two = `sources:
  mackerel:
  mackerel-eu: { type: mackerel, url: 'https://eu.example.com' }
services:
  - { name: blog }
  - { name: shop, mackerel-eu: { service: shop } }
`;

  it('is a source of its own name, which services may name', () => {
    const { sources, services } = readConfig(two, parts);
    expect(sources.map(({ name, type }) => [name, type])).toEqual([
      ['mackerel', 'mackerel'],
      ['mackerel-eu', 'mackerel'],
    ]);
    expect(services.map(({ settings }) => settings)).toEqual([{}, { 'mackerel-eu': { service: 'shop' } }]);
  });

  it('is no key of a service where it is no source', () => {
    expect(() => readConfig('services: [{ name: shop, mackerel-eu: { service: shop } }]', parts)).toThrow(
      expect.objectContaining({ why: expect.stringContaining('mackerel-eu is not a known key') }),
    );
  });
});

describe('the JSON Schema for editors', () => {
  const schema = configJsonSchema(parts);

  it('knows every key, also those of the sources, and says which must be there', () => {
    expect(Object.keys(schema.properties ?? {})).toEqual(
      expect.arrayContaining([
        'timezone',
        'locale',
        'output',
        'sources',
        'services',
        'sections',
        'rules',
        'replay',
      ]),
    );
    expect(schema.required).toEqual(['services']);
    expect(schema.additionalProperties).toBe(false);
    expect(schema).toMatchObject({
      properties: {
        sources: { properties: { mackerel: { properties: { type: { const: 'mackerel' }, apiKey: {} } } } },
        services: {
          items: { required: ['name'], properties: { github: { properties: { incidents: {} } } } },
        },
        sections: { items: { anyOf: [{ enum: [...parts.sections] }, {}] } },
      },
    });
  });

  it('gives examples that work', () => {
    for (const [key, said] of Object.entries(schema.properties ?? {})) {
      const [example] = (said as { examples?: unknown[] }).examples ?? [];
      if (example === undefined) continue;
      const text = JSON.stringify({ services: [{ name: 'blog' }], [key]: example });
      expect(() => read(text), text).not.toThrow();
    }
  });
});

describe('the sample config', () => {
  const text = readFileSync(new URL('../pwg.config.yaml', import.meta.url), 'utf8');
  const sections = [
    ...['overview', 'todos', 'incidents', 'slo', 'worklog', 'alerts', 'monitoring', 'dashboards'],
    ...['unseen', 'capacity', 'topics', 'upcoming', 'actions', 'retro'],
  ];
  const real = { sources: SOURCES, sections };

  it('runs on the saved answers of the demo', () => {
    expect(readConfig(text, real)).toMatchObject({ replay: 'fixtures/demo', services: [{ name: 'shop' }] });
  });

  it('shows the defaults where it says so', () => {
    const [before = '', after = ''] = text.split('# All of the following are defaults');
    const uncommented = (part: string): string => part.replace(/^# (?=\S+:( |$)| )/gm, '');
    const defaults = readConfig(before, real);
    expect(Object.keys(parse(uncommented(after.slice(after.indexOf('\n')))))).toEqual([
      ...['timezone', 'locale', 'output', 'charts', 'sections', 'rules'],
    ]);
    expect(readConfig(`${before}${uncommented(after.slice(after.indexOf('\n')))}`, real)).toEqual(defaults);
  });

  it('names its JSON Schema in the first line, for editors', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./dist/config.schema.json');
  });
});
