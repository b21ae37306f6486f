import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCompiler, openPage } from '../../src/agenda/render.ts';
import type { FleetIndex } from '../../src/fleet/fleet-index.ts';
import { indexBody, sampleIndex } from '../../src/fleet/index-page.ts';
import type { BudgetFacts } from '../../src/fleet/page-facts.ts';
import type { Locale } from '../../src/meeting.ts';
import { digestOf, firedRule, fleetOf, heldIn, madeOf } from '../support/digests.ts';
import { meeting } from '../support/meeting.ts';
import { PACKAGE_ROOT } from '../support/world.ts';

const compiler = await loadCompiler();
const page = Object.fromEntries(
  (['ja', 'en'] as const).map((locale) => {
    const file = `templates/${locale}/fleet.md.hbs`;
    const text = readFileSync(`${PACKAGE_ROOT}/${file}`, 'utf8');
    return [locale, openPage('fleet', sampleIndex(), new Map([['fleet', { file, text }]]), compiler)];
  }),
);

function printed(index: FleetIndex, locale: Locale = 'ja'): string {
  const localised = { ...index, meeting: meeting({ locale }) };
  return page[locale]?.(indexBody(localised, index.meeting.at)) ?? '';
}

const row = (text: string, service: string): string =>
  text.split('\n').find((line) => line.startsWith(`| [${service}]`)) ?? '';

const budget = (used: number | null, different: Partial<BudgetFacts> = {}): BudgetFacts => ({
  name: 'availability',
  target: 99.9,
  attained: 0.999,
  bad: 10,
  budgetUsed: used,
  missingShare: 0,
  ...different,
});

describe('the table', () => {
  const services = [
    madeOf(
      digestOf('shop', {
        budgets: [budget(1.24)],
        incidents: 3,
        alerts: { fired: 174, firedEarlier: 80 },
        todos: { carried: 5, oldestDays: 142 },
      }),
    ),
    madeOf(digestOf('search', { budgets: [budget(0.4), budget(0.9, { name: 'latency' })] })),
  ];

  it('has a row per service that links to its page, with the words of the team kept room for', () => {
    const text = printed(fleetOf(services));
    expect(row(text, 'shop')).toBe(
      '| [shop](../shop/2026-10.md) | **124%（未達）** | 3 | 174（80） | 5（4 か月） | 9 月 | |',
    );
    expect(row(text, 'search')).toBe(
      '| [search](../search/2026-10.md) | 90% latency（2 目標中の最大） | 0 | 0（0） | 0 | 9 月 | |',
    );
    expect(text).toContain('SLO は 2 サービス中 **1 つで未達**: [shop](../shop/2026-10.md)。');
  });

  it('says so in English too', () => {
    const text = printed(fleetOf(services), 'en');
    expect(row(text, 'shop')).toBe(
      '| [shop](../shop/2026-10.md) | **124% (missed)** | 3 | 174 (80) | 5 (4 months) | September | |',
    );
    expect(text).toContain('**1** of 2 services with an SLO **missed it**: [shop](../shop/2026-10.md).');
  });

  it.each([
    ['nothing was measured', budget(null, { attained: null, bad: null }), 'データなし'],
    ['nothing may fail and something did', budget(null, { target: 100, bad: 1 }), '**失敗あり（未達）**'],
    ['nothing may fail and nothing did', budget(null, { target: 100, bad: 0 }), '0%'],
    ['much of the data is missing', budget(0.2, { missingShare: 0.3 }), '20%（欠け多く参考値）'],
    ['it was missed by a hair', budget(1.0001), '**101%（未達）**'],
  ])('tells when %s', (_, one, cell) => {
    expect(row(printed(fleetOf([madeOf(digestOf('shop', { budgets: [one] }))])), 'shop')).toContain(
      `| ${cell} |`,
    );
  });

  it('tells what could not be read from what the page does not speak of, and neither from 0', () => {
    const digest = digestOf('shop', { budgets: null, incidents: 'notRead', alerts: null, todos: 'notRead' });
    expect(row(printed(fleetOf([madeOf(digest)])), 'shop')).toBe(
      '| [shop](../shop/2026-10.md) | — | 読めず | — | 読めず | 9 月 | |',
    );
  });
});

