import { join, link, type Markdown, md, title, words } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import type { Dashboard, Widget } from '../../records.ts';
import { defineSection, titled } from '../section.ts';
import { DASHBOARD_WORDS } from './words.ts';

/** The team walks through its dashboards each month, so each has a line even when nothing is wrong with it. */
export const dashboards = defineSection({
  name: 'dashboards',
  title: titled('ダッシュボード', 'Dashboards'),
  needs: ['dashboards'],
  sample: { dashboards: [words('…')] },
  view: ({ dashboards: all }, meeting) => ({
    facts: {
      items: all.map(({ origin, title, widgets }) => ({
        id: origin.id,
        title,
        url: origin.url,
        brokenWidgets: broken(widgets).length,
      })),
    },
    body: { dashboards: all.map((dashboard) => line(dashboard, meeting)) },
    ...(all.length === 0 ? { quiet: DASHBOARD_WORDS[meeting.locale].quiet(meeting.service) } : {}),
  }),
});

const NAMES_SHOWN = 5;

function line({ title: name, origin, widgets }: Dashboard, meeting: Meeting): Markdown {
  const say = DASHBOARD_WORDS[meeting.locale];
  const shown = link(title(name), origin.url);
  const gone = broken(widgets);
  const pinned = widgets.filter(({ fixed }) => fixed !== null);
  const morePinned = pinned.length - NAMES_SHOWN;
  const pieces = [
    shown,
    ...(gone.length === 0 ? [] : [say.asks(say.broken(gone.length, names(gone, meeting)), say.askBroken)]),
    ...pinned.slice(0, NAMES_SHOWN).map((widget) => say.asks(pinnedPhrase(widget, meeting), say.askFixed)),
    ...(morePinned > 0 ? [say.moreFixed(morePinned)] : []),
  ];
  return join(pieces, say.slash);
}

const broken = (widgets: readonly Widget[]): readonly Widget[] => widgets.filter((widget) => widget.broken);

function names(widgets: readonly Widget[], meeting: Meeting): Markdown {
  const say = DASHBOARD_WORDS[meeting.locale];
  const shown = join(
    widgets.slice(0, NAMES_SHOWN).map((widget) => nameOf(widget, meeting)),
    say.comma,
  );
  const others = widgets.length - NAMES_SHOWN;
  return others > 0 ? say.andOthers(shown, others) : shown;
}

function nameOf({ title: name, type }: Widget, { locale }: Meeting): Markdown {
  return name.trim() === '' ? DASHBOARD_WORDS[locale].untitled(type) : title(name);
}

/** The end of a pinned range is the first instant after it. */
function pinnedPhrase(widget: Widget, meeting: Meeting): Markdown {
  const { fixed } = widget;
  if (fixed === null) return md``;
  const lastDay = new Date(fixed.to.getTime() - 1);
  const { local, locale } = meeting;
  return DASHBOARD_WORDS[locale].fixed(nameOf(widget, meeting), local.date(fixed.from), local.date(lastDay));
}
