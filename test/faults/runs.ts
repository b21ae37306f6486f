import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asked, type FaultServer, faultServer, json } from '../support/fault-server.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { type Addresses, ATTACKED, type Attacked, configAt } from './attacked.ts';
import type { Fault } from './catalogue.ts';
import { well } from './well.ts';

/** The servers of one case: whose answers are broken, the others, and one that must never be asked. */
export interface Scene {
  readonly addresses: Addresses;
  readonly elsewhere: FaultServer;
  /** What the sources were asked. */
  readonly asked: () => readonly Asked[];
  readonly close: () => Promise<unknown>;
}

/** `broken` sources answer for their list as the fault has it; with `entirely`, for everything. */
export async function stage(
  fault: Fault | null,
  broken: readonly Attacked[],
  { entirely = false }: { readonly entirely?: boolean } = {},
): Promise<Scene> {
  const elsewhere = await faultServer({}, { otherwise: json({ alerts: [], hosts: [] }) });
  const servers = await Promise.all(
    ATTACKED.map(async (attacked): Promise<[string, FaultServer]> => {
      const steps = broken.includes(attacked) ? (fault?.steps(attacked, elsewhere.url) ?? []) : [];
      const options =
        entirely && steps.length > 0 ? { otherwise: steps.at(-1) ?? well } : { otherwise: well };
      const script = steps.length > 0 ? { [attacked.list]: steps } : {};
      return [attacked.source, await faultServer(script, options)];
    }),
  );
  return {
    addresses: Object.fromEntries(servers.map(([source, { url }]) => [source, url])),
    elsewhere,
    asked: () => servers.flatMap(([, { requests }]) => requests),
    close: () => Promise.all([...servers.map(([, server]) => server.close()), elsewhere.close()]),
  };
}

/** A folder with the config for these addresses. */
export function projectAt(addresses: Addresses): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pwg-faults-')));
  writeFileSync(join(folder, 'pwg.config.yaml'), configAt(addresses));
  return folder;
}

/** A world in which waits take no time, and deadlines little where a fault ends only with them. */
export function hurried(
  folder: string,
  { slow = false }: { readonly slow?: boolean | undefined },
): TestWorld {
  const env = new Map(ATTACKED.map(({ keyIn, key }) => [keyIn, key]));
  const { deadline } = testWorld();
  return testWorld({
    cwd: folder,
    env: (name) => env.get(name),
    deadline: (ms, passed) => deadline(slow ? ms / 25 : ms, passed),
  });
}
