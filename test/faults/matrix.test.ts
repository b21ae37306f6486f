import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { asSeenBy, connect } from '../../src/connect.ts';
import { plan } from '../../src/plan.ts';
import { EXIT, type ExitCode, Problem } from '../../src/problem.ts';
import { openProject } from '../../src/project.ts';
import { type PrepareRequest, prepare } from '../../src/run.ts';
import { collect } from '../../src/sources/collect.ts';
import { SOURCES } from '../../src/sources/index.ts';
import { agreement } from '../support/agreement.ts';
import { everyByte, keysIn, spellingsOf } from '../support/keys-seen.ts';
import { prepareRequest } from '../support/request.ts';
import { AT, ATTACKED, type Attacked, KEYS } from './attacked.ts';
import { type Ending, FAULTS, type Fault, faultsOf } from './catalogue.ts';
import { hurried, projectAt, type Scene, stage } from './runs.ts';
import { changed, lists } from './well.ts';

/** The sources share the door, so in a run each takes its part of the faults; all of them with PWG_WHOLE_MATRIX=1. */
const WHOLE = process.env.PWG_WHOLE_MATRIX === '1';
const SLOW = FAULTS.filter(({ slow }) => slow);

const EXITS: Readonly<Record<Ending, ExitCode>> = {
  page: EXIT.ok,
  'another page': EXIT.ok,
  gap: EXIT.partial,
  refused: EXIT.refused,
};

describe('every source of pwg', () => {
  it('is under attack here', () => {
    expect(ATTACKED.map(({ source }) => source).sort()).toEqual(SOURCES.map(({ type }) => type).sort());
  });

  it('meets at least forty faults', () => {
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
    expect(FAULTS.length).toBeGreaterThanOrEqual(40);
  });
});

describe.each(ATTACKED)('$source', (attacked) => {
  const quick = faultsOf(attacked).filter(({ slow }) => !slow);

  describe('asked by itself for its list', () => {
    let whole: unknown;
    beforeAll(async () => {
      whole = (await ask(null, attacked)).records;
      expect(whole).toBeDefined();
    }, 60_000);

    const test = async (fault: Fault): Promise<void> => {
      const { records, problems } = await ask(fault, attacked);
      if (fault.ends === 'page') expect(records).toEqual(whole);
      if (fault.ends === 'page' || fault.ends === 'another page') expect(problems).toEqual([]);
      else expect(problems).not.toEqual([]);
      for (const problem of problems) {
        expect(problem).toBeInstanceOf(Problem);
        expect(problem.exit).toBe(fault.ends === 'refused' ? EXIT.refused : EXIT.unavailable);
      }
    };
    it.each(quick)('$name → $ends', test);
    it.concurrent.each(SLOW)('$name → $ends', test);
  });

  describe('in a run with the others', () => {
    let whole: Told;
    beforeAll(async () => {
      whole = await run(null, [attacked]);
      expect({ exit: whole.exit, gaps: whole.gaps }).toEqual({ exit: EXIT.ok, gaps: [] });
    }, 60_000);

    const test = async (fault: Fault): Promise<void> => {
      const hurt = await run(fault, [attacked]);
      expect(hurt.exit).toBe(EXITS[fault.ends]);
      if (fault.ends === 'page') expect(hurt.sections).toEqual(whole.sections);
      if (fault.ends === 'page' || fault.ends === 'another page') {
        expect(hurt.gaps).toEqual([]);
        return;
      }
      const missing = hurt.gaps.map(({ source }) => source);
      expect(missing).toContain(attacked.source);
      // On a busy machine the short deadline may end what is not broken, too.
      if (!fault.slow) expect(new Set(missing)).toEqual(new Set([attacked.source]));
      for (const { name, facts } of hurt.sections) {
        const before = whole.sections.find((section) => section.name === name)?.facts;
        if (name !== 'overview') expect(agreement(facts, before)).toEqual(before);
      }
    };
    const mine = (fault: Fault): boolean =>
      WHOLE || (!fault.alike && FAULTS.indexOf(fault) % ATTACKED.length === ATTACKED.indexOf(attacked));
    it.each(quick.filter(mine))('$name → $ends', test);
    it.concurrent.each(SLOW.filter(mine))('$name → $ends', test);
  });
});

describe('where every answer of every source is broken', () => {
  // Not those that are made for the one list and break no other.
  const hopeless = FAULTS.filter(
    ({ name, ends, slow, alike }) =>
      (ends === 'gap' || ends === 'refused') &&
      !slow &&
      !alike &&
      !/^(pages without an end|301 round|null for|rows |another root)/.test(name),
  );

  it.each(hopeless)('the page of last time stays: $name', async (fault) => {
    const scene = await stage(fault, ATTACKED, { entirely: true });
    const folder = projectAt(scene.addresses);
    const world = hurried(folder, fault);
    writeFileSync(join(folder, 'page.md'), OLD);
    const request = prepareRequest({ at: AT, target: { output: 'page.md', mode: 'write' } });
    const ended = await prepare(request, world).catch((error: unknown) => error);
    expect(ended).toBeInstanceOf(Problem);
    expect(ended).toMatchObject({ exit: fault.ends === 'refused' ? EXIT.refused : EXIT.unavailable });
    expect(readFileSync(join(folder, 'page.md'), 'utf8')).toBe(OLD);
    noKeyIn([inspect(ended, EVERYTHING), ...world.said, ...world.details], folder);
    await leave(scene, folder);
  });
});

