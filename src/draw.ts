import { chooseServices } from './choose.ts';
import { drawJson } from './draw/json.ts';
import { drawText } from './draw/text.ts';
import type { Locale } from './meeting.ts';
import { plan } from './plan.ts';
import { EXIT, type ExitCode, Problem } from './problem.ts';
import { openProject, type ProjectRequest } from './project.ts';
import type { World } from './world.ts';

export interface DrawCommand extends ProjectRequest {
  readonly month: string | null;
  readonly locale: Locale | null;
  readonly format: 'text' | 'json';
}

/** Who leads the meeting, who writes, who goes where, and why. Asks nobody and writes nothing. */
export async function draw(request: DrawCommand, world: World): Promise<ExitCode> {
  const project = await openProject(request, world);
  if (project.config.people.length === 0) throw nobody();
  const target = { output: null, mode: 'check' } as const;
  for (const service of chooseServices(project.config, request.services)) {
    const { meeting, drawn } = await plan(service, project, { ...request, target }, world);
    if (drawn === null) throw new Error('a meeting of a month has somebody to lead it');
    world.out.page(request.format === 'json' ? `${drawJson(drawn, meeting)}\n` : drawText(drawn, meeting));
  }
  return EXIT.ok;
}

function nobody(): Problem {
  return new Problem(
    {
      what: 'The config names no people.',
      why: 'Facilitator, scribe and rooms are drawn from people: in the config.',
      try: 'people: [{ name: yuki, role: sre }, { name: hana, role: manager }]',
    },
    EXIT.badConfig,
  );
}
