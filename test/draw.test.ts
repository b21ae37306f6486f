/** A team with people and rooms, played through: what is drawn, what people make of it, and what the next run makes of that. */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draw } from '../src/draw.ts';
import { EXIT } from '../src/problem.ts';
import { prepare } from '../src/run.ts';
import { prepareRequest } from './support/request.ts';
import { PACKAGE_ROOT, testWorld } from './support/world.ts';

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-draw-')));
});
afterAll(() => rmSync(folder, { recursive: true }));

const PAGE = 'minutes/shop/2026-10.md';
const ROOM = 'minutes/shop/2026-10.past.md';
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const rewrite = (file: string, from: string, to: string): void => {
  expect(read(file)).toContain(from);
  writeFileSync(join(folder, file), read(file).replace(from, to));
};
const line = (file: string, containing: string): string =>
  read(file)
    .split('\n')
    .find((one) => one.includes(containing)) ?? '';

function config(people: string): void {
  writeFileSync(
    join(folder, 'pwg.config.yaml'),
    `replay: ${JSON.stringify(join(PACKAGE_ROOT, 'fixtures/demo'))}
services:
  - name: shop
    github: { incidents: [{ repo: acme-web/operations, labels: [incident, 'service:shop'] }] }
sections: [incidents, topics]
meetings: third tuesday
rooms: [{ name: past, sections: [incidents], size: 3 }, { name: ideas, sections: [topics], size: 3 }]
people:
${people}`,
  );
}

const PEOPLE = `  - { name: yuki, role: sre }
  - { name: ken }
  - { name: mika }
  - { name: 佐藤 花子, role: manager }
  - { name: '@bob', role: other }
  - { name: Ann }
`;

async function run(): Promise<void> {
  const request = prepareRequest({ target: { output: null, mode: 'write' } });
  expect([EXIT.ok, EXIT.partial]).toContain(await prepare(request, testWorld({ cwd: folder })));
}

async function drawn(different: { readonly locale?: 'ja' | 'en'; readonly format?: 'text' | 'json' } = {}) {
  const world = testWorld({ cwd: folder });
  const request = { ...prepareRequest(), locale: null, format: 'json' as const, ...different };
  expect(await draw(request, world)).toBe(EXIT.ok);
  return world.printed.join('');
}

it('the head of the page says when, who leads, who writes, who goes where and when the next one is', async () => {
  config(PEOPLE);
  await run();
  const head = read(PAGE).split('\n').slice(0, 8).join('\n');
  const { facilitator, scribe, rooms } = JSON.parse(await drawn());
  const shown = (name: string): string => name.replace('@', '');
  expect(head).toContain(
    `- 開催日: 2026-11-17（火） ／ 司会: ${shown(facilitator.name)} ／ 書記: ${shown(scribe.name)} ／ 次回: 2026-12-15（火）`,
  );
  for (const { name, members } of rooms) {
    expect(line(PAGE, `部屋 [${name}](2026-10.${name}.md)`)).toContain(
      `メンバー: ${members.map(shown).join('、')}`,
    );
  }
  expect(head).toContain('`pwg draw shop --month 2026-10`');
  expect(head).not.toContain('@');
});

it('the same comes out without the page, in whatever order the config names people', async () => {
  const before = JSON.parse(await drawn());
  config(PEOPLE.trimEnd().split('\n').reverse().join('\n'));
  const after = JSON.parse(await drawn());
  expect(after.seed).toBe(before.seed);
  expect([after.facilitator.name, after.scribe.name]).toEqual([before.facilitator.name, before.scribe.name]);
  config(PEOPLE);
});

it('what a room writes down comes to the joint page, with its decisions', async () => {
  const incident = /^- (\[[^\]]+\]\([^)]+issues[^)]+\)).*$/m.exec(read(ROOM))?.[1] ?? '';
  rewrite(ROOM, '\n-\n', '\n- 水曜だけ遅い\n  - 週次の集計？\n\n書き方は自由 | です\n');
  rewrite(ROOM, '  - 判断:\n', '  - 判断: 再発防止を来週までに\n');
  await run();
  const found = read(PAGE).split('## 部屋で見つけたこと')[1]?.split('\n## ')[0] ?? '';
  expect(found).toBe(`

**[past](2026-10.past.md)**

- 水曜だけ遅い
  - 週次の集計？

書き方は自由 | です

- ${incident}
  - 判断: 再発防止を来週までに

**[ideas](2026-10.ideas.md)**

まだありません。
`);
});

