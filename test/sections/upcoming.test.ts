import { describe, expect, it } from 'vitest';
import type { Downtime, Plan } from '../../src/records.ts';
import { type UpcomingFacts, upcoming } from '../../src/sections/upcoming/index.ts';
import { EVERYTHING } from '../support/downtime.ts';
import { book, fired } from '../support/fired.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { sectionText } from '../support/section-text.ts';

function plan(title: string, date: string | null, openIssues = 1): Plan {
  const url = `https://github.com/acme/shop/milestone/${title.length}`;
  const origin = { source: 'github', id: `acme/shop!${title}`, url };
  return { origin, kind: 'milestone', title, date, openIssues, closedIssues: 3 };
}

function downtime(name: string, start: string, more: Partial<Downtime> = {}): Downtime {
  return {
    origin: { source: 'mackerel', id: name, url: 'https://mackerel.io/orgs/acme/downtimes' },
    name,
    memo: null,
    start: tokyo(start),
    minutes: 90,
    recurrence: null,
    ours: true,
    ...EVERYTHING,
    ...more,
  };
}

function certificate(rule: string, opened: string, daysLeft: number) {
  return fired(rule, opened, {
    type: 'external',
    status: 'warning',
    closedAt: null,
    message: `Certificate expires in ${daysLeft} days: CN=shop.example`,
  });
}

const ahead = {
  plans: [
    plan('10 月分', '2026-10-30'),
    plan('閉じ忘れ', '2026-11-15', 0),
    plan('冬 | "大事"', '2026-12-25', 4),
  ],
  downtimes: [
    downtime('ルータ交換', '2026-11-20 23:00', { minutes: 120 }),
    downtime('毎週の再起動', '2026-02-04 05:30', {
      recurrence: { every: 'week', interval: 1, weekdays: [], until: null },
    }),
  ],
  alerts: book([
    certificate('トップページ', '2026-10-26 09:00', 20),
    certificate('管理画面', '2026-11-10', 30),
  ]),
};

describe('upcoming changes', () => {
  it('are told so that they can be read aloud in Japanese', () => {
    expect(sectionText(upcoming, ahead, meeting())).toMatchInlineSnapshot(`
      "- 10-30 マイルストーン [10 月分](https://github.com/acme/shop/milestone/5) **期限切れ**（残り 1 件）
      - 11-15 マイルストーン [閉じ忘れ](https://github.com/acme/shop/milestone/4) **期限切れ**（残りなし → 閉じてよいですか？）
      - 今日あたり [トップページ](https://mackerel.io/orgs/acme/alerts/1792972800) の **証明書が失効**（10-26 の時点で残り 20 日）
      - 11-18 05:30〜07:00 ダウンタイム [毎週の再起動](https://mackerel.io/orgs/acme/downtimes)（この間アラートは鳴りません。45 日以内にほか 6 回）
      - 11-20 23:00〜11-21 01:00 ダウンタイム [ルータ交換](https://mackerel.io/orgs/acme/downtimes)（この間アラートは鳴りません）
      - 12-10 ごろ [管理画面](https://mackerel.io/orgs/acme/alerts/1794236400) の証明書の期限（11-10 の時点で残り 30 日）
      - 12-25 マイルストーン [冬 \\| "大事"](https://github.com/acme/shop/milestone/8)（残り 4 件）
      - 連休・年末年始・セール・配信など、アクセスが変わる予定（企画・CS から）:"
    `);
  });

  it('are told so that they can be read aloud in English', () => {
    expect(sectionText(upcoming, ahead, meeting({ locale: 'en' }))).toMatchInlineSnapshot(`
      "- Oct 30 milestone [10 月分](https://github.com/acme/shop/milestone/5) **overdue** (1 left)
      - Nov 15 milestone [閉じ忘れ](https://github.com/acme/shop/milestone/4) **overdue** (nothing left → can it be closed?)
      - About today the certificate of [トップページ](https://mackerel.io/orgs/acme/alerts/1792972800) **expires** (20 days left on Oct 26)
      - Nov 18 05:30–07:00 downtime [毎週の再起動](https://mackerel.io/orgs/acme/downtimes) (no alerts meanwhile; 6 more times within 45 days)
      - Nov 20 23:00–Nov 21 01:00 downtime [ルータ交換](https://mackerel.io/orgs/acme/downtimes) (no alerts meanwhile)
      - Around Dec 10 the certificate of [管理画面](https://mackerel.io/orgs/acme/alerts/1794236400) expires (30 days left on Nov 10)
      - Dec 25 milestone [冬 \\| "大事"](https://github.com/acme/shop/milestone/8) (4 left)
      - Holidays, sales, broadcasts and other events that change traffic (from product and support):"
    `);
  });

  it('are dated facts, soonest first', () => {
    const { items } = upcoming.view(ahead, meeting(), []).facts as UpcomingFacts;
    expect(items.map(({ date, kind, title }) => [date, kind, title])).toEqual([
      ['2026-10-30', 'milestone', '10 月分'],
      ['2026-11-15', 'milestone', '閉じ忘れ'],
      ['2026-11-15', 'certificate', 'トップページ'],
      ['2026-11-18', 'downtime', '毎週の再起動'],
      ['2026-11-20', 'downtime', 'ルータ交換'],
      ['2026-12-10', 'certificate', '管理画面'],
      ['2026-12-25', 'milestone', '冬 | "大事"'],
    ]);
  });

  it('are only those within sight and of this service', () => {
    const { items } = upcoming.view(
      {
        plans: [plan('in 60 days', '2027-01-15'), plan('in 61 days', '2027-01-16'), plan('undated', null)],
        downtimes: [
          downtime('in 44 days', '2026-12-30 09:00'),
          downtime('in 46 days', '2027-01-01 09:00'),
          downtime('running', '2026-11-16 08:00'),
          downtime('over', '2026-11-16 07:00'),
          downtime("another service's", '2026-11-20', { ours: false }),
        ],
        alerts: book([{ ...certificate('renewed', '2026-11-01', 20), closedAt: tokyo('2026-11-02') }]),
      },
      meeting(),
      [],
    ).facts as UpcomingFacts;
    expect(items.map(({ title }) => title)).toEqual(['running', 'in 44 days', 'in 60 days']);
  });

  it('says that nothing is coming only when everything could be asked', () => {
    const nothing = { plans: [], downtimes: [], alerts: book([]) };
    expect(sectionText(upcoming, nothing, meeting())).toMatchInlineSnapshot(`
      "分かっている予定（マイルストーン・ダウンタイム・証明書の期限）はありません。

      - 連休・年末年始・セール・配信など、アクセスが変わる予定（企画・CS から）:"
    `);
    expect(sectionText(upcoming, nothing, meeting({ locale: 'en' }))).toMatchInlineSnapshot(`
      "Nothing is known to come (milestones, downtimes, certificates).

      - Holidays, sales, broadcasts and other events that change traffic (from product and support):"
    `);
    expect(sectionText(upcoming, { plans: [], downtimes: [] }, meeting())).not.toContain('ありません');
  });
});
