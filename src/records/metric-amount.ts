import type { MetricUnit } from '../records.ts';
import { groupedDigits } from './amounts.ts';

/** A value as people say it: '46%', '3.2 GiB', '1,840', '0.115'. Three digits are enough to compare. */
export function metricAmount(value: number, unit: MetricUnit): string {
  switch (unit) {
    case 'percent':
      return `${digits(value)}%`;
    case 'bytes':
      return bytes(value);
    case 'bytesPerSecond':
      return `${bytes(value)}/s`;
    case 'perSecond':
      return `${digits(value)}/s`;
    case 'other':
      return digits(value);
    default:
      return unit satisfies never;
  }
}

const BYTES = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

function bytes(value: number): string {
  const power = Math.min(BYTES.length - 1, Math.max(0, Math.floor(Math.log2(Math.abs(value) || 1) / 10)));
  return `${digits(value / 1024 ** power)} ${BYTES[power]}`;
}

function digits(value: number): string {
  if (Math.abs(value) >= 1000) return groupedDigits(Math.round(value));
  const places = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return String(Number(value.toFixed(Math.min(places, 6))));
}
