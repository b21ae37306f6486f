import { nearest } from '../../nearest.ts';
import { asProblem, EXIT, Problem } from '../../problem.ts';
import type { Kind } from '../../records.ts';
import type { Answered, Answers, Ask, Shortfall } from '../source.ts';
import { alertBook } from './alerts.ts';
import { fetchAnnotations, toChange } from './annotations.ts';
import { fetchChannels, toChannel } from './channels.ts';
import { existedAt, fetchDashboards, type RawDashboard, showsService, toDashboard } from './dashboards.ts';
import { fetchDowntimes, toDowntime } from './downtimes.ts';
import { type Effort, metricBook } from './metric-book.ts';
import { servicesOfRule, toCheckMonitor, toMonitor } from './monitors.ts';
import { fetchObjective } from './objectives.ts';
import type { Organisation } from './organisation.ts';
import { ruleLedger } from './rule-changes.ts';
import type { MackerelService } from './service.ts';
import { existingServices } from './services.ts';
import { keptLists } from './snapshots.ts';

type Asked = Ask<MackerelService>;

/** The kinds of records Mackerel delivers. */
export const PROVIDES = [
  'alerts',
  'monitors',
  'downtimes',
  'channels',
  'dashboards',
  'objectives',
  'changes',
  'ruleChanges',
  'metrics',
] as const satisfies readonly Kind[];

export function answersOf(organisation: Organisation, effort: Effort = {}): Answers<MackerelService> {
  return {
    alerts: (asked) => alerts(organisation, asked),
    monitors: (asked) => monitors(organisation, asked),
    downtimes: (asked) => downtimes(organisation, asked),
    channels: (asked) => channels(organisation, asked),
    dashboards: (asked) => dashboards(organisation, asked),
    objectives: (asked) => objectives(organisation, asked),
    changes: (asked) => changes(organisation, asked),
    ruleChanges: (asked) => ruleChanges(organisation, asked),
    metrics: (asked) => metricBook(organisation, asked, effort),
  } satisfies Required<Pick<Answers<MackerelService>, (typeof PROVIDES)[number]>>;
}

async function alerts(organisation: Organisation, { meeting, service }: Asked): Promise<Answered<'alerts'>> {
  const [all, listed] = await Promise.all([organisation.alerts(meeting), organisation.services()]);
  const { missing } = existingServices(service.names, listed);
  return { records: alertBook(all, service, meeting.history), shortfalls: missing.map(shortfall) };
}

async function monitors(organisation: Organisation, { service }: Asked): Promise<Answered<'monitors'>> {
  const { source, overrides } = organisation;
  const [rules, checks, links, listed] = await Promise.all([
    organisation.rules(),
    organisation.checks(),
    organisation.links(),
    organisation.services(),
  ]);
  const { missing } = existingServices(service.names, listed);
  return {
    records: [
      ...rules.map((rule) => toMonitor(rule, { source, links, services: service.names, overrides })),
      ...(checks ?? []).map((check) => toCheckMonitor(check, { source, links })),
    ],
    shortfalls: missing.map(shortfall),
  };
}

async function downtimes(organisation: Organisation, { service }: Asked): Promise<Answered<'downtimes'>> {
  const { http, source } = organisation;
  const [raw, rules, links] = await Promise.all([
    fetchDowntimes(http),
    organisation.rules(),
    organisation.links(),
  ]);
  const ours = rules.filter((rule) => servicesOfRule(rule).some((name) => service.names.includes(name)));
  const context = { source, links, services: service.names, rules: new Set(ours.map(({ id }) => id)) };
  return { records: raw.map((downtime) => toDowntime(downtime, context)) };
}

async function channels(organisation: Organisation, { meeting }: Asked): Promise<Answered<'channels'>> {
  const { http, source } = organisation;
  const [raw, links] = await Promise.all([fetchChannels(http), organisation.links()]);
  return { records: raw.map((channel) => toChannel(channel, { source, links, at: meeting.at })) };
}

