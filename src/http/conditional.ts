import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { seal, unseal } from '../sealed-json.ts';
import { hideKnown } from '../secret.ts';
import type { Files, Transport, World } from '../world.ts';
import { isReply, type Outcome, type Reply } from './outcome.ts';

/**
 * Answers of earlier runs with their ETags. A server that says "not modified" has checked the key of this request and
 * has compared what it would send with what we have, so the old body is the answer; it costs nothing of the limit.
 *
 * The key takes no part in a file's name and is in no file. With another token GitHub's ETag differs (`Vary:
 * Authorization`), and where it does not, nor does the answer: either way what is told is what this token may see.
 */
export interface KnownAnswers {
  find(target: string): Promise<Known | null>;
  /** What an outcome means, given what was known when it was asked for; a new good answer is kept. */
  settle(target: string, known: Known | null, outcome: Outcome): Promise<Outcome>;
}

export interface Known {
  readonly etag: string;
  readonly reply: Reply;
}

export interface KnownAnswersOptions {
  readonly world: Pick<World, 'files' | 'now' | 'out'>;
  /** `.pwg/http/<source>`, with a folder per month in which an answer was last of use. */
  readonly folder: string;
  readonly transport: Pick<Transport, 'baseUrl' | 'headers'>;
  /** Ask for everything as if for the first time, and keep the new answers. */
  readonly refresh: boolean;
}

export function openKnownAnswers({ world, folder, transport, refresh }: KnownAnswersOptions): KnownAnswers {
  const { files, out } = world;
  const months = recentMonths(world.now());
  const [thisMonth = ''] = months;
  const nameOf = (target: string): string => {
    const asked = JSON.stringify([transport.baseUrl, transport.headers, target]);
    return `${createHash('sha256').update(asked).digest('hex').slice(0, 40)}.json`;
  };
  let room: Promise<Room> | null = null;

  return {
    async find(target) {
      if (refresh) return null;
      const name = nameOf(target);
      for (const month of months) {
        const kept = await unless(null, () => files.read(join(folder, month, name)));
        const known = kept === null ? null : asKnown(unseal(kept.toString()), target);
        if (known === null) continue;
        if (month !== thisMonth) {
          await unless(undefined, () => files.move(join(folder, month, name), join(folder, thisMonth, name)));
        }
        return known;
      }
      return null;
    },

    async settle(target, known, outcome) {
      if (!isReply(outcome)) return outcome;
      const { status, headers, body } = outcome;
      if (status === 304 && known !== null) {
        return { status: 200, headers: { ...known.reply.headers, ...headers }, body: known.reply.body };
      }
      const { etag } = headers;
      if (status !== 200 || etag === undefined) return outcome;
      const text = seal({ schema: SCHEMA, target, etag, headers: carried(headers), body });
      // Somebody pasted a key into an issue: such an answer is asked for anew each time.
      if (hideKnown(text) !== text) return outcome;
      await unless(undefined, async () => {
        room ??= openRoom(files, folder, months);
        const path = join(folder, thisMonth, nameOf(target));
        if ((await room).take(Buffer.byteLength(text))) await files.write(path, text, 0o600);
        else out.detail(`${folder} is full: an answer is not kept`);
      });
      return outcome;
    },
  };
}

/** The headers of an answer that the door reads and a 304 may lack. */
function carried(headers: Reply['headers']): Reply['headers'] {
  const { link, 'x-github-sso': sso } = headers;
  // What follows is an address that is good for signing on.
  return { ...(link && { link }), ...(sso && { 'x-github-sso': sso.replace(/;.*/s, '') }) };
}

interface Room {
  /** Whether there is room for so many bytes more; then they are counted in. */
  take(bytes: number): boolean;
}

/** Answers that were of no use for three months go; of the others the oldest go when there are too many. */
async function openRoom(files: Files, folder: string, months: readonly string[]): Promise<Room> {
  const sizes = new Map<string, number>();
  for (const month of await files.list(folder)) {
    if (!months.includes(month)) {
      await files.remove(join(folder, month));
      continue;
    }
    const names = await files.list(join(folder, month));
    const bytes = await Promise.all(names.map((name) => files.size(join(folder, month, name))));
    sizes.set(
      month,
      bytes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    );
  }
  let used = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const month of [...months].reverse().slice(0, -1)) {
    if (used <= MOST_BYTES / 2) break;
    await files.remove(join(folder, month));
    used -= sizes.get(month) ?? 0;
  }
  return {
    take(bytes) {
      if (used + bytes > MOST_BYTES) return false;
      used += bytes;
      return true;
    },
  };
}

const SCHEMA = 1;
const MOST_BYTES = 128 * 2 ** 20;
const MONTHS_KEPT = 4;

/** This month and the three before it, 'YYYY-MM' in UTC: an answer is kept for at least 90 days after its last use. */
function recentMonths(now: Date): readonly string[] {
  const [year = 0, month = 1] = now.toISOString().split('-').map(Number);
  return Array.from({ length: MONTHS_KEPT }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 'YYYY-MM'.length),
  );
}

function asKnown(kept: Readonly<Record<string, unknown>> | null, asked: string): Known | null {
  if (kept === null || kept.schema !== SCHEMA || kept.target !== asked) return null;
  const { etag, headers, body } = kept;
  if (typeof etag !== 'string' || typeof headers !== 'object' || headers === null) return null;
  return { etag, reply: { status: 200, headers: headers as Reply['headers'], body } };
}

/** Keeping answers never fails a run. */
async function unless<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) return otherwise;
    throw error;
  }
}
