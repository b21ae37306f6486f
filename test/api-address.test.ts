import { describe, expect, it } from 'vitest';
import { isApiAddress } from '../src/api-address.ts';
import { readConfig } from '../src/config.ts';
import { EXIT } from '../src/problem.ts';
import { SOURCES } from '../src/sources/index.ts';

describe('the address of an API', () => {
  it.each([
    'https://api.github.com',
    'https://ghe.example.com/api/v3',
    'http://127.0.0.1:8080',
    'http://localhost:1',
    'http://[::1]:1/',
  ])('may be %s', (url) => expect(isApiAddress(url)).toBe(true));

  it.each([
    'http://api.example.com',
    'http://127.0.0.1.example.com',
    'https://user:pass@example.com',
    'https://example.com/?key=1',
    'https://example.com/#x',
    'ftp://example.com',
    'example.com',
    '',
  ])('may not be %j: a key would travel in the clear, or stand in it', (url) => {
    expect(isApiAddress(url)).toBe(false);
  });

  it.each(['mackerel', 'github'])('is checked with its line before anything is asked (%s)', (source) => {
    const text = `sources:\n  ${source}:\n    url: http://api.example.com\nservices: [{ name: blog }]\n`;
    expect(() => readConfig(text, { sources: SOURCES, sections: ['retro'] })).toThrow(
      expect.objectContaining({ exit: EXIT.badConfig, why: expect.stringMatching(/line 3.*url.*https:/) }),
    );
  });
});
