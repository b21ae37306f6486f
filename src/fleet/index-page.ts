import { counted, monthOrRange } from '../agenda/page-words.ts';
import { AGENDA_WORDS } from '../agenda/words.ts';
import { join, link, type Markdown, NOTHING, pageLink, text, title, words } from '../markdown.ts';
import { monthOf } from '../meeting/calendar-days.ts';
import { type Meeting, monthName } from '../meeting.ts';
import { periodNames } from '../records/period-names.ts';
import type { Report } from './digest.ts';
import { digestsOf, type FleetIndex, type FleetService } from './fleet-index.ts';
import { glance, type Row, rows } from './glance.ts';
import { hasBegunNow, lastHeld, stopped } from './meetings-held.ts';
import { ruleLink, serviceLink, someOf } from './names.ts';
import { ownerless } from './ownerless.ts';
import { type AlikeFailure, alikeFailures, type NoisyRule, noisyRules } from './together.ts';
import { FLEET_WORDS } from './words.ts';

/** Every name the template of the index may use. */
export type IndexBody = {
  readonly title: Markdown;
  readonly counted: Markdown;
  readonly zone: Markdown;
  readonly asOf: Markdown;
  readonly pages: Markdown;
  readonly lastIndex: readonly Markdown[];
  /** Pages that could not be made, and what is missing from others. */
  readonly troubles: readonly Lines[];
  readonly glance: Markdown;
  readonly before: Markdown;
  readonly rows: readonly Row[];
  readonly stopped: readonly Lines[];
  readonly noisy: readonly Lines[];
  readonly alike: readonly Lines[];
  readonly ownerless: readonly Lines[];
  readonly quiet: readonly Markdown[];
};

/** One list; where there is nothing to list, there is no list of lists either. */
type Lines = { readonly lines: readonly Markdown[]; readonly more: readonly Markdown[] };

export function indexBody(index: FleetIndex, shownAt: Date): IndexBody {
  const { meeting, services, lastIndex } = index;
  const { local, locale } = meeting;
  const say = FLEET_WORDS[locale];
  const digests = digestsOf(index);
  const noisy = noisyRules(digests);
  const alike = alikeFailures(digests, noisy);
  const lists = {
    troubles: list(services.flatMap((one) => trouble(one, meeting))),
    stopped: list(stoppedLines(index)),
    noisy: list(
      noisy.slice(0, LINES).map((one) => noisyLine(one, meeting)),
      noisy.length > LINES ? [say.moreLike(noisy.length - LINES)] : [],
    ),
    alike: alikeList(alike, meeting),
    ownerless: list(ownerless(index)),
  };
  return {
    title: text(say.title(monthOrRange(meeting))),
    counted: text(counted(meeting)),
    zone: text(local.zoneName),
    asOf: text(local.dateTime(shownAt)),
    pages: say.pages(
      services.length,
      services.length - digests.length,
      digests.filter(({ gaps }) => gaps.length > 0).length,
    ),
    lastIndex: lastIndex === null ? [] : [pageLink(say.lastIndex, lastIndex)],
    glance: glance(index),
    before: text(periodNames(meeting).before),
    rows: rows(index),
    ...lists,
    quiet: quiet(lists, index),
  };
}

/** As many as a meeting decides on. */
const LINES = 7;
const ALIKE_OF_A_KIND = 4;

const list = (lines: readonly Markdown[], more: readonly Markdown[] = []): readonly Lines[] =>
  lines.length === 0 ? [] : [{ lines, more }];

/** Some incidents and some rules: neither crowds out the other. */
function alikeList(alike: readonly AlikeFailure[], meeting: Meeting): readonly Lines[] {
  const shown = (['incidents', 'rules'] as const).flatMap((kind) =>
    alike.filter(({ is }) => is === kind).slice(0, ALIKE_OF_A_KIND),
  );
  const left = alike.length - shown.length;
  return list(
    shown.map((one) => alikeLine(one, meeting)),
    left > 0 ? [FLEET_WORDS[meeting.locale].moreLike(left)] : [],
  );
}

