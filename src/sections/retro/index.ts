import { join, type Markdown, text, title, words } from '../../markdown.ts';
import { type Meeting, monthName } from '../../meeting.ts';
import { SECTION_NAMES } from '../../records/section-names.ts';
import { defineSection, nothingToReview, type Told, titled } from '../section.ts';
import { type Held, held } from './held.ts';
import { idle, MONTHS } from './idle.ts';
import { RETRO_WORDS } from './words.ts';

type RetroBody = {
  readonly promised: readonly { readonly lines: readonly Markdown[] }[];
  readonly itself: readonly Markdown[];
};

const SAMPLE: RetroBody = { promised: [{ lines: [words('…')] }], itself: [words('…')] };

/**
 * Small observations, and the agenda itself: a place to write, what the team wanted to do otherwise this time, and what
 * of the meeting could be less.
 */
export const retro = defineSection({
  name: 'retro',
  title: titled('感想・雑談', 'Thoughts'),
  needs: [],
  uses: ['minutes', 'todos'],
  ifThere: ['todos'],
  hearsOthers: true,
  sample: SAMPLE,
  view: ({ minutes, todos }, meeting, told) => {
    const pages = minutes ?? { pages: [] };
    const [last, before] = pages.pages;
    // What that page itself reminded of is not promised again.
    const resolutions = (last?.resolutions ?? []).filter((one) => !before?.resolutions.includes(one));
    const meetings = held(pages, todos?.ours ?? []);
    const unused = idle(pages);
    const skip = nothingCrosses(told);
    return {
      facts: { promised: resolutions, meetings, idle: unused, skip },
      body: {
        promised: resolutions.length === 0 ? [] : [{ lines: resolutions.map((one) => title(one)) }],
        itself: [
          ...heldLine(meetings, meeting),
          ...idleLine(
            unused.filter(({ onPage }) => onPage).map(({ section }) => section),
            meeting,
          ),
          ...(skip ? [RETRO_WORDS[meeting.locale].skip] : []),
        ],
      },
    };
  },
});

/** Nobody was told anything (a page of this section alone) is no reason to stay away. */
const nothingCrosses = (told: readonly Told[]): boolean =>
  told.some(({ section }) => section !== 'retro') &&
  nothingToReview(told) &&
  !told.some(({ worthTheHour = [] }) => worthTheHour.length > 0);

function heldLine(meetings: readonly Held[], { locale }: Meeting): readonly Markdown[] {
  if (meetings.length === 0) return [];
  const say = RETRO_WORDS[locale];
  return [
    say.held(
      join(
        meetings.map(({ month, decided, done }) => say.month(calledMonth(month, locale), decided, done)),
        say.comma,
      ),
    ),
  ];
}

function idleLine(sections: readonly string[], { locale }: Meeting): readonly Markdown[] {
  if (sections.length === 0) return [];
  const say = RETRO_WORDS[locale];
  const names = sections.map((name) => text(SECTION_NAMES[locale][name] ?? name));
  return [say.idle(MONTHS, join(names, say.comma))];
}

const calledMonth = (month: string, locale: Meeting['locale']): string =>
  monthName({ year: Number(month.slice(0, 4)), month: Number(month.slice(5)) }, locale);