it('a finding that was edited on the joint page stays, also when the room takes it back', async () => {
  rewrite(PAGE, '- 水曜だけ遅い', '- 水曜だけ遅い（集計のせい）');
  await run();
  expect(read(PAGE).match(/水曜だけ遅い/g)).toHaveLength(1);
  expect(read(PAGE)).toContain('- 水曜だけ遅い（集計のせい）\n');
  rewrite(ROOM, '- 水曜だけ遅い\n  - 週次の集計？\n', '');
  await run();
  expect(read(PAGE)).toContain('- 水曜だけ遅い（集計のせい）（取得元から消失）\n');
});

it('whom somebody wrote into the head leads, and the draw says so', async () => {
  const { facilitator } = JSON.parse(await drawn());
  const other = facilitator.name === 'Ann' ? 'mika' : 'Ann';
  const shown = facilitator.name.replace('@', '');
  rewrite(PAGE, `司会: ${shown} ／`, `司会: **${other}** さん（代理） ／`);
  await run();
  expect(line(PAGE, '司会')).toContain(`司会: **${other}** さん（代理） ／`);
  const now = JSON.parse(await drawn());
  expect(now.facilitator).toMatchObject({ name: other, why: 'written', onPage: true });
  expect(await drawn({ format: 'text', locale: 'ja' })).toContain(
    `司会: ${other} – ページにそう書かれています`,
  );
});

it('only who is absent is drawn again: nobody else moves', async () => {
  const before = JSON.parse(await drawn());
  const away: string = before.scribe.name;
  config(PEOPLE.replace(new RegExp(`name: '?${away}'?`), `$&, absences: [2026-11-17]`));
  await run();
  const after = JSON.parse(await drawn());
  expect(after.facilitator.name).toBe(before.facilitator.name);
  expect(after.scribe.name).not.toBe(away);
  for (const [i, room] of after.rooms.entries()) {
    expect(room.members).toEqual(before.rooms[i].members.filter((name: string) => name !== away));
    expect(line(PAGE, `部屋 [${room.name}]`)).not.toContain(away);
  }
  expect(line(PAGE, '書記')).toContain(`書記: ${after.scribe.name.replace('@', '')}`);
  expect(read(PAGE)).not.toContain('最新:');
});

it('run again with nothing new, no page changes', async () => {
  const before = [read(PAGE), read(ROOM)];
  await run();
  expect([read(PAGE), read(ROOM)]).toEqual(before);
});

it('last month’s page is the memory: who led there does not lead again', async () => {
  config(PEOPLE);
  rmSync(join(folder, 'minutes'), { recursive: true });
  rmSync(join(folder, '.pwg'), { recursive: true });
  await run();
  const { facilitator } = JSON.parse(await drawn());
  const shown = facilitator.name.replace('@', '');
  const before = read(PAGE).replace('2026 年 10 月', '2026 年 9 月').replace('2026-11-17', '2026-10-20');
  rmSync(join(folder, 'minutes'), { recursive: true });
  await run();
  writeFileSync(join(folder, 'minutes/shop/2026-09.md'), before);
  rmSync(join(folder, PAGE));
  const next = JSON.parse(await drawn());
  expect(before).toContain(`司会: ${shown}`);
  expect(next.facilitator.name).not.toBe(facilitator.name);
  expect(next.queue.find((one: { name: string }) => one.name === facilitator.name).turns).toBe(1);
});

it('says why in both languages', async () => {
  expect(await drawn({ format: 'text', locale: 'ja' })).toMatch(
    /司会の回数がいちばん少ない（0 回）5 人からくじで/,
  );
  expect(await drawn({ format: 'text', locale: 'en' })).toMatch(
    /^Facilitator: \S.* – drawn from the 5 who have led least \(never yet\)$/m,
  );
});

it('a config without people is told what to add', async () => {
  writeFileSync(join(folder, 'pwg.config.yaml'), 'services: [{ name: shop, repo: acme-web/shop }]\n');
  const request = { ...prepareRequest(), locale: null, format: 'text' as const };
  await expect(draw(request, testWorld({ cwd: folder }))).rejects.toMatchObject({
    what: 'The config names no people.',
    exit: EXIT.badConfig,
  });
});
