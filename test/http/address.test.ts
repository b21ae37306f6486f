import { describe, expect, it } from 'vitest';
import { isTarget, openAddress } from '../../src/http/address.ts';
import { localLinks, readLinks } from '../../src/http/links.ts';

const ghe = () => openAddress('vendor', 'https://ghe.example.com:8443/api/v3//');

describe('a target', () => {
  it('is a path below the base URL, with its query', () => {
    expect(ghe().target('/hosts', {})).toBe('/hosts');
    expect(ghe().target('/hosts', { status: ['working', 'standby'], none: [], 'a b': 1 })).toBe(
      '/hosts?status=working&status=standby&a%20b=1',
    );
    expect(ghe().target('/hosts?page=2', { q: 'ü&=' })).toBe('/hosts?page=2&q=%C3%BC%26%3D');
    expect(ghe().target('/a b/決済#top', {})).toBe('/a%20b/%E6%B1%BA%E6%B8%88');
  });

  it('is asked at the base URL, however many slashes that ends with', () => {
    expect(ghe().base).toBe('https://ghe.example.com:8443/api/v3');
    expect(ghe().host).toBe('ghe.example.com:8443');
  });

  it.each(['hosts', '', '/..', '/../v33/x', '/%2e%2e/v4/x', '//evil.example/../../../x'])(
    'is nothing outside it: %j',
    (path) => {
      expect(() => ghe().target(path, {})).toThrow(`not a path below the base URL: ${path}`);
    },
  );

  it.each(['', '?a=1', 'hosts', '.example', '@evil.example/', ':1/'])(
    'begins with a slash: not %j',
    (path) => {
      const { target } = openAddress('vendor', 'https://api.example.com');
      expect(() => target(path, {})).toThrow(`not a path below the base URL: ${path}`);
    },
  );
});

describe('an address in an answer', () => {
  it.each([
    ['https://ghe.example.com:8443/api/v3/x?a=1#top', '/x?a=1'],
    ['/api/v3/x', '/x'],
    ['y?b=2', '/hosts/y?b=2'],
    ['?page=2', '/hosts/7?page=2'],
    ['../z', '/z'],
  ])('of this API is a target: %s', (address, place) => {
    expect(ghe().local(address, '/hosts/7?page=1')).toBe(place);
    expect(isTarget(place)).toBe(true);
  });

  it.each([
    ['https://ghe.example.com:8443/api/v33/x?key=1', 'https://ghe.example.com:8443'],
    ['https://ghe.example.com:8443/api/v3', 'https://ghe.example.com:8443'],
    ['https://ghe.example.com/api/v3/x', 'https://ghe.example.com'],
    ['http://ghe.example.com:8443/api/v3/x', 'http://ghe.example.com:8443'],
    ['//evil.example/api/v3/x?key=1', 'https://evil.example'],
    ['../../../login', 'https://ghe.example.com:8443'],
    ['https://[', 'nowhere'],
  ])('of anything else is its origin, without what may be secret: %s', (address, place) => {
    expect(ghe().local(address, '/hosts/7')).toBe(place);
    expect(isTarget(place)).toBe(false);
  });
});

it('only this machine has no wire to listen on', () => {
  const isLoopback = (base: string) => openAddress('vendor', base).loopback;
  expect(ghe().loopback).toBe(false);
  expect(isLoopback('http://127.0.0.1:3000')).toBe(true);
});

describe('the links of a list', () => {
  it.each([
    ['</x?page=2>; rel="next"', { next: '/x?page=2' }],
    ['</x?page=2>;rel=next', { next: '/x?page=2' }],
    ['</a>; rel=prev, </b>; rel=first, </c>;rel=last', { prev: '/a', first: '/b', last: '/c' }],
    ['</x>; title="a"; REL = "Next LAST"', { next: '/x', last: '/x' }],
    ['</x>; rel="help  next"', { next: '/x' }],
    ['</x>; rel="nextish", </y>; title=next', {}],
    ['</x>', {}],
    ['', {}],
  ])('are found by their relation: %s', (header, links) => {
    expect(readLinks(header)).toEqual({ links, elsewhere: null });
  });

  it('that go elsewhere are told from pages of documentation', () => {
    const header = '</x>; rel="prev", <https://evil.example>; rel="next"';
    expect(readLinks(header)).toEqual({ links: { prev: '/x' }, elsewhere: 'https://evil.example' });
    expect(readLinks('<https://docs.example>; rel="help"')).toEqual({ links: {}, elsewhere: null });
  });

  it('are targets as soon as they come in', () => {
    const header =
      '<https://ghe.example.com:8443/api/v3/x?page=2>; rel="next", <>; rel="first", <https://b.example/y>';
    expect(localLinks(header, '/x?page=1', ghe())).toBe(
      '</x?page=2>; rel="next", </x?page=1>; rel="first", <https://b.example>',
    );
  });
});
