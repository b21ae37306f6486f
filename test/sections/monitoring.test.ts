import { describe, expect, it } from 'vitest';
import type { Channel, Downtime, Records, RuleLedger } from '../../src/records.ts';
import { monitoring } from '../../src/sections/monitoring/index.ts';
import { EVERYTHING } from '../support/downtime.ts';
import { book, fired } from '../support/fired.ts';
import { meeting, tokyo } from '../support/meeting.ts';
import { monitor, ruleOf } from '../support/monitors.ts';
import { ledger } from '../support/rule-changes.ts';
import { sectionText } from '../support/section-text.ts';

const downtime = (name: string, start: string, different: Partial<Downtime> = {}): Downtime => ({
  origin: { source: 'mackerel', id: `id of ${name}`, url: 'https://mackerel.io/orgs/acme/downtimes/x' },
  name,
  memo: null,
  start: tokyo(start),
  minutes: 90,
  recurrence: null,
  ours: true,
  ...EVERYTHING,
  ...different,
});

const weekly = { every: 'week', interval: 1, weekdays: [3], until: null } as const;

const channel = (name: string, suspended: string | null): Channel => ({
  origin: { source: 'mackerel', id: name, url: 'https://mackerel.io/orgs/acme/channels' },
  name,
  type: 'email',
  suspendedAt: suspended === null ? null : tokyo(suspended),
});

const waiting = ruleOf('ビルド待ち', { muted: true });
const silenced: Partial<Records> = {
  monitors: [
    monitor('ビルド待ち', { muted: true, origin: { source: 'mackerel', id: waiting.id, url: waiting.url } }),
    monitor('終了した LP', { muted: true }),
    monitor('よその', { muted: true, ours: false }),
    monitor('shop p95'),
  ],
  downtimes: [
    downtime('ルータ交換 | 本番', '2026-10-08 05:00'),
    downtime('毎週の再起動', '2026-02-04 05:30', { minutes: 45, recurrence: weekly }),
    downtime('よその停止', '2026-10-08 05:00', { ours: false }),
    downtime('去年の停止', '2025-12-28 09:00'),
  ],
  alerts: book([
    fired('ビルド待ち', '2026-10-15 14:00', { rule: waiting }),
    fired('ビルド待ち', '2026-11-02 14:00', { rule: waiting }),
  ]),
  channels: [channel('chat #oncall', null), channel('メール当番', '2026-09-15')],
};

const noAlerts = { alertsBefore: [], alertsDuring: [], alertsAfter: [] };

const calm: Partial<Records> = {
  monitors: [monitor('shop p95')],
  downtimes: [],
  alerts: book([]),
  channels: [channel('chat', null)],
};

