import { defineSection, titled } from '../section.ts';

/** Small observations, and the agenda itself: a place to write. */
export const retro = defineSection({
  name: 'retro',
  title: titled('感想・雑談', 'Thoughts'),
  needs: [],
  sample: {},
  view: () => ({ facts: {}, body: {} }),
});
