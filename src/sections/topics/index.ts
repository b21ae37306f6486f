import { join, type Markdown, md, NOTHING, person, title, words } from '../../markdown.ts';
import { issueLink, type MissingLabel, missingLabels } from '../../records/issue-link.ts';
import { idOf } from '../../records/issue-state.ts';
import { type PerhapsOurs, perhapsOurs } from '../../records/listed.ts';
import type { Topic } from '../../records.ts';
import { defineSection, titled, type View } from '../section.ts';

/** `open` is null when the topics are not known. */
export interface TopicFacts {
  readonly open: readonly { readonly id: string; readonly title: string }[] | null;
}

type TopicsBody = {
  readonly missingLabels: readonly MissingLabel[];
  readonly left: readonly Markdown[];
  readonly topics: readonly Markdown[];
  readonly perhapsOurs: readonly PerhapsOurs[];
};

const SAMPLE: TopicsBody = {
  missingLabels: [{ repo: words('acme/ops'), label: words('pwg-topic') }],
  left: [words('…')],
  topics: [words('#1')],
  perhapsOurs: [{ service: words('blog'), lines: [words('#2')], more: [words('#3')] }],
};

/** What anybody wants to talk about: what was filed before the meeting, and a place to write. */
export const topics = defineSection({
  name: 'topics',
  title: titled('今日話したいこと', 'Topics'),
  needs: [],
  uses: ['topics', 'minutes'],
  incompleteWithout: ['topics'],
  sample: SAMPLE,
  view: (records, meeting): View<TopicFacts, TopicsBody> => {
    const tracked = records.topics;
    const open = (some: readonly Topic[]) => some.filter(({ closedAt }) => closedAt === null);
    const ours = open(tracked?.ours ?? []);
    return {
      facts: {
        open: tracked === null ? null : ours.map((topic) => ({ id: idOf(topic), title: topic.title })),
      },
      body: {
        missingLabels: tracked === null ? [] : missingLabels(tracked),
        left: (records.minutes?.pages[0]?.topicsLeft ?? []).map((topic) =>
          LEFT[meeting.locale](title(topic)),
        ),
        topics: ours.map(line),
        perhapsOurs: perhapsOurs(open(tracked?.perhapsOurs ?? []), meeting.service, line),
      },
    };
  },
});

/** Written on the last page, and not reached. */
const LEFT = {
  ja: (topic: Markdown) => md`${topic}（前回から）`,
  en: (topic: Markdown) => md`${topic} (not reached last time)`,
} as const;

function line(topic: Topic): Markdown {
  return join([issueLink(topic), topic.by === null ? NOTHING : md`(${person(topic.by)})`], ' ');
}
