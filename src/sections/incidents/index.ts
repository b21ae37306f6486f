import { join, type Markdown, md, NOTHING, text, words } from '../../markdown.ts';
import type { Locale, Meeting } from '../../meeting.ts';
import { issueLink, type MissingLabel, missingLabels } from '../../records/issue-link.ts';
import { type Listed, listed, type PerhapsOurs, perhapsOurs } from '../../records/listed.ts';
import { periodNames } from '../../records/period-names.ts';
import { bareTitle } from '../../records/same-title.ts';
import { daysSinceLast } from '../../records/since-last.ts';
import type { Incident, Tracked } from '../../records.ts';
import { type Body, defineSection, titled, type View } from '../section.ts';
import { type Around, around } from './around.ts';
import { type IncidentFacts, incidentFacts } from './facts.ts';
import { closedSinceLine, type IncidentLines, incidentLines, perhapsLine, stillOpenLine } from './line.ts';
import { LINE_WORDS } from './line-words.ts';
import { gravestFirst, type Reviewed, reviewed } from './reviewed.ts';
import { INCIDENT_WORDS } from './words.ts';

type IncidentsBody = {
  readonly count: Markdown;
  readonly missingLabels: readonly MissingLabel[];
  readonly incidents: readonly IncidentLines[];
  readonly perhapsOurs: readonly PerhapsOurs[];
  readonly stillOpen: readonly Listed[];
  readonly closedSince: readonly (Listed & { readonly lastDay: Markdown })[];
};

const SAMPLE: IncidentsBody = {
  count: words('3'),
  missingLabels: [{ repo: words('acme/ops'), label: words('incident') }],
  incidents: [
    {
      line: words('#1'),
      remaining: [words('a')],
      change: [words('b')],
      hints: [words('c')],
      planned: [NOTHING],
      decide: [NOTHING],
    },
  ],
  perhapsOurs: [{ service: words('blog'), lines: [words('#2')], more: [words('#3')] }],
  stillOpen: [{ lines: [words('#4')], more: [words('#5')] }],
  closedSince: [{ lastDay: words('10-31'), lines: [words('#6')], more: [words('#7')] }],
};

/** Recent incidents: response, cause, recurrence prevention — how far? */
export const incidents = defineSection({
  name: 'incidents',
  title: titled('直近の障害ふりかえり', 'Recent incidents'),
  needs: ['incidents'],
  uses: ['alerts', 'changes', 'downtimes'],
  sample: SAMPLE,
  view: (records, meeting): View<IncidentFacts, IncidentsBody> => {
    const tracked = records.incidents;
    const found = reviewed(tracked, meeting);
    const near = (incident: Incident): Around => around(incident, records, meeting);
    const silent = found.items.length + found.perhapsOurs.length + tracked.missingLabels.length === 0;
    return {
      facts: incidentFacts(found, near),
      ...(found.opened.length > 0 ? { question: QUESTION[meeting.locale] } : {}),
      body: {
        count: count(found, meeting),
        missingLabels: missingLabels(tracked),
        incidents: gravestFirst(found.opened).map((one) => incidentLines(one, near(one), meeting)),
        perhapsOurs: perhapsOurs(gravestFirst(found.perhapsOurs), meeting.service, (one) =>
          perhapsLine(one, near(one), meeting),
        ),
        stillOpen: listed(gravestFirst(found.stillOpen), (one) => stillOpenLine(one, meeting)),
        closedSince: listed(gravestFirst(found.closedSince), (one) => closedSinceLine(one, meeting)).map(
          (group) => ({
            ...group,
            lastDay: text(meeting.local.date(new Date(meeting.period.to.getTime() - 1))),
          }),
        ),
      },
      ...(silent ? { quiet: quiet(tracked, meeting) } : {}),
      ...atTheTop(tracked, found, meeting),
    };
  },
});

function quiet({ ours }: Tracked<Incident>, { at, local, locale }: Meeting): Markdown {
  return INCIDENT_WORDS[locale].quiet(daysSinceLast(ours, at, local));
}

function count({ opened, openedEarlier, closed }: Reviewed, meeting: Meeting): Markdown {
  const say = INCIDENT_WORDS[meeting.locale];
  const { now, before } = periodNames(meeting);
  const recorded = opened.filter(({ minutes }) => minutes !== null).length;
  const times =
    opened.length === 0 ? NOTHING : recorded === 0 ? say.noneRecorded : say.someRecorded(recorded);
  return join([say.count(now, opened.length, before, openedEarlier.length, closed.length), times], say.space);
}

/** What the incidents bring to the top of the page. */
function atTheTop(
  { ours }: Tracked<Incident>,
  { items, opened, openedEarlier, openedSince, perhapsOurs }: Reviewed,
  { locale, local, at }: Meeting,
): Omit<View<IncidentFacts, Body>, 'facts' | 'body' | 'quiet'> {
  const say = INCIDENT_WORDS[locale];
  const name = (one: Incident) => issueLink(one, bareTitle(one.title, 'incident'));
  const raging = ours.filter((one) => one.severity === '1' && one.closedAt === null && !allPrevented(one));
  const unfinished = items.filter(({ checklist }) => checklist.open.length > 0);
  const gravest = unfinished.filter(({ severity }) => severity === '1').length;
  return {
    urgent: raging.map((one) => ({
      weight: 90,
      line: say.openNow(name(one), local.date(one.openedAt), local.daysBetween(one.openedAt, at)),
    })),
    worthTheHour:
      unfinished.length === 0
        ? []
        : [
            {
              weight: Math.min(80, 40 + 10 * gravest + 2 * unfinished.length),
              line: say.unfinished(unfinished.length, gravest),
            },
          ],
    comparisons: [
      {
        what: say.what,
        before: md`${openedEarlier.length}`,
        now: md`${opened.length}`,
        remark: perhapsOurs.length === 0 ? NOTHING : say.perhapsOurs(perhapsOurs.length),
      },
    ],
    ...(openedSince.length === 0
      ? {}
      : {
          sinceEnd: say.since(
            openedSince.length,
            openedSince.length > 2 ? NOTHING : told(openedSince, locale),
          ),
        }),
  };
}

/** Every prevention item is done: it only waits to be closed. */
function allPrevented({ checklist }: Incident): boolean {
  return checklist.total > 0 && checklist.open.length === 0;
}

function told(since: readonly Incident[], locale: Meeting['locale']): Markdown {
  const say = LINE_WORDS[locale];
  const each = since.map((one) => {
    const name = issueLink(one, bareTitle(one.title, 'incident'));
    return md`${name} ${one.closedAt === null ? say.open : say.resolved}`;
  });
  return join(each, say.comma);
}

const QUESTION: { readonly [L in Locale]: Markdown } = {
  ja: words('お客さまやほかの部署から、ここにない不具合の声は届いていますか？'),
  en: words('Have customers or other teams reported trouble that is not listed here?'),
};
