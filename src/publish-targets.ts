import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ServiceConfig } from './config.ts';
import { serves } from './connect.ts';
import { openWriter } from './http/writer.ts';
import { openHttp } from './http.ts';
import { EXIT, Problem } from './problem.ts';
import type { Project } from './project.ts';
import { gitPage } from './publish/git-page.ts';
import { readSecret } from './secret.ts';
import { SOURCES } from './sources/index.ts';
import type { PublishTarget } from './sources/publishing.ts';
import type { World } from './world.ts';

/** A place for one page, with its names filled in. */
export interface PlaceFor {
  readonly address: string;
  readonly service: ServiceConfig;
  readonly month: string;
}

/** '{service}' and '{month}' of an address filled in. */
export const addressOf = (template: string, names: { readonly service: string; readonly month: string }) =>
  template.replaceAll('{service}', names.service).replaceAll('{month}', names.month);

/** Throws a Problem (64) where it is no address of any source: said before a key is looked for. */
export function refuseBadAddress(address: string): void {
  const kind = kindOf(address);
  const { publishing } = SOURCES.find((source) => source.publishing?.kinds.includes(kind)) ?? {};
  if (publishing === undefined) throw nowhere(address);
  publishing.refuse(address);
}

const kindOf = (address: string): string => address.replace(/:.*/s, '');

/**
 * Runs `action` with the place, opened with the key that may write. What git needs stands in a folder that is gone
 * afterwards. Throws a Problem (64) where no source knows such a place.
 */
export async function withTarget<T>(
  { address, service, month }: PlaceFor,
  { root, replay, config }: Project,
  world: World,
  action: (target: PublishTarget) => Promise<T>,
): Promise<T> {
  if (replay !== null) throw offline();
  const kind = kindOf(address);
  for (const configured of config.sources) {
    const { name, type, settings } = configured;
    const source = SOURCES.find((candidate) => candidate.type === type);
    if (source?.publishing?.kinds.includes(kind) !== true || !serves(configured, config.sources, service))
      continue;
    const transport = source.publishing.transport(settings);
    const secret = await readSecret({ ...world, cwd: root }, transport);
    if (secret === null) throw new Error(`${name} writes without a key`);
    const folder = join(root, '.pwg', 'git', randomUUID());
    const target = source.publishing.open({
      http: openHttp({ world, transport, source: name, secret }),
      writer: openWriter({ world, transport, source: name, secret }),
      settings,
      service: source.service(service.settings[name], service),
      address,
      meeting: `${service.name}/${month}`,
      git: (file) => gitPage(world, file, { folder, secret }),
    });
    try {
      return await action(target);
    } finally {
      await world.files.remove(folder);
    }
  }
  throw nowhere(address);
}

const nowhere = (address: string): Problem => {
  const kinds = SOURCES.flatMap(({ publishing }) => publishing?.kinds ?? []);
  return new Problem(
    {
      what: `${address} is no place that pwg can publish to.`,
      why: `It must begin with ${kinds.map((kind) => `${kind}:`).join(', ')}`,
      try: 'pwg publish --to github-file:acme/ops/minutes/{service}/{month}.md',
    },
    EXIT.usage,
  );
};

const offline = (): Problem =>
  new Problem(
    {
      what: 'Saved answers can not be published with.',
      why: 'The config runs on a recording (replay:).',
      try: 'Take the replay: line out of the config to go live.',
    },
    EXIT.usage,
  );
