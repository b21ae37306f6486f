import * as z from 'zod';
import { EXIT, Problem } from '../../problem.ts';
import type { Http, Sent, Writer } from '../../world.ts';
import { type Copy, type CopyPlace, type NumberedCopy, PAGE_MARKER } from '../publishing.ts';
import { ownIssues } from './own-issues.ts';

interface Doors {
  readonly http: Http;
  readonly writer: Writer;
}

/** The body of an issue. GitHub has no condition for a write, so it is read again right before. */
export function issueCopy({ http, writer }: Doors, repo: string, number: number): CopyPlace {
  const path = `/repos/${repo}/issues/${number}`;
  const read = async (): Promise<Copy> => {
    const answer = await http.find({ path, schema: RawIssue, absent: [404, 410], chain: true });
    if (answer === null) throw gone(repo, number);
    const { body, html_url: url, updated_at: version } = answer.value;
    return { text: body ?? '', version, url };
  };
  return {
    read,
    write: async (text, before) => {
      if ((await read()).text !== before?.text) return { is: 'moved', problem: null };
      const sent = await writer.send({ method: 'PATCH', path, body: { body: text }, schema: RawIssue });
      return sent.is === 'done' ? { is: 'done' } : sent;
    },
  };
}

export async function createIssue(
  writer: Writer,
  repo: string,
  { title, body }: { readonly title: string; readonly body: string },
): Promise<Sent<NumberedCopy>> {
  const sent = await writer.send({
    method: 'POST',
    path: `/repos/${repo}/issues`,
    body: { title: title.slice(0, MOST_IN_TITLE), body },
    schema: RawIssue,
  });
  if (sent.is !== 'done') return sent;
  const { number, html_url: url } = sent.value;
  return { is: 'done', value: { number, url } };
}

/** GitHub takes 256 characters; a name of one emoji may be several. */
const MOST_IN_TITLE = 250;

export async function markedIssues(
  http: Http,
  repo: string,
  since: Date,
): Promise<ReadonlyMap<string, readonly NumberedCopy[]>> {
  const found = new Map<string, NumberedCopy[]>();
  for await (const { number, url, body } of ownIssues(http, repo, since)) {
    const meeting = PAGE_MARKER.exec(body)?.[1];
    if (meeting !== undefined) found.set(meeting, [...(found.get(meeting) ?? []), { number, url }]);
  }
  for (const issues of found.values()) issues.sort((a, b) => a.number - b.number);
  return found;
}

const gone = (repo: string, number: number): Problem =>
  new Problem(
    {
      what: `${repo}#${number}, where the page was published, is gone.`,
      why: 'It was deleted, or the token may not read it any more. pwg does not bring back what people took away.',
      try: 'To publish it anew, remove what .pwg/published and .pwg/publish.jsonl say of it.',
    },
    EXIT.unmergeable,
  );

const RawIssue = z.object({
  number: z.number(),
  html_url: z.string(),
  body: z.string().nullish(),
  updated_at: z.string(),
});
