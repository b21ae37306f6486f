import type { Http, Sent, Writer } from '../world.ts';

export interface IssueTools<Service> {
  readonly http: Http;
  readonly writer: Writer;
  readonly service: Service;
}

/** An action item on its way to being an issue. */
export interface IssueDraft {
  readonly id: string;
  readonly title: string;
  /** Markdown, with the marker in it. */
  readonly body: string;
  /** Logins without '@'. */
  readonly assignees: readonly string[];
}

export interface FiledIssue {
  readonly number: number;
  readonly url: string;
  /** What was asked for and not taken, in words. */
  readonly dropped: readonly string[];
}

/** The place where a service's action items become issues. */
export interface IssueTracker {
  /** How people call it: 'owner/name'. */
  readonly place: string;
  readonly labels: readonly string[];
  /** Asks what the key may do there: a Problem when no issue can be made, else what will be left out, in words. */
  readonly check: () => Promise<readonly string[]>;
  readonly create: (draft: IssueDraft) => Promise<Sent<FiledIssue>>;
  /** The issues there, changed since, that carry a marker, by its id; lowest number first. */
  readonly marked: (since: Date) => Promise<ReadonlyMap<string, readonly FiledIssue[]>>;
  /** `null` when it is gone. */
  readonly state: (number: number) => Promise<'open' | 'closed' | null>;
}

/** The line by which an issue of ours is known again, whatever else is in its body. */
export const issueMarker = (id: string): string => `<!-- pwg:todo id=${id} -->`;
export const ISSUE_MARKER = /<!-- pwg:todo id=(t-[a-z2-7]{10}) -->/;
