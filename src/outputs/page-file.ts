import { EXIT, Problem } from '../problem.ts';
import type { Files, World } from '../world.ts';
import { baseFile, baseText, readBase, type Said } from './base-file.ts';
import { baseOf, nameWithin } from './location.ts';
import { keepVersion, sha256 } from './versions.ts';

/** A page as pwg would write it today, and how it is joined with what people made of the last one. */
export interface Fresh {
  /** The page, naming `shownAt` as the instant it speaks of. */
  readonly render: (shownAt: Date) => string;
  readonly at: Date;
  /** Local days, to keep an unchanged page of the same day as it is. */
  readonly sameDay: (a: Date, b: Date) => boolean;
  /** Throws a Problem (65) where it can't be done without losing what a person wrote. */
  readonly merge: (texts: {
    readonly base: string | null;
    readonly current: string;
    readonly fresh: string;
  }) => {
    readonly text: string;
    readonly conflicts: readonly unknown[];
    /** Headings that stand there once too often. */
    readonly twice: readonly string[];
  };
  /** What the machine stands by from now on: the fresh page, and what it said before where a source failed. */
  readonly nextBase: (base: string | null, fresh: string) => string;
}

/** What is to become of a page. */
export interface Plan {
  /** The bytes there now; `null` = no file. */
  readonly before: Buffer | null;
  readonly after: string;
  /** What pwg will have said last, whatever people made of it. */
  readonly said: Said;
  /** How people's words were dealt with; 'none' = there are none. */
  readonly words: 'none' | 'kept';
  readonly conflicts: number;
  /** Headings that stand on the page once too often: what is under the second ones stays as it is. */
  readonly twice: readonly string[];
}

/** Decides what the page will be. Nothing is written; a page that can't be joined with the fresh one is a Problem (65). */
export async function planPage(files: Files, root: string, path: string, fresh: Fresh): Promise<Plan> {
  const before = await files.read(path);
  const base = await readBase(files, root, path, before);
  // Same data on the same day: the page keeps the time of its last change, to the byte.
  const unchanged =
    base !== null && fresh.sameDay(base.shownAt, fresh.at) && fresh.render(base.shownAt) === base.text;
  const said = unchanged ? base : saidNow(fresh, base);
  const plan = { before, said, words: 'none', conflicts: 0, twice: [] } as const;
  // An empty file holds nobody's words: somebody, or a full disk, made room for a page.
  if (before === null || before.toString().trim() === '') return { ...plan, after: said.text };
  // Bytes and not characters: a page saved with other line ends or in another encoding holds somebody's choice.
  if (base !== null && before.equals(Buffer.from(base.text))) return { ...plan, after: said.text };
  const current = decoded(before, path);
  if (unchanged) return { ...plan, after: current, words: 'kept' };
  if (base === null) refuseForeign(current, said.text, path);
  const { text, conflicts, twice } = fresh.merge({
    base: base?.standsBy ?? null,
    current,
    fresh: said.text,
  });
  return { before, said, after: text, words: 'kept', conflicts: conflicts.length, twice };
}

function saidNow({ render, at, nextBase }: Fresh, base: Said | null): Said {
  const text = render(at);
  return { text, shownAt: at, standsBy: nextBase(base?.standsBy ?? null, text) };
}

/** A file that shares no heading with the page is something else, whatever it is called. */
export function refuseForeign(current: string, fresh: string, path: string): void {
  const headings = new Set(headingsIn(fresh));
  if (headingsIn(current).some((heading) => headings.has(heading))) return;
  throw new Problem(
    {
      what: `${path} is not a page of pwg, so it was not touched.`,
      why: 'It has none of the headings of the page.',
      try: 'Move the file away, or name another one in output.',
    },
    EXIT.unmergeable,
  );
}

const headingsIn = (page: string): readonly string[] =>
  (page.match(/^#{1,6} .*\S/gm) ?? []).map((line) =>
    line.normalize('NFC').replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  );

export const changes = ({ before, after }: Plan): boolean => !before?.equals(Buffer.from(after));

/**
 * Writes the page, and what we know of it around that: first both the old and the new knowledge, then the page, then the
 * new alone. Killed in between, the page itself tells which of the two holds.
 */
export async function carryOut(
  { files, now }: Pick<World, 'files' | 'now'>,
  root: string,
  path: string,
  plan: Plan,
): Promise<void> {
  const base = baseOf(root, path);
  const known = (await files.read(base))?.toString() ?? null;
  const told = baseText(root, path, plan.said);
  if (changes(plan)) {
    if (plan.before !== null) {
      const version = { bytes: plan.before, base: known, at: now(), after: plan.after };
      await keepVersion(files, root, path, version);
    }
    const was = await readBase(files, root, path, plan.before);
    const before = was === null ? null : baseFile(root, path, was);
    const either = { after: sha256(plan.after), before };
    await files.write(base, baseText(root, path, plan.said, either), 0o600);
    await files.replace(path, plan.before, plan.after);
    await files.write(base, told, 0o600);
  } else if (known !== told) await files.write(base, told, 0o600);
}

/** What was put beside the page when it could not be merged goes once it could, unless a person has written into it. */
export async function removeBeside(files: Files, root: string, path: string): Promise<void> {
  const beside = besideOf(path);
  const there = await files.read(beside);
  if (there === null || !(await isOurs(files, root, beside, there))) return;
  await files.remove(beside);
  await files.remove(baseOf(root, beside));
}

const besideOf = (path: string): string => `${path.replace(/\.md$/, '')}.new.md`;

async function isOurs(files: Files, root: string, path: string, there: Buffer): Promise<boolean> {
  const ours = await readBase(files, root, path, there);
  return ours !== null && there.equals(Buffer.from(ours.text));
}

/** The page that can't be merged stays as it is, to the byte; the fresh one goes beside it. */
export async function putBeside(
  { files, cwd }: Pick<World, 'files' | 'cwd'>,
  root: string,
  path: string,
  text: string,
  problem: Problem,
): Promise<Problem> {
  const beside = besideOf(path);
  const there = await files.read(beside);
  const free = there === null || (await isOurs(files, root, beside, there));
  const name = nameWithin(cwd, beside);
  if (free) {
    await files.replace(beside, there, text);
    const said = { text, shownAt: new Date(0), standsBy: text };
    await files.write(baseOf(root, beside), baseText(root, beside, said), 0o600);
  }
  return new Problem(
    {
      what: problem.what,
      why: `${problem.why} ${free ? `The fresh page is beside it: ${name}` : `${name} was written into as well, so nothing was written.`}`,
      try: problem.try,
    },
    problem.exit,
  );
}

export function decoded(bytes: Buffer, path: string): string {
  const text = bytes.toString();
  if (Buffer.from(text).equals(bytes)) return text;
  throw new Problem(
    {
      what: `${path} is not UTF-8.`,
      why: 'It was saved in another encoding, so that pwg can not tell its lines.',
      try: 'Save it as UTF-8, and run again.',
    },
    EXIT.unmergeable,
  );
}
