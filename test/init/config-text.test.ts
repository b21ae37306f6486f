import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { configText, type Proposal } from '../../src/init/config-text.ts';
import { parts } from '../../src/project.ts';

const proposal: Proposal = { locale: 'ja', urls: {}, services: [], others: [] };

describe('the proposed config', () => {
  it('is short where a name and a repository say all', () => {
    const text = configText({
      ...proposal,
      services: [{ name: 'blog', repo: 'acme/blog', entries: {} }],
      others: ['search'],
    });
    expect(text).toContain('services:\n  - name: blog\n    repo: acme/blog\n');
    expect(text).toContain('  # - { name: search }\n');
    expect(readConfig(text, parts).services).toMatchObject([{ name: 'blog', repo: 'acme/blog' }]);
  });

  it('says one place a line, and is read back as it was meant', () => {
    const place = { repo: 'acme/ops', labels: ['incident', 'service:shop'] };
    const text = configText({
      ...proposal,
      locale: 'en',
      urls: { mackerel: '', github: 'https://ghe.example.com/api/v3' },
      services: [{ name: 'shop', repo: null, entries: { github: { incidents: [place] } } }],
    });
    expect(text).toContain('        - { repo: acme/ops, labels: [incident, service:shop] }\n');
    const config = readConfig(text, parts);
    expect(config.locale).toBe('en');
    expect(config.services[0]?.settings.github).toMatchObject({ incidents: [place] });
    expect(config.sources.map(({ name }) => name)).toEqual(['mackerel', 'github']);
  });

  it.each(['no', '2026', 'null'])('quotes a service that YAML would read otherwise: %s', (name) => {
    const text = configText({ ...proposal, services: [{ name, repo: null, entries: {} }], others: [name] });
    expect(text).toContain(name);
    expect(readConfig(text, parts).services[0]?.name).toBe(name);
  });
});
