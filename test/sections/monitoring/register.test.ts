import { expect, it } from 'vitest';
import type { KnownPattern } from '../../../src/meeting.ts';
import { monitoring } from '../../../src/sections/monitoring/index.ts';
import { book, fired } from '../../support/fired.ts';
import { meeting } from '../../support/meeting.ts';
import { monitor, ruleOf } from '../../support/monitors.ts';
import { sectionText } from '../../support/section-text.ts';

const rule = ruleOf('batch');
const alert = (opened: string) => fired('batch', opened, { rule });
const known = (monitorName: KnownPattern['match']['monitor'], until: string): KnownPattern => ({
  match: { monitor: monitorName, host: null, message: null },
  explanation: '夜間の取り込み',
  until,
  atMost: null,
  usually: null,
});

const said = (pattern: KnownPattern, opened: readonly string[]): string | undefined =>
  sectionText(
    monitoring,
    { monitors: [monitor('batch')], downtimes: [], alerts: book(opened.map(alert)) },
    meeting({ known: [pattern] }),
  )
    .split('\n')
    .find((line) => line.startsWith('登録済み'));

it('a known pattern that no longer happens asks to be taken off the register', () => {
  const holds = known('batch', '2027-03-31');
  expect(said(holds, ['2026-09-10 03:00', '2026-09-11 03:00'])).toBe(
    '登録済みのパターン「夜間の取り込み」（batch）: 前の期間 2 件、この期間 0 件 → 直りましたか？登録を消しますか？',
  );
  expect(said(holds, ['2026-09-10 03:00', '2026-10-11 03:00'])).toBeUndefined();
  expect(said(holds, ['2026-08-10 03:00'])).toBeUndefined();
});

it('an expired one speaks up even if nothing happened; where something did, its rule’s line says so', () => {
  const over = known(/^bat/, '2026-10-31');
  expect(said(over, [])).toBe(
    '登録済みのパターン「夜間の取り込み」（/^bat/）: **登録の期限が切れました**（10-31 まで）。この期間は起きていません → 登録を消しますか？',
  );
  expect(said(over, ['2026-10-11 03:00'])).toBeUndefined();
});

it('one about the rule of another service is not spoken of here', () => {
  expect(said(known('others', '2026-10-31'), ['2026-09-10 03:00'])).toBeUndefined();
});
