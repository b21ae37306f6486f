import * as z from 'zod';
import { EXIT, Problem } from '../../problem.ts';
import type { Http, Writer } from '../../world.ts';
import type { Copy, CopyPlace } from '../publishing.ts';

interface Where {
  readonly repo: string;
  readonly path: string;
  /** `null` = the default branch. */
  readonly branch: string | null;
  readonly message: string;
}

/** A file of a repository. GitHub takes a write only with the sha of what it replaces. */
export function fileCopy(
  { http, writer }: { readonly http: Http; readonly writer: Writer },
  { repo, path: name, branch, message }: Where,
): CopyPlace {
  const path = `/repos/${repo}/contents/${name.split('/').map(encodeURIComponent).join('/')}`;
  return {
    read: async () => {
      const answer = await http.find({
        path,
        ...(branch !== null && { query: { ref: branch } }),
        schema: RawContents,
        absent: [404],
        chain: true,
      });
      return answer === null ? null : toCopy(answer.value, `${repo}/${name}`);
    },
    write: async (text, before) => {
      const sent = await writer.send({
        method: 'PUT',
        path,
        body: {
          message,
          content: Buffer.from(text).toString('base64'),
          ...(branch !== null && { branch }),
          ...(before !== null && { sha: before.version }),
        },
        schema: RawWritten,
      });
      if (sent.is === 'done') return { is: 'done' };
      if (sent.is === 'unknown' || !(sent.status === 409 || sent.status === 422)) return sent;
      // 409: another sha; 422: a file where there was none. Rules of the branch answer alike.
      return { is: 'moved', problem: sent.problem };
    },
  };
}

function toCopy(contents: z.infer<typeof RawContents>, name: string): Copy {
  if (!('content' in contents) || contents.type !== 'file' || contents.encoding !== 'base64') {
    throw unreadable(name, 'It is a folder, a link, or larger than 1 MB.');
  }
  const bytes = Buffer.from(contents.content, 'base64');
  const text = bytes.toString();
  if (!Buffer.from(text).equals(bytes)) throw unreadable(name, 'It is not UTF-8.');
  return { text, version: contents.sha, url: contents.html_url };
}

const unreadable = (name: string, why: string): Problem =>
  new Problem(
    { what: `${name} is no page that pwg can join with its own.`, why, try: 'Name another path with --to.' },
    EXIT.unmergeable,
  );

const RawContents = z.union([
  z.object({
    type: z.string(),
    encoding: z.string(),
    content: z.string(),
    sha: z.string(),
    html_url: z.string(),
  }),
  z.object({ type: z.string() }),
  z.array(z.unknown()),
]);
const RawWritten = z.object({ content: z.object({ sha: z.string() }) });