async function dashboards(
  organisation: Organisation,
  { meeting, service }: Asked,
): Promise<Answered<'dashboards'>> {
  const { http, source } = organisation;
  const [raw, all, hosts, links] = await Promise.all([
    fetchDashboards(http),
    organisation.services(),
    organisation.hosts(),
    organisation.links(),
  ]);
  const existing = raw.filter((dashboard) => existedAt(dashboard, meeting.at));
  const servicesOfHost = (id: string) => hosts.get(id)?.services ?? [];
  const wanted = service.dashboards;
  const shown = existing.filter((dashboard) =>
    wanted === null
      ? showsService(dashboard, { ours: service.names, all }, servicesOfHost)
      : wanted.some((said) => isCalled(dashboard, said)),
  );
  const missing = (wanted ?? []).filter((said) => !existing.some((dashboard) => isCalled(dashboard, said)));
  return {
    records: shown.map((dashboard) => toDashboard(dashboard, source, links)),
    shortfalls: missing.map((said) => shortfall(noSuchDashboard(said, existing))),
  };
}

async function objectives(
  organisation: Organisation,
  { meeting, service }: Asked,
): Promise<Answered<'objectives'>> {
  if (service.slos.length === 0) return { records: [] };
  const { names } = existingServices(service.names, await organisation.services());
  const { from, to } = meeting.period;
  const ask = {
    services: names,
    period: { from, to: earlier(to, meeting.at) },
    earlier: meeting.earlier,
    meeting,
  };
  const results = await Promise.allSettled(service.slos.map((slo) => fetchObjective(organisation, slo, ask)));
  const failed = results.flatMap((result) => (result.status === 'rejected' ? asProblem(result.reason) : []));
  const [first] = failed;
  if (first !== undefined && failed.length === results.length) throw first;
  return {
    records: results.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])),
    shortfalls: failed.map(shortfall),
  };
}

async function changes(
  organisation: Organisation,
  { meeting, service }: Asked,
): Promise<Answered<'changes'>> {
  const { http, source } = organisation;
  const [links, listed] = await Promise.all([organisation.links(), organisation.services()]);
  const { names, missing } = existingServices(service.names, listed);
  const raw = await Promise.all(
    names.map((name) => fetchAnnotations(http, name, meeting.earlier.from, meeting.at)),
  );
  const records = raw.flat().map((annotation) => toChange(annotation, source, links));
  return {
    records: records.sort((a, b) => a.at.getTime() - b.at.getTime()),
    shortfalls: missing.map(shortfall),
  };
}

async function ruleChanges(
  { archive, source, overrides, ...organisation }: Organisation,
  { meeting: { at }, service }: Asked,
): Promise<Answered<'ruleChanges'>> {
  if (archive === null) return { records: { since: null, changes: [] } };
  await Promise.all([organisation.rules(), organisation.leaveSnapshot(at)]);
  const [org, links] = await Promise.all([organisation.org(), organisation.links()]);
  const [rules, checks] = await Promise.all([
    keptLists(archive, org, 'rules', at),
    keptLists(archive, org, 'checks', at),
  ]);
  const isOurs = (id: string, named: readonly string[]): boolean =>
    overrides.get(id)?.includes(service.name) ??
    (named.length === 0 || named.some((name) => service.names.includes(name)));
  return { records: ruleLedger(rules, checks, { source, link: links.rule, at, isOurs }) };
}

const shortfall = (problem: Problem): Shortfall => ({ problem });

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

function isCalled({ id, urlPath, title }: RawDashboard, said: string): boolean {
  return said === id || said === urlPath || said === title;
}

function noSuchDashboard(said: string, existing: readonly RawDashboard[]): Problem {
  const titles = existing.map(({ title }) => title);
  const meant = nearest(said, titles);
  return new Problem(
    {
      what: `Mackerel has no dashboard "${said}".`,
      why: 'The service asks for it in pwg.config.yaml, by id or by title.',
      try: meant === null ? `There are: ${titles.slice(0, 10).join(', ')}` : `Did you mean "${meant}"?`,
    },
    EXIT.badConfig,
  );
}
