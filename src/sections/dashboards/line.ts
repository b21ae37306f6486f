import { join, link, type Markdown, md, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import type { Dashboard, Widget } from '../../records.ts';
import { DASHBOARD_WORDS } from './words.ts';

const NAMES_SHOWN = 5;

/** Its name, and what of it shows nothing or always the same days. */
export function dashboardLine({ title: name, origin, widgets }: Dashboard, meeting: Meeting): Markdown {
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

export const broken = (widgets: readonly Widget[]): readonly Widget[] =>
  widgets.filter((widget) => widget.broken);

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
