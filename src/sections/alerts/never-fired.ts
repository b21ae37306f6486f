import type { Monitor } from '../../records.ts';

/** Rules that opened no alert in the months that were read, whatever the service. */
export interface NeverFired {
  /** Those that name this service. */
  readonly rules: readonly Monitor[];
  /** Check rules of the whole organisation: which service they watch is not known until they fire. */
  readonly checks: readonly Monitor[];
}

export function neverFired(monitors: readonly Monitor[], firedRules: ReadonlySet<string>): NeverFired {
  const silent = monitors.filter(({ origin }) => !firedRules.has(origin.id));
  return {
    rules: silent.filter(({ type, ours }) => type !== 'check' && ours),
    checks: silent.filter(({ type }) => type === 'check'),
  };
}
