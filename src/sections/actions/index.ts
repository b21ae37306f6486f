import { defineSection, titled } from '../section.ts';

/** What the meeting decides to do: a place to write, each with an owner. */
export const actions = defineSection({
  name: 'actions',
  title: titled('出た TODO の Issue 化', 'Action items to file'),
  needs: [],
  sample: {},
  view: () => ({ facts: {}, body: {} }),
});
