import { describe, expect, it } from 'vitest';
import { chartsOf } from '../../src/agenda/charts.ts';
import { type Agenda, compose } from '../../src/agenda/compose.ts';
import { agendaJson } from '../../src/agenda/json.ts';
import { loadCompiler, openPage, openTemplates, type Template } from '../../src/agenda/render.ts';
import { roomPage } from '../../src/agenda/room-page.ts';
import { words } from '../../src/markdown.ts';
import type { Meeting, RoomDuty } from '../../src/meeting.ts';
import { EXIT, Problem } from '../../src/problem.ts';
import { defineSection, type Section, titled } from '../../src/sections/section.ts';
import { meeting, tokyo } from '../support/meeting.ts';

const compiler = await loadCompiler();
const AGENDA = `# {{title}}

{{service}} | {{counted}} | {{zone}} | {{asOf}} | {{gaps}}
{{#each lastPage}}{{this}}{{/each}}
{{#each leftOut}}{{this}}{{/each}}
{{day}}{{#each next}} → {{this}}{{/each}} | {{facilitator}} | {{scribe}}
{{#each events}}{{this}}{{/each}}
{{#each rooms}}- {{this}}
{{/each}}{{#each drawn}}{{this}}{{/each}}
{{#each chapters}}

{{heading}}

{{text}}   \t
{{/each}}
`;

const section = (name: string, more: Partial<Parameters<typeof defineSection>[0]> = {}): Section =>
  defineSection({
    name,
    title: titled(`${name} ja`, `${name} en`),
    needs: [],
    sample: { line: words('x') },
    view: () => ({ facts: { name }, body: { line: words(`${name} says`) } }),
    ...more,
  });
const alerts = section('alerts');
const retro = section('retro');
const slo = section('slo', {
  needs: ['objectives'],
  view: () => ({ facts: {}, body: { line: words('') }, quiet: words('SLO met'), charts: [chart('burn')] }),
});
const capacity = section('capacity', {
  under: 'alerts',
  view: () => ({
    facts: {
      until: tokyo('2026-12-01 09:30'),
      hosts: [{ name: 'web', seen: [tokyo('2026-10-02')] }],
      none: null,
    },
    body: { line: words('disk') },
    question: words('Who buys one?'),
    charts: [chart('disk-used'), chart('disk-free')],
  }),
});
const all = [alerts, capacity, slo, retro];

function chart(name: string) {
  return { name, title: name, of: null, svg: `<svg>${name}</svg>` };
}

const templates = (agenda: string = AGENDA, ...sections: readonly Section[]): Map<string, Template> =>
  new Map([
    ['agenda', { file: 'agenda.md.hbs', text: agenda }],
    ...sections.map(({ name }): [string, Template] => [
      `sections/${name}`,
      { file: `${name}.hbs`, text: '{{line}}\n\n\n\n' },
    ]),
  ]);
const renderer = openTemplates(templates(AGENDA, ...all), all, compiler);
const agendaOf = (
  different: Partial<Meeting> = {},
  records: object = { objectives: [] },
  gaps: Agenda['gaps'] = [],
) =>
  compose(
    all.map((one) => ({ section: one, title: null })),
    { records, gaps, unavailable: [] },
    meeting({ locale: 'en', ...different }),
  );
const NINE = tokyo('2026-11-16 09:00');
const page = (...given: Parameters<typeof agendaOf>) => renderer.page(agendaOf(...given), NINE);
const problem = new Problem(
  { what: 'No answer.', why: '503\nfrom the proxy', try: 'Run again.' },
  EXIT.partial,
);
const GAPS = [
  { source: 'mackerel', kind: 'objectives', problem },
  { source: 'mackerel', kind: 'objectives', problem },
] as const;
const FACILITATED = {
  day: '2026-11-17',
  next: '2026-12-15',
  duties: {
    facilitator: { name: '@yuki', written: null },
    scribe: { name: 'ken', written: '**Ken** (remote)' },
    events: ['hana', 'ren'],
    rooms: [],
    seed: '4f2a',
  },
} as const;

