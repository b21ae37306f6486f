import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../src/config.ts';
import { asSeenBy, connect } from '../src/connect.ts';
import { Problem } from '../src/problem.ts';
import { SOURCES } from '../src/sources/index.ts';
import { testWorld } from './support/world.ts';

const config = (text: string): Config => readConfig(text, { sources: SOURCES, sections: ['retro'] });

const seen = async (text: string, service: string) => {
  const project = {
    root: '/nowhere',
    config: config(text),
    replay: null,
    record: null,
    refresh: false,
    known: [],
    at: new Date(0),
  };
  return asSeenBy(service, await connect(project, testWorld({ env: () => 'key-for-tests' })));
};

const TWO = `sources:
  mackerel:
  mackerel-eu: { type: mackerel, url: 'https://eu.example.com' }
services:
  - { name: blog }
  - { name: shop, mackerel-eu: { service: shop } }
  - { name: both, mackerel: { service: a }, mackerel-eu: { service: b } }
`;

describe('the sources of a service', () => {
  it.each([
    ['blog', ['mackerel']],
    ['shop', ['mackerel-eu']],
    ['both', ['mackerel', 'mackerel-eu']],
  ])('of one type are those it names, else the one called as the type: %s', async (service, names) => {
    expect((await seen(TWO, service)).map(({ name }) => name)).toEqual(names);
  });

  it('tell only of kinds that the service names a place for', async () => {
    const text = `services:
  - { name: blog }
  - { name: shop, github: { incidents: [{ repo: acme/ops }] } }
`;
    const provides = async (service: string) =>
      (await seen(text, service)).find(({ name }) => name === 'github')?.provides;
    expect(await provides('blog')).toEqual([]);
    expect(await provides('shop')).toEqual(['incidents']);
  });

  it('stay a Problem where they can not be opened, and the others go on', async () => {
    const project = {
      root: '/nowhere',
      config: config('services: [{ name: blog, repo: acme/blog }]'),
      replay: null,
      record: null,
      refresh: false,
      known: [],
      at: new Date(0),
    };
    const env = (name: string) => (name === 'GITHUB_TOKEN' ? 'key-for-tests' : undefined);
    const [mackerel, github] = asSeenBy('blog', await connect(project, testWorld({ env })));
    expect(mackerel?.opened).toBeInstanceOf(Problem);
    expect(github?.opened).not.toBeInstanceOf(Problem);
  });
});
