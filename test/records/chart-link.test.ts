import { describe, expect, it } from 'vitest';
import { chartLink } from '../../src/records/chart-link.ts';
import { meeting } from '../support/meeting.ts';

describe('the link to a chart', () => {
  it('is there where charts are files beside the page', () => {
    const pictures = { folder: '2026-10 (配送).charts' };
    expect(String(chartLink('slo', 'availability', meeting({ pictures })))).toBe(
      '[図](2026-10%20%28%E9%85%8D%E9%80%81%29.charts/slo-availability.svg)',
    );
    expect(String(chartLink('slo', 'a', meeting({ pictures, locale: 'en' })))).toMatch(/^\[chart\]/);
  });

  it('is nowhere else', () => {
    expect(chartLink('slo', 'availability', meeting()).empty).toBe(true);
    expect(chartLink('slo', 'availability', meeting({ pictures: 'none' })).empty).toBe(true);
    expect(chartLink('slo', null, meeting({ pictures: { folder: 'x' } })).empty).toBe(true);
  });
});