const OLD = '# PWG shop\n\n判断: 続ける\n';

describe('making the page', () => {
  it.each([null, 'answers'])('only reads, with the keys for reading (--record %s)', async (record) => {
    const scene = await stage(null, []);
    const folder = projectAt(scene.addresses);
    const config = readFileSync(join(folder, 'pwg.config.yaml'), 'utf8');
    const withWriting = config.replace('token: env:GITHUB_TOKEN', '$&, writeToken: env:PWG_WRITE_TOKEN');
    expect(withWriting).not.toBe(config);
    writeFileSync(join(folder, 'pwg.config.yaml'), withWriting);
    const world = hurried(folder, {});
    const looked: string[] = [];
    const env = (name: string) => {
      looked.push(name);
      return world.env(name);
    };
    const request = prepareRequest({ at: AT, record, target: { output: 'page.md', mode: 'write' } });
    expect(await prepare(request, { ...world, env })).toBe(EXIT.ok);
    expect(new Set(scene.asked().map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(looked).not.toContain('PWG_WRITE_TOKEN');
    for (const { keyIn } of ATTACKED) expect(looked).toContain(keyIn);
    noKeyIn([...world.said, ...world.details], folder);
    await leave(scene, folder);
  });

  it('leaves out the key that somebody pasted into a title, even where the title is cut', async () => {
    const [{ key, list }] = ATTACKED.filter(({ source }) => source === 'github') as [Attacked];
    const pasted: Fault = {
      name: 'a key in a title',
      ends: 'another page',
      steps: () => [changed((body) => retitled(body, `${'あ'.repeat(29)} ${key} ${KEYS[0]}`))],
    };
    const scene = await stage(
      pasted,
      ATTACKED.filter((attacked) => attacked.list === list),
    );
    const folder = projectAt(scene.addresses);
    const world = hurried(folder, {});
    const request = prepareRequest({ at: AT, target: { output: 'page.md', mode: 'write' } });
    expect(await prepare(request, world)).toBe(EXIT.ok);
    expect(readFileSync(join(folder, 'page.md'), 'utf8')).toContain('あああ \\[secret\\]');
    noKeyIn([...world.said, ...world.details], folder);
    await leave(scene, folder);
  });
});

const retitled = (body: unknown, title: string): unknown =>
  lists(body, (rows) => rows.map((row) => ({ ...(row as object), title })));

it('a key would be seen in what is looked through', () => {
  const [key = ''] = KEYS;
  const base64 = Buffer.from(`x${key}`).toString('base64');
  for (const text of [key, key.slice(0, 12), encodeURIComponent(key), JSON.stringify({ key }), base64]) {
    expect(keysIn(`said: ${text}!`, KEYS)).not.toEqual([]);
  }
  expect(spellingsOf(key).every((spelled) => spelled.length === 12)).toBe(true);
});

/** The records of its list, or what kept them away. */
async function ask(
  fault: Fault | null,
  attacked: Attacked,
): Promise<{ readonly records: unknown; readonly problems: readonly Problem[] }> {
  const scene = await stage(fault, [attacked]);
  const folder = projectAt(scene.addresses);
  const world = hurried(folder, fault ?? {});
  const request = prepareRequest({ at: AT });
  const project = await openProject(request, world);
  const [service] = project.config.services;
  if (service === undefined) throw new Error('the config names no service');
  const { meeting } = await plan(service, project, request, world);
  const sources = await connect(project, world);
  const only = asSeenBy(service.name, sources).filter(({ name }) => name === attacked.source);
  const { records, gaps } = await collect([attacked.kind], only, meeting);
  const problems = gaps.map(({ problem }) => problem);
  noKeyIn([inspect(problems, EVERYTHING), inspect(records, EVERYTHING), ...world.details], folder);
  await leave(scene, folder);
  const found = records[attacked.kind];
  return { records: found && anywhere(inspect(found, EVERYTHING)), problems };
}

interface Told {
  readonly exit: ExitCode;
  readonly gaps: readonly { readonly source: string }[];
  readonly sections: readonly { readonly name: string; readonly facts: unknown }[];
}

async function run(fault: Fault | null, broken: readonly Attacked[]): Promise<Told> {
  const scene = await stage(fault, broken);
  const folder = projectAt(scene.addresses);
  const world = hurried(folder, fault ?? {});
  const request: Partial<PrepareRequest> = { at: AT, format: 'json' };
  const exit = await prepare(prepareRequest(request), world);
  noKeyIn([...world.printed, ...world.said, ...world.details], folder);
  await leave(scene, folder);
  return { exit, ...JSON.parse(anywhere(world.printed.join(''))) };
}

const EVERYTHING = { showHidden: true, depth: 12, maxArrayLength: null, maxStringLength: null } as const;

/** Each server has a port of its own. */
const anywhere = (said: string): string => said.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1');

/** Neither in what was said, nor in a byte that was kept, is a piece of a key. */
function noKeyIn(said: readonly string[], folder: string): void {
  expect(keysIn(`${said.join('\n')}\n${everyByte(folder)}`, KEYS)).toEqual([]);
}

/** Nobody was sent to the other server: not even without a key. */
async function leave(scene: Scene, folder: string): Promise<void> {
  expect(scene.elsewhere.requests).toEqual([]);
  await scene.close();
  rmSync(folder, { recursive: true });
}