it('a quiet fleet is a short page', () => {
  const quiet = printed(fleetOf(['a', 'b', 'c'].map((name) => madeOf(digestOf(name)))));
  expect(quiet.match(/^## .*$/gm)).toEqual(['## サービス一覧']);
  expect(quiet).toContain(
    '変わりなし: どのサービスにも、この 2 か月に書き込みのあるページがあります、いくつものサービスで同じように起きたことはありません、持ち主のないルールやアラートはありません。',
  );
  expect(quiet.split('\n').length).toBeLessThan(25);
});

describe('a service that failed', () => {
  const problem = { what: 'No source answered.', why: 'mackerel: down\ngithub: down', try: 'Try | later.' };
  const failed = {
    service: 'abroad',
    page: '../abroad/2026-10.md',
    outcome: { is: 'failed' as const, problem },
    held: heldIn('abroad', []),
  };

  it('has a row, and what went wrong is told with what to try', () => {
    const text = printed(fleetOf([madeOf(digestOf('shop')), failed]));
    expect(text).toContain('- 2 サービス、うち **1 つはページを作れませんでした**');
    expect(text).toContain(
      '- [abroad](../abroad/2026-10.md): ページを作れませんでした。No source answered. mackerel: down github: down → Try \\| later.',
    );
    expect(row(text, 'abroad')).toBe('| [abroad](../abroad/2026-10.md) | **ページなし** | — | — | — | — | |');
  });

  it('leaves open what can not be said of all', () => {
    const text = printed(fleetOf([madeOf(digestOf('shop')), failed]));
    expect(text).not.toContain('同じように起きたことはありません');
  });

  it('is told apart from one of which only a part could not be read', () => {
    const digest = digestOf('shop', { gaps: [{ source: 'mackerel', kind: 'alerts' }] });
    const text = printed(fleetOf([madeOf(digest)]));
    expect(text).toContain('- 1 サービス、1 つはデータの一部を読めませんでした');
    expect(text).toContain('- [shop](../shop/2026-10.md): mackerel のアラートを取得できませんでした');
  });
});

describe('what several services share', () => {
  it('asks one question each, with room for the decision', () => {
    const rules = [firedRule('mem', 9, { name: 'メモリ使用率' })];
    const text = printed(
      fleetOf([madeOf(digestOf('shop', { rules })), madeOf(digestOf('search', { rules }))]),
    );
    expect(text).toContain(
      '- [メモリ使用率](https://mackerel.io/orgs/acme/monitors/mem): shop 9 件、search 9 件。ルールを 1 か所直せば、どのサービスも静かになりますか？\n  - 判断:\n',
    );
  });

  it('is cut where nobody reads on, and says how much there is', () => {
    const rules = Array.from({ length: 30 }, (_, i) => firedRule(`rule-${i}`, 9));
    const many = Array.from({ length: 12 }, (_, i) => madeOf(digestOf(`s${i}`, { rules })));
    const text = printed(fleetOf(many));
    expect(text.match(/^- \[rule/gm)).toHaveLength(7);
    expect(text).toContain('、ほか 6。');
    expect(text).toContain('ほか 23 種類は、各サービスのページで。');
  });
});

it('a service whose meetings stopped is named with the month of its last page', () => {
  const services = [
    madeOf(digestOf('shop')),
    madeOf(digestOf('search'), heldIn('search', ['2026-07'])),
    madeOf(digestOf('infra'), heldIn('infra', [])),
  ];
  const text = printed(fleetOf(services));
  expect(text).toContain(
    '- [search](../search/2026-10.md): 最後に書き込みがあったのは 7 月分のページです。次は誰が開きますか？',
  );
  expect(text).toContain('- [infra](../infra/2026-10.md): この 6 か月、誰かが書き込んだページがありません。');
  expect(text).not.toContain('- [shop]');
});

it("rules and alerts that are nobody's are asked about once", () => {
  const rule = (id: string, muted: boolean, silent: boolean, type: 'host' | 'check' = 'host') => ({
    ...{ id, name: id, type, muted, silent },
    url: `https://mackerel.io/orgs/acme/monitors/${id}`,
  });
  const rules = [rule('lp', true, true), rule('clock', false, true), rule('backup', false, true, 'check')];
  const alerts = { fired: 4, firedEarlier: 1, byRule: [{ ...rule('5xx', false, false), fired: 4 }] };
  const text = printed(
    fleetOf([madeOf(digestOf('shop'))], { nobodys: new Map([['mackerel', { rules, alerts }]]) }),
    'en',
  );
  const lines = text.slice(text.indexOf('without an owner')).match(/^- .*$/gm);
  expect(lines).toEqual([
    '- **4 alerts** of no known service (September: 1): [5xx](https://mackerel.io/orgs/acme/monitors/5xx) 4. Which service takes them on?',
    '- 1 rule that tells nobody when it fires (muted): [lp](https://mackerel.io/orgs/acme/monitors/lp). Still needed?',
    '- 1 rule that never fired since May 1: [clock](https://mackerel.io/orgs/acme/monitors/clock). Delete, or watching something that matters?',
    '- 1 check that never fired since May 1 (until it does, nobody knows of which service): [backup](https://mackerel.io/orgs/acme/monitors/backup). Do they still run?',
  ]);
});

it("a stranger's name can not break the page", () => {
  const rules = [firedRule('x', 9, { name: '| <img src=x> [a](javascript:1)\n# @all' })];
  const text = printed(fleetOf([madeOf(digestOf('shop', { rules })), madeOf(digestOf('search', { rules }))]));
  expect(text).toContain('[\\| &lt;img src=x> \\[a\\](javascript:1) # @​all](https://mackerel.io');
});
