import { groupedDigits } from '../../records/amounts.ts';
import { isOverdrawn } from './budget.ts';

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

/** Used budget in whole percent; a target that was just missed never reads as 100 %. */
export function usedPercent(used: number): string {
  const rounded = Math.round(used * 100);
  return groupedDigits(isOverdrawn(used) ? Math.max(101, rounded) : Math.min(100, rounded));
}

/** A part of a whole in percent; what is there never reads as 0. */
export function sharePercent(share: number): string {
  return String(Math.max(share > 0 ? 1 : 0, Math.round(share * 100)));
}
