import type { ServiceConfig } from './config.ts';
import { serves } from './connect.ts';
import { openWriter } from './http/writer.ts';
import { openHttp } from './http.ts';
import { EXIT, Problem } from './problem.ts';
import type { Project } from './project.ts';
import { readSecret } from './secret.ts';
import { SOURCES } from './sources/index.ts';
import type { IssueTracker } from './sources/issue-tracker.ts';
import type { World } from './world.ts';

/** Where a service's action items become issues, opened with the key that may write. Throws a Problem without such a place. */
export async function openTracker(
  service: ServiceConfig,
  { root, replay, config }: Project,
  world: World,
): Promise<IssueTracker> {
  if (replay !== null) throw offline();
  for (const configured of config.sources) {
    const { name, type, settings } = configured;
    const source = SOURCES.find((candidate) => candidate.type === type);
    if (source?.issues === undefined || !serves(configured, config.sources, service)) continue;
    const transport = source.issues.transport(settings);
    const secret = await readSecret({ ...world, cwd: root }, transport);
    if (secret === null) throw new Error(`${name} writes without a key`);
    const tracker = source.issues.open({
      http: openHttp({ world, transport, source: name, secret }),
      writer: openWriter({ world, transport, source: name, secret }),
      service: source.service(service.settings[name], service),
    });
    if (tracker !== null) return tracker;
  }
  throw nowhere(service.name);
}

const nowhere = (service: string): Problem =>
  new Problem(
    {
      what: `${service} names no repository for its action items.`,
      why: 'They go where its first todos: entry says, or to its repo:.',
      try: 'github: { todos: [{ repo: acme/ops, labels: [pwg] }] }',
    },
    EXIT.badConfig,
  );

const offline = (): Problem =>
  new Problem(
    {
      what: 'Saved answers can not file issues.',
      why: 'The config runs on a recording (replay:).',
      try: 'Take the replay: line out of the config to go live.',
    },
    EXIT.usage,
  );