describe('monitoring', () => {
  it('says what told nobody and what was never made', () => {
    expect(sectionText(monitoring, silenced, meeting())).toMatchInlineSnapshot(`
      "- [ビルド待ち](https://mackerel.io/orgs/acme/monitors/m--) いまミュート中。この期間に **1 件** 鳴っていて（最後は [10-15 14:00](https://mackerel.io/orgs/acme/alerts/1792040400)）、ミュートの間は誰にも届きません → 戻しますか、消しますか？
      - [終了した LP](https://mackerel.io/orgs/acme/monitors/m--LP) いまミュート中 → まだ止めておきますか？

      ダウンタイム（この間、対象のアラートは作られません）:

      - [ルータ交換 \\| 本番](https://mackerel.io/orgs/acme/downtimes/x) 10-08 05:00〜06:30（1 時間 30 分） ／ 対象: すべて
      - [毎週の再起動](https://mackerel.io/orgs/acme/downtimes/x) 10-07 05:30〜06:15、10-14 05:30〜06:15 など 4 回（45 分） ／ この期間に合わせて 3 時間 ／ 対象: すべて

      通知先 [メール当番](https://mackerel.io/orgs/acme/channels) は 09-15 から停止中です。

      設定の変更は、比べられる以前の記録がないため出していません。

      *知らせを止めている間に本当に壊れたら、誰が気づきますか？*"
    `);
    expect(sectionText(monitoring, silenced, meeting({ locale: 'en' }))).toMatchInlineSnapshot(`
      "- [ビルド待ち](https://mackerel.io/orgs/acme/monitors/m--) is muted now. It fired **1 time** in this period (last [Oct 15 14:00](https://mackerel.io/orgs/acme/alerts/1792040400)), and while it is muted nobody is told → Unmute or delete it?
      - [終了した LP](https://mackerel.io/orgs/acme/monitors/m--LP) is muted now → Keep it so?

      Downtimes (no alerts are created for what they cover):

      - [ルータ交換 \\| 本番](https://mackerel.io/orgs/acme/downtimes/x) Oct 8 05:00–06:30 (1 h 30 min) / covers everything
      - [毎週の再起動](https://mackerel.io/orgs/acme/downtimes/x) Oct 7 05:30–06:15, Oct 14 05:30–06:15 and so on, 4 times in all (45 min) / 3 h of this period / covers everything

      Notification channel [メール当番](https://mackerel.io/orgs/acme/channels) has been suspended since Sep 15.

      Changed rules are not shown: there is no earlier copy of them to compare with.

      *If something really broke while alerts are held back, who would notice?*"
    `);
  });

  it('knows this service’s rules and downtimes of the period; changes need an older copy', () => {
    expect(monitoring.view(silenced, meeting(), []).facts).toEqual({
      muted: [
        { id: waiting.id, name: 'ビルド待ち', alerts: ['ビルド待ち 2026-10-15 14:00'] },
        { id: 'm--LP', name: '終了した LP', alerts: [] },
      ],
      downtimes: [
        { id: 'id of ルータ交換 | 本番', name: 'ルータ交換 | 本番', minutes: 90, ...noAlerts },
        { id: 'id of 毎週の再起動', name: '毎週の再起動', minutes: 180, ...noAlerts },
      ],
      changed: null,
      withoutMemo: [
        { id: waiting.id, name: 'ビルド待ち' },
        { id: 'm--LP', name: '終了した LP' },
        { id: 'm-shop-p95', name: 'shop p95' },
      ],
    });
  });

  it('brings stopped channels to the top, above all when none is left', () => {
    const urgent = (channels: readonly Channel[]) =>
      (monitoring.view({ ...calm, channels }, meeting(), []).urgent ?? []).map(({ weight, line }) => [
        weight,
        String(line),
      ]);
    expect(urgent([channel('chat #oncall', null), channel('メール当番', '2026-09-15')])).toEqual([
      [
        70,
        '通知先 [メール当番](https://mackerel.io/orgs/acme/channels) が 09-15 から停止中。ここへはアラートが届いていません（動いているのは chat #oncall）。意図した停止ですか？',
      ],
    ]);
    expect(urgent([channel('メール当番', '2026-09-15')])[0]?.[0]).toBe(94);
  });

  it('says what a downtime covers, what it spares, and what happened at its edges and in spite of it', () => {
    const planned = downtime('ルータ交換', '2026-10-08 05:00', {
      covers: { places: ['shop', 'search'], rules: [] },
      spares: { places: ['shop: worker'], rules: [] },
    });
    const line = (locale: 'ja' | 'en', ...opened: readonly string[]) =>
      sectionText(
        monitoring,
        {
          ...calm,
          downtimes: [planned],
          alerts: book(opened.map((clock) => fired('a', `2026-10-08 ${clock}`))),
        },
        meeting({ locale }),
      )
        .split('\n')
        .filter((one) => one.startsWith('- [ルータ交換]'))
        .map((one) => one.replaceAll(/\(https:\S+?\)/g, '(…)'));
    expect(line('ja', '04:30', '05:31', '05:32', '06:45')).toEqual([
      '- [ルータ交換](…) 10-08 05:00〜06:30（1 時間 30 分） ／ 対象: `shop`、`search`（`shop: worker` を除く） ／ 直前の 60 分に [1 件](…) のアラート ／ この間にも [2 件](…) のアラート ／ 終了後 60 分に [1 件](…) のアラート → 対象は合っていましたか？',
    ]);
    expect(line('en', '06:45')).toEqual([
      '- [ルータ交換](…) Oct 8 05:00–06:30 (1 h 30 min) / covers `shop`, `search` except `shop: worker` / [1 alert](…) in the 60 min after → Did the work end on time?',
    ]);
  });

  it('says of what is silent for days how much of the period that is', () => {
    const nightly = downtime('夜間', '2026-01-01 20:00', {
      minutes: 600,
      recurrence: { ...weekly, every: 'day', weekdays: [] },
    });
    expect(sectionText(monitoring, { ...calm, downtimes: [nightly] }, meeting())).toContain(
      'など 32 回（10 時間） ／ この期間に合わせて 12 日 22 時間（**42%**） ／ 対象: すべて',
    );
  });

  it('brings rules to the top that fired for nobody, and says so only of what is known to have been muted', () => {
    const alerts = (n: number) =>
      book(
        Array.from({ length: n }, (_, i) => fired('ビルド待ち', `2026-10-15 1${i}:00`, { rule: waiting })),
      );
    const top = (n: number, ruleChanges: RuleLedger | null, locale: 'ja' | 'en' = 'ja') =>
      monitoring
        .view(
          { ...silenced, alerts: alerts(n), ...(ruleChanges !== null && { ruleChanges }) },
          meeting({ locale }),
          [],
        )
        .worthTheHour?.map(({ weight, line }) => [weight, String(line)]);
    const link = '[ビルド待ち](https://mackerel.io/orgs/acme/monitors/m--)';
    const known = { since: tokyo('2026-10-01'), changes: [] };
    expect(top(2, known)).toEqual([]);
    expect(top(3, known)).toEqual([
      [43, `ミュート中の ${link} がこの期間に 3 件鳴っていて、誰にも届いていません（監視設定の節）`],
    ]);
    for (const unknown of [null, { since: tokyo('2026-10-20'), changes: [] }]) {
      expect(top(3, unknown)).toEqual([
        [
          43,
          `いまミュート中の ${link} がこの期間に 3 件鳴っています。いつから止めていたか記録がなく、届いたかどうか分かりません（監視設定の節）`,
        ],
      ]);
    }
    expect(top(3, null, 'en')).toEqual([
      [
        43,
        `${link}, muted now, fired 3 times in this period; nothing tells since when it is muted, so whether anybody was told is not known (see Monitoring changes and mutes)`,
      ],
    ]);
  });

  it('is one phrase when nothing was hidden', () => {
    expect(String(monitoring.view(calm, meeting(), []).quiet)).toBe('監視設定（止めている知らせなし）');
    expect(String(monitoring.view({ ...calm, ruleChanges: ledger() }, meeting(), []).quiet)).toBe(
      '監視設定（変更も、止めている知らせもなし）',
    );
    expect(monitoring.view(silenced, meeting(), []).quiet).toBeUndefined();
  });

  it('does not say how often a muted rule fired when alerts could not be read', () => {
    const { alerts: _failed, ...rest } = silenced;
    expect(sectionText(monitoring, rest, meeting())).toContain(
      '[ビルド待ち](https://mackerel.io/orgs/acme/monitors/m--) いまミュート中 → まだ止めておきますか？',
    );
  });
});
