import { describe, expect, it } from 'vitest';
import type { Alert, RuleRef } from '../../../src/records.ts';
import { alerts } from '../../../src/sections/alerts/index.ts';
import { book, fired } from '../../support/fired.ts';
import { meeting, tokyo } from '../../support/meeting.ts';
import { sectionText } from '../../support/section-text.ts';

const textOf = (ours: readonly Alert[]) =>
  sectionText(alerts, { alerts: book(ours), monitors: [] }, meeting());

describe('the line of a rule', () => {
  it('says a time of day as people say it', () => {
    const regular = ['04 11:02', '06 11:03', '08 11:02', '10 11:04', '12 11:02', '14 11:03'].map((clock) =>
      fired('checkout', `2026-10-${clock}`, { closedAt: tokyo('2026-10-15') }),
    );
    expect(textOf(regular)).toContain('6 件とも **1 日おきの 11:00 ごろ**');
    expect(textOf(regular)).toContain('→ 11:00 ごろに動くものは何ですか？');
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
