import { code, type Markdown, text, title, words } from '../../markdown.ts';
import type { Locale } from '../../meeting.ts';
import type { RuleChange } from '../../records.ts';

/** What people call a field of a rule; one we have no word for is called as the vendor does. */
export function fieldName(field: string, locale: Locale): Markdown {
  const names = FIELDS[locale];
  return Object.hasOwn(names, field) ? words(names[field] ?? field) : code(field);
}

const VALUE_COLUMNS = 30;

/** A value as it was set: 0.45, なし, 'insensitive'. */
export function fieldValue(value: RuleChange['before'], locale: Locale): Markdown {
  if (value === null || value === '') return words(NOT_SET[locale]);
  return typeof value === 'string' ? title(value, VALUE_COLUMNS) : text(String(value));
}

const NOT_SET = { ja: 'なし', en: 'none' } as const;

const FIELDS: { readonly [L in Locale]: Readonly<Record<string, string>> } = {
  ja: {
    name: '名前',
    memo: 'メモ',
    isMute: 'ミュート',
    warning: '警告の閾値',
    critical: '重大の閾値',
    operator: '比べる向き',
    duration: '平均をとる点の数',
    maxCheckAttempts: '鳴るまでに続く回数',
    notificationInterval: '再通知の間隔（分）',
    metric: 'メトリック',
    service: 'サービス',
    expression: '式',
    query: 'クエリ',
    scopes: '対象',
    excludeScopes: '対象の除外',
    missingDurationWarning: 'データなしで警告になるまで（分）',
    missingDurationCritical: 'データなしで重大になるまで（分）',
    responseTimeWarning: '応答時間の警告（ミリ秒）',
    responseTimeCritical: '応答時間の重大（ミリ秒）',
    responseTimeDuration: '応答時間の平均をとる点の数',
    certificationExpirationWarning: '証明書の期限の警告（日前）',
    certificationExpirationCritical: '証明書の期限の重大（日前）',
    warningSensitivity: '警告の感度',
    criticalSensitivity: '重大の感度',
  },
  en: {
    name: 'name',
    memo: 'memo',
    isMute: 'mute',
    warning: 'warning threshold',
    critical: 'critical threshold',
    operator: 'operator',
    duration: 'points averaged',
    maxCheckAttempts: 'attempts before it fires',
    notificationInterval: 'minutes between reminders',
    metric: 'metric',
    service: 'service',
    expression: 'expression',
    query: 'query',
    scopes: 'scopes',
    excludeScopes: 'excluded scopes',
    missingDurationWarning: 'minutes without data until warning',
    missingDurationCritical: 'minutes without data until critical',
    responseTimeWarning: 'response time warning (ms)',
    responseTimeCritical: 'response time critical (ms)',
    responseTimeDuration: 'points of response time averaged',
    certificationExpirationWarning: 'certificate warning (days ahead)',
    certificationExpirationCritical: 'certificate critical (days ahead)',
    warningSensitivity: 'warning sensitivity',
    criticalSensitivity: 'critical sensitivity',
  },
};
