import { LAST_SECOND } from './epoch.ts';

type Maybe<T> = T | null | undefined;

/** An alert as the API sends it; only what is used. Times are seconds. */
export interface RawAlert {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  /** Said to be always there, and yet may be absent, null or empty. */
  readonly monitorId?: Maybe<string>;
  readonly hostId?: Maybe<string>;
  readonly series?: Maybe<{
    readonly name: string;
    readonly labels?: Maybe<Readonly<Record<string, string>>>;
  }>;
  readonly value?: Maybe<number>;
  readonly message?: Maybe<string>;
  readonly reason?: Maybe<string>;
  readonly memo?: Maybe<string>;
  /** In what is kept, instead of the memo. */
  readonly hasMemo?: boolean;
  readonly openedAt: number;
  readonly closedAt?: Maybe<number>;
}

/** By hand and not by zod: a run may see 100,000 of them, and this takes a fifth of the time and makes no copies. */
export function isRawAlert(row: unknown): row is RawAlert {
  if (!isObject(row)) return false;
  const { id, type, status, monitorId, hostId, series, value, message, reason, memo, openedAt, closedAt } =
    row;
  return (
    typeof id === 'string' &&
    typeof type === 'string' &&
    typeof status === 'string' &&
    isMaybeText(monitorId) &&
    isMaybeText(hostId) &&
    (series == null || isSeries(series)) &&
    (value == null || typeof value === 'number') &&
    isMaybeText(message) &&
    isMaybeText(reason) &&
    isMaybeText(memo) &&
    isTime(openedAt) &&
    (closedAt == null || isTime(closedAt))
  );
}

function isSeries(value: unknown): boolean {
  if (!isObject(value) || typeof value.name !== 'string') return false;
  const { labels } = value;
  return (
    labels == null || (isObject(labels) && Object.values(labels).every((label) => typeof label === 'string'))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isMaybeText(value: unknown): boolean {
  return value == null || typeof value === 'string';
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= LAST_SECOND;
}
