import { chartsOf } from './agenda/charts.ts';
import { type Agenda, asked, compose, isQuiet, quietPhrase } from './agenda/compose.ts';
import { agendaJson } from './agenda/json.ts';
import type { Renderer } from './agenda/render.ts';
import { gallery } from './charts/gallery.ts';
import { chooseServices } from './choose.ts';
import { asSeenBy, type Connected, connect, refuseOpenKeys } from './connect.ts';
import { hideKnown } from './http.ts';
import { type Locale, type Meeting, meetingKey } from './meeting.ts';
import { meetingFor } from './meeting-for.ts';
import { putGallery } from './outputs/charts.ts';
import { EXIT, type ExitCode, worse } from './problem.ts';
import { openProject, type ProjectRequest } from './project.ts';
import { capacity } from './sections/capacity/index.ts';
import { unseen } from './sections/unseen/index.ts';
import { byCause, collect, exitOf, lookUp, refuseNothing } from './sources/collect.ts';
import { openWords } from './templates.ts';
import type { World } from './world.ts';

export interface ScanRequest extends ProjectRequest {
  readonly month: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly locale: Locale | null;
  readonly format: 'text' | 'json';
  /** A folder for the pictures of what is told. */
  readonly charts: string | null;
}

const SECTIONS = [unseen, capacity];
const KINDS = [...new Set(SECTIONS.flatMap(({ needs, uses }) => [...needs, ...uses]))];

/** The look through all graphs, alone: what `prepare` says of them on the page, on standard output. Writes no page. */
export async function scan(request: ScanRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const services = chooseServices(project.config, request.services);
  const inFull = request.format === 'text';
  const meetings = await Promise.all(
    services.map(async (service) => ({ ...(await meetingFor(project, service, request)), inFull })),
  );
  const renderer = await openWords(world, request.locale ?? project.config.locale, SECTIONS, null);
  const sources = await connect(project, world);
  refuseOpenKeys(sources);

  let exit: ExitCode = EXIT.ok;
  const agendas: Agenda[] = [];
  for (const meeting of meetings) {
    const { agenda, told } = await scanOne(meeting, sources, { request, renderer, world });
    agendas.push(agenda);
    exit = worse(exit, told);
  }
  if (request.charts !== null) await putGallery(world, request.charts, galleryOf(agendas));
  return exit;
}

async function scanOne(
  meeting: Meeting,
  sources: readonly Connected[],
  { request, renderer, world }: { request: ScanRequest; renderer: Renderer; world: World },
): Promise<{ readonly agenda: Agenda; readonly told: ExitCode }> {
  world.out.progress(`${meeting.service}: reading …`);
  const reachable = asSeenBy(meeting.service, sources);
  const collected = await collect(KINDS, reachable, meeting);
  refuseNothing(collected);
  const chosen = SECTIONS.map((section) => ({ section, title: null }));
  const { replies, failed } = await lookUp(asked(chosen, collected.records, meeting), reachable, meeting);
  for (const { source, problem } of failed) world.out.problem(problem, source);
  const agenda = compose(chosen, collected, meeting, replies);
  world.out.progress('');
  const told = request.format === 'json' ? agendaJson(agenda, renderer) : asText(agenda, renderer);
  world.out.page(`${hideKnown(told)}\n`);
  for (const { source, kinds, problem } of byCause(collected.gaps)) {
    world.out.problem(problem, `${source}, ${kinds.join(', ')}`);
  }
  return { agenda, told: exitOf(collected.gaps) };
}

/** As on the page, and all of it. */
function asText(agenda: Agenda, renderer: Renderer): string {
  const { meeting, chapters, leftOut } = agenda;
  const blocks = chapters.map((chapter) => {
    const body = isQuiet(chapter) ? `${quietPhrase(chapter)}` : renderer.chapter(agenda, chapter);
    return `## ${chapter.title}\n\n${body}`;
  });
  return [`# ${meeting.service} ${meetingKey(meeting)}`, ...blocks, ...leftOut].join('\n\n');
}

/** The pictures of all services, and the page that shows them. */
function galleryOf(agendas: readonly Agenda[]): ReadonlyMap<string, string> {
  const walls = agendas.map((agenda) => ({
    heading: `${agenda.meeting.service} ${meetingKey(agenda.meeting)}`,
    charts: chartsOf(agenda).map((chart) => ({ ...chart, file: `${agenda.meeting.service}-${chart.file}` })),
  }));
  const files = walls.flatMap(({ charts }) => charts.map(({ file, svg }) => [file, hideKnown(svg)] as const));
  const lang = agendas[0]?.meeting.locale ?? 'ja';
  return new Map([...files, ['index.html', hideKnown(gallery(lang, walls))]]);
}
