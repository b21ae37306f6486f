import { type Agenda, compose, isQuiet, quietPhrase } from './agenda/compose.ts';
import { agendaJson } from './agenda/json.ts';
import type { Renderer } from './agenda/render.ts';
import { chooseServices } from './choose.ts';
import { asSeenBy, type Connected, connect, refuseOpenKeys } from './connect.ts';
import { hideKnown } from './http.ts';
import { type Locale, type Meeting, meetingKey } from './meeting.ts';
import { meetingFor } from './meeting-for.ts';
import { EXIT, type ExitCode, worse } from './problem.ts';
import { openProject, type ProjectRequest } from './project.ts';
import { capacity } from './sections/capacity/index.ts';
import { unseen } from './sections/unseen/index.ts';
import { byCause, collect, exitOf, refuseNothing } from './sources/collect.ts';
import { openWords } from './templates.ts';
import type { World } from './world.ts';

export interface ScanRequest extends ProjectRequest {
  readonly month: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly locale: Locale | null;
  readonly format: 'text' | 'json';
}

const SECTIONS = [unseen, capacity];
const KINDS = [...new Set(SECTIONS.flatMap(({ needs, uses }) => [...needs, ...uses]))];

/** The look through all graphs, alone: what `prepare` says of them on the page, on standard output. Writes no page. */
export async function scan(request: ScanRequest, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  const services = chooseServices(project.config, request.services);
  const meetings = await Promise.all(services.map((service) => meetingFor(project, service, request)));
  const renderer = await openWords(world, request.locale ?? project.config.locale, SECTIONS, null);
  const sources = await connect(project, world);
  refuseOpenKeys(sources);

  let exit: ExitCode = EXIT.ok;
  for (const meeting of meetings) {
    const told = await scanOne(meeting, sources, { request, renderer, world });
    exit = worse(exit, told);
  }
  return exit;
}

async function scanOne(
  meeting: Meeting,
  sources: readonly Connected[],
  { request, renderer, world }: { request: ScanRequest; renderer: Renderer; world: World },
): Promise<ExitCode> {
  world.out.progress(`${meeting.service}: reading …`);
  const collected = await collect(KINDS, asSeenBy(meeting.service, sources), meeting);
  refuseNothing(collected);
  const chosen = SECTIONS.map((section) => ({ section, title: null }));
  const agenda = compose(chosen, collected, meeting);
  world.out.progress('');
  const told = request.format === 'json' ? agendaJson(agenda, renderer) : asText(agenda, renderer);
  world.out.page(`${hideKnown(told)}\n`);
  for (const { source, kinds, problem } of byCause(collected.gaps)) {
    world.out.problem(problem, `${source}, ${kinds.join(', ')}`);
  }
  return exitOf(collected.gaps);
}

/** As on the page, where it reads well as it stands. */
function asText(agenda: Agenda, renderer: Renderer): string {
  const { meeting, chapters, leftOut } = agenda;
  const blocks = chapters.map((chapter) => {
    const body = isQuiet(chapter) ? `${quietPhrase(chapter)}` : renderer.chapter(agenda, chapter);
    return `## ${chapter.title}\n\n${body}`;
  });
  return [`# ${meeting.service} ${meetingKey(meeting)}`, ...blocks, ...leftOut].join('\n\n');
}
