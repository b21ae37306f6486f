import { describe, expect, it } from 'vitest';
import type { Alert, RuleRef } from '../../../src/records.ts';
import { alerts } from '../../../src/sections/alerts/index.ts';
import { book, fired } from '../../support/fired.ts';
import { tracked, workLog } from '../../support/issues.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { host } from '../../support/monitors.ts';
import { sectionText } from '../../support/section-text.ts';

const textOf = (ours: readonly Alert[]) =>
  sectionText(alerts, { alerts: book(ours), monitors: [] }, meeting());

describe('the line of a rule', () => {
  it('compares with the month before and the year before, when that says something, and draws the course', () => {
    const many = (n: number, month: string) =>
      Array.from({ length: n }, (_, i) =>
        fired('p95', `${month}-${String(1 + (i % 28)).padStart(2, '0')} 1${i % 10}:${20 + i}`),
      );
    const old = fired('p95', '2025-09-20');
    const ours = [old, ...many(4, '2025-10'), ...many(2, '2026-09'), ...many(24, '2026-10')].sort(
      (a, b) => a.openedAt.getTime() - b.openedAt.getTime(),
    );
    const text = textOf(ours);
    expect(text).toContain('**24 件**（9 月 2 件、1 日あたり 12 倍。去年 10 月 4 件）');
    expect(text).toContain('これまで: ▃▁▁▁▁▁▁▁▁▁▁▃█（2025 年 10 月から月ごと。最多は 10 月の 24 件）');
  });

  it('says that a rule fires for the first time as far as the data reaches', () => {
    const known = fired('other', '2026-04-20');
    expect(textOf([known, fired('new', '2026-10-10'), fired('new', '2026-10-11 13:00')])).toContain(
      '**2 件**（9 月 0 件） ／ **5 月から数えて初めて** ／ 夜間 1 件 → 何が変わりましたか？',
    );
  });

  it('asks whether it was worth waking somebody, when it does so mostly', () => {
    const nights = ['03 03:00', '08 04:40', '19 01:10', '27 12:00'].map((clock) =>
      fired('cache', `2026-10-${clock}`),
    );
    expect(textOf(nights)).toContain('夜間 3 件');
    expect(textOf(nights)).toContain('→ 夜に起こすほどのことでしたか？');
  });

  it('points at the release that alerts come with, and at the work that follows them', () => {
    const opened = ['03 10:05', '13 11:05', '21 15:25'];
    const ours = opened.map((clock) => fired('p95', `2026-10-${clock}`, { closedAt: tokyo('2026-10-28') }));
    const release = {
      origin: { source: 'github', id: 'r', url: 'https://github.com/acme/shop/releases/41' },
      kind: 'release',
      title: 'v41',
      until: null,
      environment: null,
    } as const;
    const records = { alerts: book(ours), monitors: [] };
    const changes = opened.map((clock) => ({
      ...release,
      at: new Date(tokyo(`2026-10-${clock}`).getTime() - 300_000),
    }));
    expect(sectionText(alerts, { ...records, changes }, meeting())).toContain(
      '3 件とも [v41](https://github.com/acme/shop/releases/41) などの変更から 30 分以内',
    );
    expect(sectionText(alerts, { ...records, changes }, meeting())).toContain(
      'ダウンタイムを設定しますか（予告）？',
    );
    expect(sectionText(alerts, { ...records, changes }, meeting({ locale: 'en' }))).toContain(
      'all 3 within 30 minutes of [v41](https://github.com/acme/shop/releases/41) and other changes /',
    );
    const worklogs = tracked(
      opened.map((clock, i) =>
        workLog(i + 1, { opened: `2026-10-${clock.slice(0, -2)}40`, title: '再起動' }),
      ),
    );
    expect(sectionText(alerts, { ...records, worklogs }, meeting())).toContain(
      'アラートから 60 分以内に同じ手作業が 90 日で 3 回（[#3 再起動](https://github.com/acme/operations/issues/3) ほか）',
    );
  });

  it('names the one host of many that most alerts are of, and the few there are', () => {
    const on = (names: readonly string[]) =>
      textOf(names.map((name, i) => fired('load', `2026-10-0${i + 1} 13:00`, { host: host(name) })));
    expect(on(['a', 'a', 'a', 'b', 'c', 'd'])).toContain('対象 4 台のうち a で 3 件');
    expect(on(['a', 'a', 'b'])).toContain('対象: a、b');
    expect(on(['a', 'b', 'c', 'd'])).not.toContain('対象');
  });

  it('does not say of what somebody closed that it recovered', () => {
    const closed = (reason: string | null) =>
      ['01', '05', '09'].map((day) =>
        fired('cpu', `2026-10-${day} 10:00`, { closedAt: tokyo(`2026-10-${day} 10:40`), reason }),
      );
    const stood = fired('cpu', '2026-10-12 10:00', { closedAt: tokyo('2026-10-15'), reason: '対応済み' });
    expect(textOf(closed(null))).toContain('回復まで 40 分（中央値）');
    expect(textOf(closed('対応済み'))).toContain('閉じるまで 40 分（中央値）');
    expect(textOf([...closed(null), stood])).toContain('3 日間開いたまま（10-15 に人が閉じた）');
    expect(textOf([...closed(null), { ...stood, reason: null }])).toContain(
      '3 日間開いたまま（10-15 に回復）',
    );
  });

  it('takes a memo on an alert for a trace of somebody', () => {
    const three = ['01', '05', '09'].map((day) => fired('cpu', `2026-10-${day} 10:00`));
    const said = (ours: readonly Alert[]) =>
      sectionText(
        alerts,
        { alerts: book(ours), monitors: [], incidents: tracked([]), worklogs: tracked([]) },
        meeting(),
      );
    expect(said(three)).toContain('3 件とも対応の記録なし');
    expect(said(three.map((alert) => ({ ...alert, noted: true })))).not.toContain('対応の記録なし');
  });

  it('says a time of day as people say it', () => {
    const regular = ['04 11:02', '06 11:03', '08 11:02', '10 11:04', '12 11:02', '14 11:03'].map((clock) =>
      fired('checkout', `2026-10-${clock}`, { closedAt: tokyo('2026-10-15') }),
    );
    expect(textOf(regular)).toContain(
      '6 件とも [**1 日おきの 11:00 ごろ**](https://mackerel.io/orgs/acme/alerts/',
    );
    expect(textOf(regular)).toContain('→ 1 日おきの 11:00 ごろに動くものは何ですか？');
  });

  it('links a deleted rule by its first alert, so that a later run finds the line again', () => {
    const rule: RuleRef = { id: 'x', name: null, type: 'host', deleted: true, muted: false, url: null };
    const first = fired('x', '2026-10-18 21:15', { rule });
    const second = fired('x', '2026-10-20 21:15', { rule });
    const address = (ours: readonly Alert[]) => /削除済み[^\]]*\]\(([^)]*)\)/.exec(textOf(ours))?.[1];
    expect(first.origin.url).not.toBe(second.origin.url);
    expect(address([first])).toBe(first.origin.url);
    expect(address([first, second])).toBe(first.origin.url);
  });
});
