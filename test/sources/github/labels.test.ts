import { describe, expect, it } from 'vitest';
import { LabelSet, serviceNamed, severity } from '../../../src/sources/github/labels.ts';

describe('labels', () => {
  it.each([
    ['severity:1', '1'],
    ['Severity: 2', '2'],
    ['severity/3', '3'],
    ['sev1', '1'],
    ['SEV-2', '2'],
    ['P1', '1'],
    ['重大度1', '1'],
    ['重大度：２', '2'],
  ])('%s says how severe it is', (label, expected) => {
    expect(severity(['incident', label])).toBe(expected);
  });

  it.each(['severity:critical', 'sev12', 'php8', 'v1', 'p', 'prio:1', '1'])('%s does not', (label) => {
    expect(severity([label])).toBeNull();
  });

  it('give the gravest severity where there are several', () => {
    expect(severity(['severity:3', 'severity:1', 'severity:2'])).toBe('1');
  });

  it('are the same whatever their case', () => {
    const labels = new LabelSet(['Incident', 'Service:Shop', '障害']);
    expect(labels.hasAll(['incident', 'service:shop', '障害'])).toBe(true);
    expect(labels.has('postmortem')).toBe(false);
  });

  it('name a service after "service:"', () => {
    expect(serviceNamed('service:shop')).toBe('shop');
    expect(serviceNamed('Service: 検索')).toBe('検索');
    expect(serviceNamed('services')).toBeNull();
    expect(serviceNamed('service:')).toBeNull();
  });
});
