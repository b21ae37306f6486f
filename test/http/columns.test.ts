import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byColumn, byRow } from '../../src/http/columns.ts';

it('writes each key of a list of alike rows once', () => {
  const metrics = [
    { time: 60, value: 1.5 },
    { time: 120, value: null },
  ];
  expect(byColumn({ metrics, nextId: 'a' })).toEqual({
    body: { metrics: { time: [60, 120], value: [1.5, null] }, nextId: 'a' },
    columns: ['metrics'],
  });
});

it.each([
  ['no object', [{ id: 1 }, { id: 2 }]],
  ['without rows', { rows: [] }],
  ['of rows without a key', { rows: [{}, {}] }],
  ['of rows with other keys', { rows: [{ id: 1 }, { id: 2, name: 'a' }] }],
  ['of rows that lack a key', { rows: [{ id: 1, name: 'a' }, { id: 2 }] }],
  [
    'of rows with another key in the end',
    {
      rows: [
        { id: 1, name: 'a' },
        { id: 2, host: 'b' },
      ],
    },
  ],
  [
    'of rows with the same keys in another order',
    {
      rows: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
  ],
  ['of rows and something else', { rows: [{ id: 1 }, 2] }],
])('leaves a body alone that is %s', (_, body) => {
  expect(byColumn(body)).toEqual({ body });
});

it('gives back what it was given, to the order of the keys', () => {
  const row = fc.oneof(fc.record({ time: fc.integer(), value: fc.jsonValue() }), fc.object());
  const bodies = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.string(), fc.oneof(fc.array(row), fc.jsonValue())),
  );
  fc.assert(
    fc.property(bodies, (made) => {
      const text = JSON.stringify(made);
      const saved = JSON.stringify(byColumn(JSON.parse(text)));
      expect(JSON.stringify(byRow(JSON.parse(saved))?.body)).toBe(text);
    }),
    { seed: 11 },
  );
});

it('keeps a key that is called __proto__', () => {
  const body: unknown = JSON.parse('{"rows": [{"id": 1, "__proto__": 2}, {"id": 2, "__proto__": 3}]}');
  expect(byRow({ ...byColumn(body) })?.body).toEqual(body);
});

it.each([
  ['names no lists', { columns: 'rows', body: { rows: { id: [1] } } }],
  ['has no list of that name', { columns: ['rows'], body: {} }],
  ['is a list', { columns: ['rows'], body: [] }],
  ['has rows already', { columns: ['rows'], body: { rows: [{ id: 1 }] } }],
  ['has columns of different lengths', { columns: ['rows'], body: { rows: { id: [1, 2], at: [1] } } }],
])('is not fooled by what %s', (_, saved) => {
  expect(byRow(saved)).toBeNull();
});
