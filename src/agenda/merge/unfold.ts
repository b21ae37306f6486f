import { plainWords } from '../document/plain-words.ts';
import { type Block, everyBlock, type Page } from '../document.ts';
import type { Story } from './story.ts';

/** The machine's two pages. */
export interface MachinesPages {
  readonly base: Page;
  readonly fresh: Page;
}

/**
 * The machine's pages without the folds whose tags a wiki took away while it left what was folded: people read that page
 * unfolded, and what is new goes to what was there before. `null` where all folds stand, or are gone with all they held.
 */
export function unfolded(story: Story, { base, fresh }: MachinesPages): MachinesPages | null {
  const [inBase, inFresh] = [new Set<Block>(), new Set<Block>()];
  for (const fold of everyBlock(fresh.sections)) {
    const before = story.before(fold);
    if (fold.kind !== 'fold' || before === null || !story.deleted(fold)) continue;
    if (![...everyBlock(fold.parts)].some((part) => story.stands(part) !== null)) continue;
    inBase.add(before);
    inFresh.add(fold);
  }
  if (inFresh.size === 0) return null;
  const said = new Set(story.current.entries.map(({ says }) => says));
  const titled = [...inBase].some((fold) => said.has(plainWords(summary(fold))));
  return { base: without(base, inBase, titled), fresh: without(fresh, inFresh, titled) };
}

/** What is folded stands in the place of the fold; with `titled` its title does too, as a line of text. */
function without(page: Page, folds: ReadonlySet<Block>, titled: boolean): Page {
  const opened = (block: Block): readonly Block[] => {
    const parts = block.parts.flatMap(opened);
    if (!folds.has(block)) return [{ ...block, parts }];
    const [line] = block.head;
    const indent = /^\s*/.exec(line?.text ?? '')?.[0] ?? '';
    const title = { text: indent + summary(block), end: line?.end ?? '\n' };
    return titled ? [{ kind: 'text', gap: block.gap, head: [title], parts: [], tail: [] }, ...parts] : parts;
  };
  return { ...page, sections: page.sections.flatMap(opened) };
}

const summary = ({ head: [line] }: Block): string =>
  /<summary>(.*?)<\/summary>/.exec(line?.text ?? '')?.[1] ?? '';
