import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Problem } from '../../src/problem.ts';
import { parts } from '../support/config-parts.ts';

const BLOG = 'services: [{ name: blog }]\n';
const read = (text: string) => readConfig(BLOG + text, parts);

function why(text: string): string {
  try {
    read(text);
  } catch (problem) {
    return (problem as Problem).why;
  }
  return '';
}

it('people, rooms and the day of the meeting have a default for everything but names', () => {
  const { people, rooms, meetings } = read(`
people: [{ name: yuki }, { name: '@hana', role: manager, since: 2026-04-01, absences: [2026-11-17, { from: 2026-12-28, to: 2027-01-08 }] }]
rooms: [{ name: db }]
meetings: Third  Tuesday
`);
  expect(people).toEqual([
    { name: 'yuki', role: 'engineer', since: null, absences: [] },
    {
      name: '@hana',
      role: 'manager',
      since: '2026-04-01',
      absences: [
        { from: '2026-11-17', to: '2026-11-17' },
        { from: '2026-12-28', to: '2027-01-08' },
      ],
    },
  ]);
  expect(rooms).toEqual([{ name: 'db', sections: [], services: [], size: 4 }]);
  expect(meetings).toEqual({ nth: 3, weekday: 2 });
});

describe('is told', () => {
  it.each([
    ['people: [{ name: "yuki / ken" }]', 'people[0].name must be a name in one piece'],
    ['people: [{ name: yuki, role: boss }]', 'people[0].role is not known'],
    ['people: [{ name: yuki, since: yesterday }]', 'people[0].since must be a day'],
    ['people: [{ name: yuki }, { name: Yuki }]', 'people[1].name stands twice'],
    ['people: [{ name: yuki, absences: [2026-11-17] }]', 'people[0].absences needs meetings:'],
    ['rooms: [{ name: db }, { name: db }]', 'rooms[1].name stands twice'],
    ['rooms: [{ name: db, sections: [nothing] }]', 'rooms[0].sections[0] is not known'],
    ['rooms: [{ name: db, services: [shop] }]', 'rooms[0].services[0] is not among services:'],
    ['rooms: [{ name: new }]', 'rooms[0].name would be taken for a page'],
    ['meetings: every tuesday', 'meetings must be first, second, third, fourth or last'],
  ])('with its line: %s', (text, words) => {
    expect(why(text)).toContain(words);
    expect(why(text)).toMatch(/^line 2: /);
  });

  it('that a room looks at what is not on the page', () => {
    const [first, second] = parts.sections;
    expect(why(`sections: [${first}]\nrooms: [{ name: db, sections: [${second}] }]`)).toContain(
      'rooms[0].sections[0] is not among sections:',
    );
  });
});
