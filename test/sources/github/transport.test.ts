import { describe, expect, it } from 'vitest';
import { transport, webUrl } from '../../../src/sources/github/transport.ts';

describe('how GitHub is reached', () => {
  it('uses the reference of the config and no other', () => {
    expect(transport({ token: 'env:MY_TOKEN', url: 'https://api.github.com' }).secrets).toEqual([
      'env:MY_TOKEN',
    ]);
  });

  it.each([
    ['https://api.github.com', 'github.com'],
    ['https://api.acme.ghe.com', 'acme.ghe.com'],
  ])('looks for a token of %s in the order of gh', (url, host) => {
    expect(transport({ url }).secrets).toEqual([
      'env:GH_TOKEN',
      'env:GITHUB_TOKEN',
      `cmd:gh auth token --hostname ${host}`,
    ]);
  });

  it.each([
    ['https://ghe.example.com/api/v3', 'ghe.example.com'],
    ['https://api.github.com.example.com', 'api.github.com.example.com'],
    ['https://notgithub.com', 'notgithub.com'],
    ['https://api.evil-ghe.com', 'api.evil-ghe.com'],
  ])('never tries a token of github.com on %s', (url, host) => {
    expect(transport({ url }).secrets).toEqual([
      'env:GH_ENTERPRISE_TOKEN',
      'env:GITHUB_ENTERPRISE_TOKEN',
      `cmd:gh auth token --hostname ${host}`,
    ]);
  });

  it('goes on without a token, and sends one as a bearer', () => {
    const { withoutSecret, auth } = transport({ url: 'https://api.github.com' });
    expect(withoutSecret).toBeNull();
    expect(auth('t')).toEqual({ Authorization: 'Bearer t' });
  });

  it.each([
    ['https://api.github.com', 'https://github.com'],
    ['https://api.acme.ghe.com', 'https://acme.ghe.com'],
    ['https://ghe.example.com/api/v3', 'https://ghe.example.com'],
    ['http://127.0.0.1:4000/api/v3', 'http://127.0.0.1:4000'],
  ])('shows people of %s the pages at %s', (api, web) => {
    expect(webUrl(api)).toBe(web);
  });
});
