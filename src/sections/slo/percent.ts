export { usedPercent } from '../../records/error-budget.ts';

/** An attained share as a percentage with two digits more than the target has: 99.876 for 99.9. */
export function attainedPercent(attained: number, target: number, missed: boolean): string {
  const [, fraction = ''] = String(target).split('.');
  for (let digits = fraction.length + 2; digits < 9; digits++) {
    const printed = (attained * 100).toFixed(digits);
    // 99.8999… must not read as the 99.9 it missed.
    if (!missed || Number(printed) < target) return printed;
  }
  return String(attained * 100);
}

/** A part of a whole in percent; what is there never reads as 0. */
export function sharePercent(share: number): string {
  return String(Math.max(share > 0 ? 1 : 0, Math.round(share * 100)));
}
