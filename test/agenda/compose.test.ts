import { describe, expect, it } from 'vitest';
import { asked, type Chosen, compose, isQuiet } from '../../src/agenda/compose.ts';
import { words } from '../../src/markdown.ts';
import { EXIT, Problem } from '../../src/problem.ts';
import type { Records } from '../../src/records.ts';
import { defineSection, type Section, titled } from '../../src/sections/section.ts';
import { meeting } from '../support/meeting.ts';

const section = (name: string, more: Partial<Parameters<typeof defineSection>[0]> = {}): Section =>
  defineSection({
    name,
    title: titled(name, name),
    needs: [],
    sample: { line: words('x') },
    view: () => ({ facts: { name }, body: { line: words(name) } }),
    ...more,
  });

const choose = (...sections: readonly Section[]): readonly Chosen[] =>
  sections.map((one) => ({ section: one, title: null }));
const nothing = { records: {}, gaps: [], unavailable: [] };
const problem = new Problem({ what: 'w', why: 'y', try: 't' }, EXIT.partial);

describe('an agenda', () => {
  it('keeps the order of the config and uses its titles', () => {
    const agenda = compose(
      [
        { section: section('b'), title: 'B!' },
        { section: section('a'), title: null },
      ],
      nothing,
      meeting(),
    );
    expect(agenda.chapters.map(({ title }) => title)).toEqual(['B!', 'a']);
  });

  it('puts a section one level deeper only when it follows the one it belongs to', () => {
    const sub = section('monitoring', { under: 'alerts' });
    const levels = (...sections: readonly Section[]) =>
      compose(choose(...sections), nothing, meeting()).chapters.map(({ level }) => level);
    expect(levels(section('alerts'), sub, section('slo'))).toEqual([2, 3, 2]);
    expect(levels(section('alerts'), section('slo'), sub)).toEqual([2, 2, 2]);
  });

  it('leaves it on its own when the one it belongs to is too quiet to be on the page', () => {
    const quiet = section('alerts', {
      view: () => ({ facts: {}, body: { line: words('') }, quiet: words('no alerts') }),
    });
    const sub = section('monitoring', { under: 'alerts' });
    const agenda = compose(choose(section('worklog'), quiet, sub), nothing, meeting());
    expect(agenda.chapters.map(({ level }) => level)).toEqual([2, 2, 2]);
  });

  it('lets the summary speak last, whatever its place, and hear what the others brought', () => {
    const heard: string[] = [];
    const summary = section('overview', {
      summary: true,
      view: (_records, _meeting, told) => {
        heard.push(...told.map((one) => `${one.section} ${one.quiet}`));
        return { facts: {}, body: { line: words('') } };
      },
    });
    const quiet = section('slo', {
      view: () => ({ facts: {}, body: { line: words('') }, quiet: words('SLO met') }),
    });
    const agenda = compose(choose(summary, quiet), nothing, meeting());
    expect(heard).toEqual(['slo SLO met']);
    expect(agenda.chapters.map(isQuiet)).toEqual([false, true]);
  });

  it('shows a section whose source failed as a gap, and lets it bring nothing to the top of the page', () => {
    const told: unknown[] = [];
    const summary = section('overview', {
      summary: true,
      view: (_records, _meeting, all) => {
        told.push(...all);
        return { facts: {}, body: { line: words('') } };
      },
    });
    const needy = section('dashboards', {
      needs: ['dashboards'],
      view: () => ({ facts: {}, body: { line: words('') }, quiet: words('all is well') }),
    });
    const gaps = [{ source: 'mackerel', kind: 'dashboards', problem } as const];
    const missing = compose(choose(summary, needy), { records: {}, gaps, unavailable: [] }, meeting());
    expect(missing.chapters[1]).toMatchObject({ view: null, gaps: [{ kind: 'dashboards' }] });

    const partly = compose(
      choose(summary, needy),
      { records: { dashboards: [] }, gaps, unavailable: [] },
      meeting(),
    );
    const [, chapter] = partly.chapters;
    expect(chapter?.view).not.toBeNull();
    expect(chapter !== undefined && isQuiet(chapter)).toBe(false);
    expect(told).toEqual([
      { section: 'dashboards', failed: true },
      { section: 'dashboards', failed: true },
    ]);
  });

  it('goes on when only a nicety is missing', () => {
    const given: Partial<Records>[] = [];
    const curious = section('incidents', {
      needs: ['channels'],
      uses: ['dashboards'],
      view: (records) => {
        given.push(records as Partial<Records>);
        return { facts: {}, body: { line: words('') } };
      },
    });
    const gaps = [{ source: 'mackerel', kind: 'dashboards', problem } as const];
    const agenda = compose(choose(curious), { records: { channels: [] }, gaps, unavailable: [] }, meeting());
    expect(given).toEqual([{ channels: [], dashboards: null }]);
    expect(agenda.chapters[0]?.gaps).toEqual([]);
  });

  it('leaves out, by name, what no configured source could ever tell', () => {
    const agenda = compose(
      choose(section('slo', { needs: ['objectives'], title: titled('目標', 'targets') }), section('retro')),
      { ...nothing, unavailable: ['objectives'] },
      meeting(),
    );
    expect(agenda.leftOut).toEqual(['目標']);
    expect(agenda.chapters.map(({ section: { name } }) => name)).toEqual(['retro']);
  });
});

describe('what sections hear and ask', () => {
  const hearing = (name: string, heard: string[], more: Partial<Parameters<typeof defineSection>[0]> = {}) =>
    section(name, {
      view: (_records, _meeting, told) => {
        heard.push(`${name} hears ${told.map((one) => `${one.section}${one.failed ? '!' : ''}`).join(' ')}`);
        return { facts: {}, body: { line: words('') } };
      },
      ...more,
    });

  it('is nothing for most, the others for one that asks for it, and all for the summary', () => {
    const heard: string[] = [];
    const sections = [
      hearing('overview', heard, { summary: true }),
      hearing('upcoming', heard, { hearsOthers: true }),
      hearing('alerts', heard),
    ];
    compose(choose(...sections), nothing, meeting());
    expect(heard).toEqual(['alerts hears ', 'upcoming hears alerts', 'overview hears upcoming alerts']);
  });

  it('is that a section failed whose records never came', () => {
    const heard: string[] = [];
    const silent = section('slo', { needs: ['objectives'], incompleteWithout: [] });
    compose(choose(hearing('overview', heard, { summary: true }), silent), nothing, meeting());
    expect(heard).toEqual(['overview hears slo!']);
  });

  it('is asked only by those whose records are all there', () => {
    const question = { holders: ['x'] } as never;
    const asking = section('alerts', { needs: ['dashboards', 'channels'], asks: () => question });
    expect(asked(choose(asking), { dashboards: [], channels: [] }, meeting())).toEqual([question]);
    expect(asked(choose(asking), { dashboards: [] }, meeting())).toEqual([]);
    expect(asked(choose(section('retro')), {}, meeting())).toEqual([{}]);
  });

  it('a section stands below a chapter of the second level, as long as no other comes between', () => {
    const under = (name: string, above: string) => section(name, { under: above });
    const levels = compose(
      choose(
        section('alerts'),
        under('monitoring', 'alerts'),
        under('rules', 'monitoring'),
        under('noise', 'alerts'),
      ),
      nothing,
      meeting(),
    ).chapters.map(({ level }) => level);
    expect(levels).toEqual([2, 3, 2, 2]);
  });
});