describe('a page', () => {
  it('is its chapters in order, each below its heading, without those that are quiet', () => {
    expect(page()).toBe(`# PWG shop, October 2026

shop | Oct 1 – Oct 31 | Japan time | Nov 16 09:00 | none

(date to be set) | (to be set) | (to be set)

## alerts en

alerts says

### capacity en

disk

*Who buys one?*

## retro en

retro says
`);
  });

  it('names each gap at its head once, and in full below the heading of what it touches', () => {
    const text = page({}, {}, GAPS);
    expect(text).toContain('| mackerel: could not read SLOs\n');
    const line =
      '> ⚠ mackerel: could not read SLOs. For whoever runs pwg: No answer. 503 from the proxy → Run again.';
    expect(text).toContain(`## slo en\n\n${line}\n\n${line}\n\n## retro`);
  });

  it('links to the page before and to what lives elsewhere, and names what was left out', () => {
    const agenda = {
      ...agendaOf({
        lastPage: '2026-09.md',
        links: {
          alerts: [
            { text: 'rota', url: 'https://x.example/r' },
            { text: 'map', url: 'https://x.example/m' },
          ],
        },
      }),
      leftOut: ['SLO', 'Work log'],
    };
    const text = renderer.page(agenda, NINE);
    expect(text).toContain(
      '| none\n[last time](2026-09.md)\nLeft out: SLO, Work log (no source configured)\n',
    );
    expect(text).toContain(
      '## alerts en\n\n[rota](https://x.example/r), [map](https://x.example/m)\n\nalerts says',
    );
  });

  it('explains a metric where it is first named, and at its end whatever newcomers need', () => {
    const metric = section('alerts', {
      view: () => ({ facts: {}, body: { line: words('`loadavg5` (how busy the server is)') } }),
    });
    const twice = [metric, section('retro', { view: metric.view })];
    const opened = openTemplates(templates(AGENDA, ...twice), twice, compiler);
    const said = (newcomers: boolean) =>
      opened.page(
        compose(
          twice.map((one) => ({ section: one, title: null })),
          { records: {}, gaps: [], unavailable: [] },
          meeting({ locale: 'en', newcomers }),
        ),
        NINE,
      );
    expect(said(false)).toMatch(/## retro en\n\n`loadavg5`\n$/);
    expect(said(true)).toMatch(/## What the words mean\n\n- `loadavg5`: how busy the server is\n$/);
  });

  it('says who does what on which day, and how that was drawn', () => {
    const text = page({ sitting: FACILITATED });
    expect(text).toContain('2026-11-17 (Tue) → 2026-12-15 (Tue) | yuki | **Ken** (remote)\n');
    expect(text).toContain(
      'Telling what happened when a graph moved (announcements, press, campaigns): hana, ren\n',
    );
    expect(text).toContain(
      'Facilitator and scribe come from a fair draw (seed 4f2a); `pwg draw shop --month 2026-10` says why\n',
    );
    expect(page({ sitting: FACILITATED, locale: 'ja' })).toContain(
      '2026-11-17（火） → 2026-12-15（火） | yuki',
    );
    const nobody = { ...FACILITATED.duties, facilitator: null, events: [] };
    const open = page({ sitting: { day: null, next: null, duties: nobody } });
    expect(open).toContain('(date to be set) | (to be set) | **Ken** (remote)\n');
    expect(open).not.toContain('Telling');
    expect(page({ sitting: { day: '2026-11-17', next: null, duties: null } })).not.toContain('draw');
  });
});

describe('a template', () => {
  const refused = (...given: readonly (readonly [string, string])[]) => {
    const broken = templates(AGENDA, ...all);
    for (const [name, text] of given) broken.set(name, { file: `${name}.hbs`, text });
    try {
      openTemplates(broken, all, compiler);
    } catch (error) {
      return error as Problem;
    }
    return null;
  };

  it('with mistakes is refused, all of them told at once by file and line', () => {
    const one = refused(['sections/slo', '\n{{lin}}']);
    expect(one).toBeInstanceOf(Problem);
    expect(one?.what).toBe('A template has a mistake.');
    expect(one?.why).toBe('sections/slo.hbs, line 2: {{lin}}: there is no such name; here are: line');
    expect(one?.exit).toBe(EXIT.badConfig);
    const more = refused(
      ['agenda', '{{titel}}'],
      ['sections/slo', '{{#each line'],
      ['sections/retro', '{{lines}}'],
    );
    expect(more?.what).toBe('Templates have 3 mistakes.');
    expect(more?.why).toMatch(/^agenda\.hbs, line 1: .*\nsections\/slo\.hbs: Parse error on line 1: .*\nsec/);
    expect(refused()).toBeNull();
  });

  it('that is missing, or comes as text without a compiler, is a mistake of ours', () => {
    expect(() => openTemplates(templates(), [alerts], compiler)).toThrow('no template "sections/alerts"');
    expect(() => openTemplates(templates(), [], null)).toThrow('agenda.md.hbs needs the compiler');
  });

  it('may be a page of its own', () => {
    const place = openPage(
      'index',
      { line: words('x') },
      new Map([['index', { file: 'i', text: '{{line}}  \n\n\n\nend\n\n' }]]),
      compiler,
    );
    expect(place({ line: words('a & b <i>') })).toBe('a & b <i>\n\nend\n');
    expect(() =>
      openPage(
        'index',
        { line: words('x') },
        new Map([['index', { file: 'i', text: '{{lime}}' }]]),
        compiler,
      ),
    ).toThrow(Problem);
  });
});

describe('the page for machines', () => {
  it('holds facts with the offset of the zone, and every chapter as Markdown, the quiet ones as their phrase', () => {
    expect(JSON.parse(agendaJson(agendaOf(), renderer))).toEqual({
      schema: 'pwg.agenda/1',
      meeting: {
        service: 'shop',
        month: '2026-10',
        from: '2026-10-01T00:00:00+09:00',
        to: '2026-11-01T00:00:00+09:00',
        timezone: 'Asia/Tokyo',
        locale: 'en',
        at: '2026-11-16T09:00:00+09:00',
      },
      gaps: [],
      sections: [
        { name: 'alerts', title: 'alerts en', facts: { name: 'alerts' }, markdown: 'alerts says' },
        {
          name: 'capacity',
          title: 'capacity en',
          facts: {
            until: '2026-12-01T09:30:00+09:00',
            hosts: [{ name: 'web', seen: ['2026-10-02T00:00:00+09:00'] }],
            none: null,
          },
          markdown: 'disk\n\n*Who buys one?*',
        },
        { name: 'slo', title: 'slo en', facts: {}, markdown: 'SLO met' },
        { name: 'retro', title: 'retro en', facts: { name: 'retro' }, markdown: 'retro says' },
      ],
    });
  });

  it('has no facts where data is missing, and says what is', () => {
    const missing = JSON.parse(agendaJson(agendaOf({ month: null }, {}, GAPS.slice(1)), renderer));
    expect(missing.meeting.month).toBeNull();
    expect(missing.gaps).toEqual([
      {
        source: 'mackerel',
        kind: 'objectives',
        problem: { what: 'No answer.', why: '503\nfrom the proxy', try: 'Run again.' },
      },
    ]);
    expect(missing.sections[2].facts).toBeNull();
    const partly = JSON.parse(agendaJson(agendaOf({}, { objectives: [] }, GAPS), renderer));
    expect(partly.sections[2].facts).toBeNull();
  });
});

it('pictures are of what stands on the page, under the name of their section', () => {
  expect(chartsOf(agendaOf()).map(({ file, svg }) => [file, svg])).toEqual([
    ['capacity-disk-used.svg', '<svg>disk-used</svg>'],
    ['capacity-disk-free.svg', '<svg>disk-free</svg>'],
  ]);
  expect(chartsOf(agendaOf({}, {}, GAPS)).map(({ file }) => file)).toHaveLength(2);
});

describe('a room', () => {
  const room: RoomDuty = {
    name: 'db',
    sections: ['alerts', 'slo'],
    members: ['yuki', '@ken'],
    written: null,
    events: ['ken'],
    path: '2026-10.db.md',
    findings: '',
  };
  const seated = (...rooms: readonly RoomDuty[]) =>
    agendaOf({ sitting: { ...FACILITATED, duties: { ...FACILITATED.duties, rooms } } });

  it('has a page with what it looks at, a place to write, and the way back', () => {
    expect(roomPage(seated(room), room, '2026-10.md', renderer, NINE)).toBe(`# PWG shop, October 2026: room db

- Members: yuki, ken / Telling what happened: ken
- Looks at: alerts en, slo en / [everybody's page](2026-10.md)
- Unchanged: SLO met
- Missing data: none

## Findings

What you write here, and each decision below, comes to everybody's page when pwg prepare runs again.

-

## alerts en

alerts says

---

Made by pwg, Nov 16 09:00. What you write here stays when pwg runs again.
`);
  });

  it('that looks at everything says so, and keeps the members as somebody has written them', () => {
    const whole = { ...room, sections: [], written: '*yuki*, ken', events: [] };
    const text = roomPage(seated(whole), whole, '2026-10.md', renderer, NINE);
    expect(text).toContain(
      "- Members: *yuki*, ken\n- Looks at: the whole page / [everybody's page](2026-10.md)\n",
    );
    expect(text).toContain('## capacity en\n\ndisk');
    const busy = { ...room, sections: ['alerts'] };
    expect(roomPage(seated(busy), busy, '2026-10.md', renderer, NINE)).not.toContain('Unchanged');
  });

  it('stands at the head of the joint page, and its findings before what is talked about freely', () => {
    const text = renderer.page(
      seated(room, { ...room, name: 'web', sections: [], findings: '- slow' }),
      NINE,
    );
    expect(text).toContain(
      '- Room [db](2026-10.db.md): alerts en, slo en / Members: yuki, ken / Telling what happened: ken\n- Room [web](2026-10.db.md): the whole page / ',
    );
    expect(text).toContain(
      '## What the rooms found\n\n**[db](2026-10.db.md)**\n\nNothing yet.\n\n**[web](2026-10.db.md)**\n\n- slow\n\n## retro en',
    );
    expect(renderer.page(seated(), NINE)).not.toContain('What the rooms found');
    const without = seated(room);
    const chapters = without.chapters.filter(({ section: { name } }) => name !== 'retro');
    expect(renderer.page({ ...without, chapters }, NINE)).toMatch(
      /## capacity en\n.*## What the rooms found\n.*yet\.\n$/s,
    );
  });
});

it.each(['topics', 'upcoming', 'actions', 'retro'])(
  'what the rooms found comes before %s, even where that is all',
  (name) => {
    const talk = [section(name)];
    const opened = openTemplates(templates(AGENDA, ...talk), talk, compiler);
    const room = {
      name: 'db',
      sections: [],
      members: [],
      written: null,
      events: [],
      path: 'db.md',
      findings: '- a',
    };
    const sitting = { ...FACILITATED, duties: { ...FACILITATED.duties, rooms: [room] } };
    const agenda = compose(
      [{ section: section(name), title: null }],
      { records: {}, gaps: [], unavailable: [] },
      meeting({ sitting }),
    );
    const chapters = agenda.chapters.map((chapter) => ({ ...chapter, section: talk[0] ?? alerts }));
    const text = opened.page({ ...agenda, chapters }, NINE);
    expect(text).toContain(`## 部屋で見つけたこと\n\n**[db](db.md)**\n\n- a\n\n## ${name} ja\n\n`);
  },
);

it('a page in Japanese names its gaps, what was left out, the draw and the room', () => {
  const agenda = {
    ...agendaOf({ locale: 'ja', sitting: FACILITATED }, {}, GAPS),
    leftOut: ['SLO', '作業ログ'],
  };
  const text = renderer.page(agenda, NINE);
  expect(text).toContain('| mackerel の SLO を取得できませんでした\n');
  expect(text).toContain('対象外: SLO、作業ログ（取得元の設定がありません）\n');
  expect(text).toContain(
    '司会と書記は公平なくじで決まりました（種 4f2a）。理由は `pwg draw shop --month 2026-10` で分かります\n',
  );
  const room = {
    name: 'db',
    sections: [],
    members: ['yuki'],
    written: null,
    events: [],
    path: 'db.md',
    findings: '',
  };
  const own = roomPage(agenda, room, '2026-10.md', renderer, NINE);
  expect(own).toContain('# PWG shop 2026 年 10 月: db の部屋\n');
  expect(own).toMatch(/---\n\n11-16 09:00 に pwg が作成。書き足した文字は再実行しても残ります。\n$/);
});
