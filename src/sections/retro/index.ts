import { type Markdown, title, words } from '../../markdown.ts';
import { defineSection, titled } from '../section.ts';

type RetroBody = { readonly promised: readonly { readonly lines: readonly Markdown[] }[] };

const SAMPLE: RetroBody = { promised: [{ lines: [words('…')] }] };

/** Small observations, and the agenda itself: a place to write, and what the team wanted to do otherwise this time. */
export const retro = defineSection({
  name: 'retro',
  title: titled('感想・雑談', 'Thoughts'),
  needs: [],
  uses: ['minutes'],
  sample: SAMPLE,
  view: ({ minutes }) => {
    const [last, before] = minutes?.pages ?? [];
    // What that page itself reminded of is not promised again.
    const resolutions = (last?.resolutions ?? []).filter((one) => !before?.resolutions.includes(one));
    return {
      facts: { promised: resolutions },
      body: { promised: resolutions.length === 0 ? [] : [{ lines: resolutions.map((one) => title(one)) }] },
    };
  },
});
