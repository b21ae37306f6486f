import { link, type Markdown, NOTHING, title, words } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { ruleName } from '../../records/rule-name.ts';
import { span } from '../../records/span.ts';
import { defineSection, titled, type View } from '../section.ts';
import { type Coming, coming } from './coming.ts';
import { UPCOMING_WORDS } from './words.ts';

/** `facts` in the JSON. */
export interface UpcomingFacts {
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    /** 'YYYY-MM-DD' */
    readonly date: string;
    readonly kind: Coming['kind'];
  }[];
}

type UpcomingBody = {
  readonly items: readonly Markdown[];
  /** One when everything was asked for and nothing is coming. */
  readonly none: readonly Markdown[];
};

const SAMPLE: UpcomingBody = { items: [words('12-25')], none: [NOTHING] };

/** Events, releases, configuration changes that move traffic: what the records know, and a place to write. */
export const upcoming = defineSection({
  name: 'upcoming',
  title: titled('今後の変化共有', 'Upcoming changes'),
  needs: [],
  uses: ['plans', 'downtimes', 'alerts'],
  incompleteWithout: ['plans', 'downtimes', 'alerts'],
  sample: SAMPLE,
  view: ({ plans, downtimes, alerts }, meeting): View<UpcomingFacts, UpcomingBody> => {
    const items = coming(plans ?? [], downtimes ?? [], alerts?.ours ?? [], meeting);
    const asked = plans !== null && downtimes !== null && alerts !== null;
    return {
      facts: { items: items.map((item) => fact(item, meeting)) },
      body: {
        items: items.map((item) => line(item, meeting)),
        none: asked && items.length === 0 ? [NOTHING] : [],
      },
    };
  },
});

function fact(item: Coming, { locale }: Meeting): UpcomingFacts['items'][number] {
  const { kind, day: date } = item;
  switch (item.kind) {
    case 'milestone':
      return { id: item.plan.origin.id, title: item.plan.title, date, kind };
    case 'downtime':
      return { id: item.downtime.origin.id, title: item.downtime.name, date, kind };
    case 'certificate':
      return { id: item.alert.origin.id, title: ruleName(item.alert.rule, locale), date, kind };
    default:
      return item satisfies never;
  }
}

function line(item: Coming, { locale, local }: Meeting): Markdown {
  const say = UPCOMING_WORDS[locale];
  const day = local.date(local.startOfDay(item.day));
  switch (item.kind) {
    case 'milestone': {
      const name = link(title(item.plan.title), item.plan.origin.url);
      return (item.overdue ? say.overdue : say.milestone)(day, name, item.plan.openIssues);
    }
    case 'downtime': {
      const name = link(title(item.downtime.name), item.downtime.origin.url);
      return say.downtime(span(item.next.from, item.next.to, local, locale), name, item.more);
    }
    case 'certificate': {
      const { alert, expiry } = item;
      const name = link(title(ruleName(alert.rule, locale)), alert.origin.url);
      const told = local.date(alert.openedAt);
      return say.certificate[expiry.when](day, name, told, expiry.daysLeftThen);
    }
    default:
      return item satisfies never;
  }
}
