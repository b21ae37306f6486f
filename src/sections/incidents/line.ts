import { code, join, link, type Markdown, NOTHING, text, title } from '../../markdown.ts';
import type { Meeting } from '../../meeting.ts';
import { issueLink } from '../../records/issue-link.ts';
import { ruleName } from '../../records/rule-name.ts';
import { bareTitle } from '../../records/same-title.ts';
import { minutesBetween } from '../../records/shortly-before.ts';
import type { Alert, Incident } from '../../records.ts';
import type { Around } from './around.ts';
import { LINE_WORDS } from './line-words.ts';
import { settled } from './reviewed.ts';
import type { Hint } from './unheard.ts';

/** An incident of the period as it stands on the page; lists of at most one. */
export type IncidentLines = {
  readonly line: Markdown;
  readonly remaining: readonly Markdown[];
  readonly change: readonly Markdown[];
  readonly hints: readonly Markdown[];
  readonly planned: readonly Markdown[];
  readonly decide: readonly Markdown[];
};

/** The whole story: what, how grave, when, what came before, how far prevention is, and where to write the decision. */
export function incidentLines(incident: Incident, around: Around, meeting: Meeting): IncidentLines {
  const say = LINE_WORDS[meeting.locale];
  const { openedAt, checklist } = incident;
  const { change, downtime } = around;
  return {
    line: oneLine(incident, meeting, [
      say.opened(meeting.local.dateTime(openedAt), state(incident, meeting)),
      recovery(incident, meeting),
      alertsBefore(incident, around, meeting),
      downtime === null
        ? NOTHING
        : say.duringDowntime(
            downtime.name,
            meeting.local.time(downtime.period.from),
            meeting.local.time(downtime.period.to),
          ),
      prevention(incident, meeting),
      incident.postmortem ? say.postmortem : NOTHING,
      incident.blank ? say.blank : NOTHING,
    ]),
    remaining: checklist.open.length === 0 ? [] : [openItems(incident, meeting)],
    change:
      change === null
        ? []
        : [
            say.changeBefore(
              link(title(change.title), change.origin.url),
              change.kind,
              minutesBetween(change.at, openedAt),
            ),
          ],
    hints: (around.hints ?? []).map((hint) => hintLine(hint, meeting)),
    planned: downtime === null ? [] : [NOTHING],
    decide: settled(incident) ? [] : [NOTHING],
  };
}

/** An incident of no known service: the same, short. */
export function perhapsLine(incident: Incident, around: Around, meeting: Meeting): Markdown {
  const say = LINE_WORDS[meeting.locale];
  return oneLine(incident, meeting, [
    say.opened(meeting.local.dateTime(incident.openedAt), state(incident, meeting)),
    recovery(incident, meeting),
    around.alerts?.length === 0 ? NOTHING : alertsBefore(incident, around, meeting),
    remainingOf(incident, meeting),
  ]);
}

/** An incident from before the period that is still open: what is left, and whether it can be closed. */
export function stillOpenLine(incident: Incident, meeting: Meeting): Markdown {
  const say = LINE_WORDS[meeting.locale];
  const { checklist } = incident;
  const done = checklist.total > 0 && checklist.open.length === 0;
  return oneLine(incident, meeting, [
    say.openedOn(meeting.local.date(incident.openedAt)),
    incident.reopened ? say.reopened : NOTHING,
    incident.blank ? say.blank : NOTHING,
    done ? say.readyToClose : checklist.total === 0 && !incident.blank ? say.noPrevention : NOTHING,
    remainingOf(incident, meeting),
  ]);
}

/** An incident from before the period that was closed after its end. */
export function closedSinceLine(incident: Incident, meeting: Meeting): Markdown {
  const say = LINE_WORDS[meeting.locale];
  const unfinished = incident.checklist.open.length > 0;
  return oneLine(incident, meeting, [
    state(incident, meeting),
    unfinished ? say.closedUnfinished(openItems(incident, meeting)) : NOTHING,
  ]);
}

/** Its link, severity and company, then the pieces. */
function oneLine(incident: Incident, { locale }: Meeting, pieces: readonly Markdown[]): Markdown {
  const say = LINE_WORDS[locale];
  const { severity, sharedWith } = incident;
  const head = [
    issueLink(incident, bareTitle(incident.title, 'incident')),
    severity === null ? NOTHING : say.severity(severity),
  ];
  const shared =
    sharedWith.length === 0
      ? NOTHING
      : say.shared(
          join(
            sharedWith.map((s) => text(s)),
            say.comma,
          ),
        );
  return join([join(head, ' '), shared, ...pieces], say.between);
}

function state(incident: Incident, { locale, local, period }: Meeting): Markdown {
  const say = LINE_WORDS[locale];
  const { closedAt, reopened } = incident;
  if (closedAt === null) return reopened ? say.reopened : say.open;
  if (closedAt >= period.to) return say.resolvedOn(local.date(closedAt));
  return reopened ? say.resolvedAgain : say.resolved;
}

function recovery({ minutes }: Incident, { locale }: Meeting): Markdown {
  return minutes === null ? NOTHING : LINE_WORDS[locale].recoveredIn(minutes);
}

function alertsBefore({ openedAt }: Incident, { alerts }: Around, { locale }: Meeting): Markdown {
  const say = LINE_WORDS[locale];
  if (alerts === null) return NOTHING;
  const [first] = alerts;
  if (first === undefined) return say.noAlertBefore;
  const minutes = minutesBetween(first.openedAt, openedAt);
  const name = nameOf(first, locale);
  if (alerts.length === 1) return say.alertBefore(name, minutes);
  return say.alertsBefore(
    name,
    minutes,
    alerts.length,
    alerts.some(({ rule }) => rule?.id !== first.rule?.id),
  );
}

/** The link is the alert itself: what was there to be seen. */
function hintLine({ alert, why, minutes }: Hint, { locale }: Meeting): Markdown {
  return LINE_WORDS[locale].hint[why](link(nameOf(alert, locale), alert.origin.url), Math.abs(minutes));
}

function nameOf({ rule }: Alert, locale: Meeting['locale']): Markdown {
  return code(ruleName(rule, locale));
}

function prevention({ checklist, blank }: Incident, { locale }: Meeting): Markdown {
  const say = LINE_WORDS[locale];
  if (checklist.total > 0) return say.prevention(checklist.done, checklist.total);
  return blank ? NOTHING : say.noPrevention;
}

function remainingOf(incident: Incident, meeting: Meeting): Markdown {
  if (incident.checklist.open.length === 0) return NOTHING;
  return LINE_WORDS[meeting.locale].remaining(openItems(incident, meeting));
}

/** So many of the unticked items are named; the others are counted. */
const NAMED_ITEMS = 3;

function openItems({ checklist }: Incident, { locale }: Meeting): Markdown {
  const say = LINE_WORDS[locale];
  const more = checklist.open.length - NAMED_ITEMS;
  const named = checklist.open.slice(0, NAMED_ITEMS).map((item) => title(item));
  return join(more > 0 ? [...named, say.andMore(more)] : named, say.comma);
}