/** What may be said of all services only where all of them were read. */
function quiet(
  {
    troubles,
    stopped,
    noisy,
    alike,
    ownerless,
  }: Pick<IndexBody, 'troubles' | 'stopped' | 'noisy' | 'alike' | 'ownerless'>,
  { services, meeting }: FleetIndex,
): readonly Markdown[] {
  const { quiet: say } = FLEET_WORDS[meeting.locale];
  const whole = troubles.length === 0;
  const begins = hasBegunNow(services.map(({ held }) => held));
  const phrases = [
    ...(stopped.length === 0 && !begins ? [say.meetings] : []),
    ...(whole && noisy.length + alike.length === 0 ? [say.together] : []),
    ...(whole && ownerless.length === 0 ? [say.nobodys] : []),
  ];
  return phrases.length === 0 ? [] : [join(phrases, FLEET_WORDS[meeting.locale].comma)];
}

function stoppedLines({ services, meeting }: FleetIndex): readonly Markdown[] {
  const { locale } = meeting;
  const without = new Set(stopped(services.map(({ held }) => held)));
  return services
    .filter(({ held }) => without.has(held))
    .map((one) => {
      const last = lastHeld(one.held);
      const lastMonth = last === null ? null : monthName(monthOf(last), locale);
      return FLEET_WORDS[locale].stopped(serviceLink(one), lastMonth, one.held.pages.length);
    });
}

function trouble({ outcome, ...one }: FleetService, { locale }: Meeting): readonly Markdown[] {
  const say = FLEET_WORDS[locale];
  const name = serviceLink(one);
  if (outcome.is === 'failed') {
    const { what, why, try: next } = outcome.problem;
    return [say.failed(name, what, oneLine(why), oneLine(next))];
  }
  const { kinds, gap, listComma } = AGENDA_WORDS[locale];
  const missing = new Set(outcome.digest.gaps.map(({ source, kind }) => gap(source, kinds[kind])));
  return missing.size === 0 ? [] : [say.short(name, [...missing].join(listComma))];
}

const oneLine = (lines: string): string => lines.replaceAll('\n', ' ');

/** So many services in a line. */
const SERVICES = 6;

function noisyLine({ rule, services }: NoisyRule, { locale }: Meeting): Markdown {
  const say = FLEET_WORDS[locale];
  const where = services.map(({ service, fired }) => say.inService(text(service), fired));
  return say.noisy(ruleLink(rule, locale), someOf(where, SERVICES, say));
}

function alikeLine(alike: AlikeFailure, { locale }: Meeting): Markdown {
  const say = FLEET_WORDS[locale];
  switch (alike.is) {
    case 'rules': {
      const where = alike.services.map(({ service, fired }) => say.inService(text(service), fired));
      return say.alikeRules(ruleLink(alike.rule, locale), someOf(where, SERVICES, say));
    }
    case 'incidents': {
      const where = alike.services.map(({ service, reports }) =>
        say.reportsOf(text(service), someOf(reports.map(reportLink), SERVICES, say)),
      );
      return say.alikeIncidents(title(alike.title), someOf(where, SERVICES, say));
    }
    default:
      return alike satisfies never;
  }
}

const reportLink = ({ ref, url }: Report): Markdown => link(ref, url);

/** Every name, and at least one item in every list: the template is checked against it. */
export function sampleIndex(): IndexBody {
  const said = words('…');
  const row = { name: said, budget: said, incidents: said, alerts: said, carried: said, lastHeld: said };
  const lines = [{ lines: [said], more: [said] }];
  return {
    title: said,
    counted: said,
    zone: said,
    asOf: said,
    pages: said,
    lastIndex: [said],
    troubles: lines,
    glance: said,
    before: said,
    rows: [row],
    stopped: lines,
    noisy: lines,
    alike: lines,
    ownerless: lines,
    quiet: [NOTHING],
  };
}
