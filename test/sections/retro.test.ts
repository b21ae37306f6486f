import { expect, it } from 'vitest';
import type { MinutesPage, SectionTrace } from '../../src/records.ts';
import { retro } from '../../src/sections/retro/index.ts';
import type { Told } from '../../src/sections/section.ts';
import { meeting } from '../support/meeting.ts';
import { sectionText } from '../support/section-text.ts';

const page = (month: string, traces: readonly SectionTrace[], promised: MinutesPage['promised'] = []) => ({
  month,
  path: `${month}.md`,
  madeAt: null,
  promised,
  verdicts: [],
  topicsLeft: [],
  resolutions: [],
  traces,
});
const same = (section: string, said: string | null = 'as ever', edited = false) => ({
  section,
  said,
  edited,
});
const three = (...each: (readonly SectionTrace[])[]): readonly MinutesPage[] =>
  ['2026-09', '2026-08', '2026-07'].map((month, i) => page(month, each[i] ?? []));
const said = (pages: readonly MinutesPage[], locale: 'ja' | 'en' = 'ja', told: readonly Told[] = []) =>
  sectionText(retro, { minutes: { pages } }, meeting({ locale }), told);
const facts = (pages: readonly MinutesPage[], told: readonly Told[] = []) =>
  retro.view({ minutes: { pages } }, meeting(), told).facts;

it('says nothing of itself when there is nothing to say', () => {
  expect(said([])).toBe('-');
  expect(said(three([same('dashboards')], [same('dashboards', 'other')], [same('dashboards')]))).toBe('-');
});

it('proposes to drop what stood on three pages with the same words and without a word from anybody', () => {
  const traces = [same('dashboards'), same('alerts', null), same('retro')];
  expect(said(three(traces, traces, traces))).toBe(
    '3 回続けて、新しい知らせも書き込みもなかったところ: ダッシュボード → 外しますか、短くしますか？\n\n-',
  );
  expect(said(three(traces, traces, traces), 'en')).toContain(
    '3 times in a row: dashboards → Drop or shorten?',
  );
  expect(facts(three(traces, traces, traces))).toMatchObject({
    idle: [
      { section: 'dashboards', onPage: true },
      { section: 'alerts', onPage: false },
    ],
  });
});

it('proposes nothing where somebody wrote, and before there are three pages whose words are known', () => {
  const written = [same('dashboards', 'as ever', true)];
  expect(facts(three([same('dashboards')], written, [same('dashboards')]))).toMatchObject({ idle: [] });
  expect(facts(three([same('dashboards')], [], [same('dashboards')]))).toMatchObject({ idle: [] });
  expect(facts(three([same('dashboards')]).slice(0, 2))).toMatchObject({ idle: [] });
});

it('counts what each meeting decided and how much of it is done', () => {
  const todo = (done: boolean) => ({ text: 'x', done, url: null });
  const pages = [page('2026-09', [], [todo(true), todo(false)]), page('2026-08', [])];
  expect(said(pages)).toContain('決めたことのうち済んだもの: 9 月 は 2 件中 1 件、8 月 は決めたものなし。');
  expect(said(pages, 'en')).toContain('Done of what was decided: September 1 of 2, August nothing decided.');
});

it('proposes to skip the meeting when nothing crosses the limits of news, and not when something could not be read', () => {
  const calm: Told = { section: 'todos', failed: false };
  expect(facts([], [calm])).toMatchObject({ skip: true });
  expect(said([], 'en', [calm])).toContain('Skip the meeting');
  expect(facts([], [{ ...calm, failed: true }])).toMatchObject({ skip: false });
  expect(facts([], [{ section: 'incidents', failed: false }])).toMatchObject({ skip: false });
  expect(facts([], [])).toMatchObject({ skip: false });
});
