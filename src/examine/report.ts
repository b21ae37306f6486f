import type { Output } from '../world.ts';
import type { Finding } from './finding.ts';

/** Each finding for people, with what it costs to leave it so and how to mend it. */
export function tell(findings: readonly Finding[], out: Output): void {
  for (const { of, what, ok, detail, try: next } of findings) {
    if (ok) {
      out.say(`ok ${of}: ${what}${detail === '' ? '' : ` – ${detail}`}`);
      if (next !== null) out.say(`  ${next}`);
    } else out.problem({ what, why: `${detail}\n${costOf(of)}`, try: next ?? '' }, `NOT OK ${of}`);
  }
}

/** The same for programs. */
export function findingsJson(findings: readonly Finding[]): string {
  const checks = findings.map(({ of, what, ok, detail, try: next }) => ({
    of,
    what,
    ok,
    detail,
    costs: ok ? null : costOf(of),
    try: next,
  }));
  return JSON.stringify({ schema: 'pwg.doctor/1', checks });
}

function costOf(of: string): string {
  if (of.startsWith('publish ')) return 'Until then pwg publish stops here, or shows the page to too many.';
  switch (of) {
    case 'config':
    case 'templates':
      return 'Until then pwg prepare stops before it asks anything.';
    case 'output':
      return 'Until then pwg prepare can not write this page.';
    case 'history':
      return 'Until then pages compare with less, or pwg prepare stops.';
    case 'machine':
      return 'Until then pwg may stop anywhere.';
    default:
      return 'Until then the page shows a gap, or too little, where this would stand.';
  }
}
