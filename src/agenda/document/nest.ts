import type { Block, Line } from '../document.ts';
import type { Atom } from './scan.ts';

/** Flat blocks as sections with what stands in them. Sections don't nest: a heading of any level begins the next one. */
export function nest(atoms: readonly Atom[]): readonly Block[] {
  const starts = atoms.flatMap(({ role }, i) => (role === 'heading' || role === 'footer' ? [i] : []));
  const first = starts[0] ?? atoms.length;
  const before = beneath(atoms, 0, first, 0).blocks;
  return [
    ...(before.length === 0
      ? []
      : [{ kind: 'section' as const, gap: [], head: [], parts: before, tail: [] }]),
    ...starts.map((start, n): Block => {
      const end = starts[n + 1] ?? atoms.length;
      return { ...bare(atoms[start]), parts: beneath(atoms, start + 1, end, 0).blocks };
    }),
  ];
}

interface Beneath {
  readonly blocks: readonly Block[];
  readonly next: number;
}

/** The blocks from `at` on that stand at least `indent` columns in. */
function beneath(atoms: readonly Atom[], at: number, end: number, indent: number): Beneath {
  const blocks: Block[] = [];
  let next = at;
  for (let atom = atoms[next]; atom !== undefined && next < end; atom = atoms[next]) {
    if (atom.indent < indent) break;
    if (atom.role === 'open') {
      const inside = beneath(atoms, next + 1, atom.closedBy, 0).blocks;
      blocks.push({ ...bare(atom), parts: inside, tail: allLines(atoms[atom.closedBy]) });
      next = atom.closedBy + 1;
    } else if (atom.kind === 'item') {
      const below = beneath(atoms, next + 1, end, atom.indent + 1);
      blocks.push({ ...bare(atom), parts: below.blocks });
      next = below.next;
    } else {
      blocks.push(bare(atom));
      next += 1;
    }
  }
  return { blocks, next };
}

function bare(atom: Atom | undefined): Block {
  if (atom === undefined) throw new Error('no such atom');
  const { kind, gap, head, parts, tail } = atom;
  return { kind, gap, head, parts, tail };
}

function allLines(atom: Atom | undefined): readonly Line[] {
  return atom === undefined ? [] : [...atom.gap, ...atom.head];
}
