import { basename } from 'node:path';
import type { Agenda } from './agenda/compose.ts';
import type { Renderer } from './agenda/render.ts';
import { roomPage } from './agenda/room-page.ts';
import { hideKnown } from './http.ts';
import { type Page, type PageTarget, partOf, putPage } from './outputs/index.ts';
import { filled } from './outputs/location.ts';
import { EXIT, type ExitCode, worse } from './problem.ts';
import type { World } from './world.ts';

/** Writes the page of each room beside the joint one, as living as that is. `page` says how pages are joined. */
export async function putRoomPages(
  agenda: Agenda,
  renderer: Renderer,
  { root, output }: { readonly root: string; readonly output: string },
  target: PageTarget,
  page: Omit<Page, 'render'>,
  world: World,
): Promise<ExitCode> {
  const rooms = agenda.meeting.sitting?.duties?.rooms ?? [];
  if (target.output === '-') return EXIT.ok;
  const joint = basename(filled(target.output ?? output, page.names));
  let exit: ExitCode = EXIT.ok;
  for (const room of rooms) {
    const typed = target.output === null ? null : partOf(target.output, room.name);
    const put = await putPage(
      world,
      { root, output: partOf(output, room.name) },
      { ...target, output: typed },
      { ...page, render: (shownAt) => hideKnown(roomPage(agenda, room, joint, renderer, shownAt)) },
    );
    exit = worse(exit, put);
  }
  return exit;
}
