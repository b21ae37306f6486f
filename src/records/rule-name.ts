import type { Locale } from '../meeting.ts';
import type { AlertType } from '../records.ts';

/** A rule as far as its name goes: of a list of rules, or behind an alert. */
interface Named {
  readonly id: string;
  readonly name: string | null;
  readonly type: AlertType;
}

/** What people call a rule. One without a name is called by its kind, and by its id when it is in no list any more. */
export function ruleName(rule: (Named & { readonly deleted?: boolean }) | null, locale: Locale): string {
  if (rule === null) return NO_RULE[locale];
  if (rule.name !== null) return rule.name;
  return rule.deleted === true ? DELETED[locale](KIND[locale][rule.type], rule.id) : KIND[locale][rule.type];
}

const NO_RULE = { ja: 'ルールの分からないアラート', en: 'alerts of no known rule' } as const;

const DELETED = {
  ja: (kind: string, id: string) => `削除済みのルール（${kind}、ID ${id}）`,
  en: (kind: string, id: string) => `a deleted rule (${kind}, id ${id})`,
} as const;

const KIND: { readonly [L in Locale]: { readonly [T in AlertType]: string } } = {
  ja: {
    connectivity: '死活監視',
    host: 'ホストの監視',
    service: 'サービスの監視',
    external: '外形監視',
    check: 'チェック監視',
    expression: '式による監視',
    anomalyDetection: '異常検知',
    query: 'クエリによる監視',
    other: 'その他の監視',
  },
  en: {
    connectivity: 'host connectivity',
    host: 'host metric',
    service: 'service metric',
    external: 'external check',
    check: 'check plugin',
    expression: 'expression',
    anomalyDetection: 'anomaly detection',
    query: 'query',
    other: 'other kind of rule',
  },
};
