import { chooseServices } from './choose.ts';
import type { ServiceConfig } from './config.ts';
import { asSeenBy, type Connected, connect, refuseOpenKeys } from './connect.ts';
import { hideKnown } from './http.ts';
import type { Locale, Meeting } from './meeting.ts';
import { meetingFor } from './meeting-for.ts';
import { EXIT, type ExitCode, Problem } from './problem.ts';
import { openProject, type Project, type ProjectRequest } from './project.ts';
import { within } from './records/calendar.ts';
import { marksOf } from './records/threshold-marks.ts';
import { reviewThreshold } from './records/threshold-review.ts';
import { thresholdRule } from './records/threshold-rule.ts';
import type { Kind, Monitor, Records } from './records.ts';
import { byCause, collect, exitOf, lookUp } from './sources/collect.ts';
import { findRule } from './whatif/find-rule.ts';
import { whatifJson } from './whatif/json.ts';
import { whatifText } from './whatif/text.ts';
import type { World } from './world.ts';

export interface WhatifRequest extends ProjectRequest {
  /** The id or the name of a rule. */
  readonly monitor: string;
  readonly month: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly locale: Locale | null;
  readonly format: 'text' | 'json';
}

/** What one rule would have done with other settings: find it, read its history, replay, compare, say. Changes nothing. */
export async function whatif(request: WhatifRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const services = chooseServices(project.config, request.services);
  const meetings = await Promise.all(services.map((service) => plan(service, project, request)));
  const sources = await connect(project, world);
  refuseOpenKeys(sources);

  world.out.progress('reading …');
  const monitor = await askFor(request.monitor, meetings, sources);
  const meeting = await whoseRule(monitor, meetings, sources);
  const reachable = asSeenBy(meeting.service, sources);
  const { records, gaps } = await collect(['incidents', 'dashboards'], reachable, meeting);
  const { ours: alerts } = await needed('alerts', meeting, sources);
  // A rule that can't be replayed is not worth forty requests.
  const queries = typeof thresholdRule(monitor) === 'string' ? [] : [{ minutes: [monitor] }];
  const { replies, failed } = await lookUp(queries, reachable, meeting);
  const [failure] = failed;
  if (failure !== undefined) throw failure.problem;

  const { ours: known = null, perhapsOurs = [] } = records.incidents ?? {};
  const incidents = known === null ? null : [...known, ...perhapsOurs];
  const history = replies.minutes?.get(monitor.origin.id);
  const review = reviewThreshold(monitor, history, { alerts, incidents }, meeting);
  world.out.progress('');
  if (request.format === 'json') world.out.page(`${hideKnown(whatifJson(monitor, review, meeting))}\n`);
  else {
    const threshold = review.is === 'replayed' ? review.rule.threshold : null;
    const marks = threshold === null ? [] : marksOf(monitor, threshold, records.dashboards ?? []);
    world.out.page(hideKnown(whatifText(monitor, review, marks, meeting)));
  }
  for (const { source, kinds, problem } of byCause(gaps)) {
    world.out.problem(problem, `${source}, ${kinds.join(', ')}`);
  }
  return exitOf(gaps);
}

async function askFor(
  said: string,
  meetings: readonly Meeting[],
  sources: readonly Connected[],
): Promise<Monitor> {
  const [meeting] = meetings;
  if (meeting === undefined) throw new Error('a config has at least one service');
  return findRule(said, await needed('monitors', meeting, sources), meeting.locale);
}

/**
 * A rule may watch hosts of several services, or of all: it is looked at where it fired most in the period, else where its
 * service or scopes name it.
 */
async function whoseRule(
  { origin }: Monitor,
  meetings: readonly Meeting[],
  sources: readonly Connected[],
): Promise<Meeting> {
  const weighed = await Promise.all(
    meetings.map(async (meeting) => {
      const [monitors, { ours }] = await Promise.all([
        needed('monitors', meeting, sources),
        needed('alerts', meeting, sources),
      ]);
      const fired = ours.filter(
        ({ rule, openedAt }) => rule?.id === origin.id && within(openedAt, meeting.period),
      ).length;
      const isNamed = monitors.some((monitor) => monitor.origin.id === origin.id && monitor.ours);
      return { meeting, fired, isNamed };
    }),
  );
  const [best] = weighed.sort((a, b) => b.fired - a.fired || Number(b.isNamed) - Number(a.isNamed));
  if (best === undefined) throw new Error('a config has at least one service');
  return best.meeting;
}

/** Without these there is no answer: a gap is the end. */
async function needed<K extends Kind>(
  kind: K,
  meeting: Meeting,
  sources: readonly Connected[],
): Promise<Records[K]> {
  const { records, gaps } = await collect([kind], asSeenBy(meeting.service, sources), meeting);
  const found = records[kind];
  if (found !== undefined) return found as Records[K];
  throw gaps[0]?.problem ?? noSource(kind);
}

function noSource(kind: Kind): Problem {
  return new Problem(
    {
      what: 'No source of the config knows rules and their alerts.',
      why: `Nobody delivers ${kind}.`,
      try: 'Add mackerel under sources: in the config.',
    },
    EXIT.badConfig,
  );
}

/** Only the period matters here: no year of alerts is read. */
async function plan(service: ServiceConfig, project: Project, request: WhatifRequest): Promise<Meeting> {
  const meeting = await meetingFor(project, service, request);
  const { period } = meeting;
  return { ...meeting, history: period, trend: period };
}
