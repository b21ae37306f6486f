import type { Explanation, Problem } from '../problem.ts';
import type { Http, Sent, Writer } from '../world.ts';

export interface PublishTools<Settings, Service> {
  readonly http: Http;
  readonly writer: Writer;
  readonly settings: Settings;
  readonly service: Service;
  /** 'github-file:acme/ops/minutes/shop/2026-10.md' */
  readonly address: string;
  /** Whose page it is: 'shop/2026-10'. */
  readonly meeting: string;
  /** A file in a repository that is reached through git, with the key of this source. */
  readonly git: (file: GitFile) => CopyPlace;
}

export interface GitFile {
  readonly remote: string;
  /** The name that goes with the key. */
  readonly user: string;
  readonly path: string;
  /** Of the page, for people. */
  readonly url: string;
  readonly message: string;
  /** What to say where there is no repository with a commit in it. */
  readonly absent: Explanation;
}

/** Where a page is published: a place of its own, known beforehand, or one that gets a number when it is made. */
export type PublishTarget = PublishFacts &
  (
    | { readonly by: 'path'; readonly copy: CopyPlace; readonly charts: ChartPlaces }
    | {
        readonly by: 'number';
        readonly create: (draft: {
          readonly title: string;
          readonly body: string;
        }) => Promise<Sent<NumberedCopy>>;
        /** Ours that were changed since and carry a page's marker, by its meeting; lowest number first. */
        readonly marked: (since: Date) => Promise<ReadonlyMap<string, readonly NumberedCopy[]>>;
        readonly copy: (number: number) => CopyPlace;
      }
  );

interface PublishFacts {
  /** How people call it: 'acme/ops', 'acme/ops/minutes/shop/2026-10.md'. */
  readonly place: string;
  /** Characters a page may have there; `null` = more than any page has. */
  readonly limit: number | null;
  /** Whether '@name' calls somebody there, and '#12' leaves a trace at the other end. */
  readonly calls: boolean;
  /** Asks what the key may do there: a Problem when it can't write, else who can read it. */
  readonly check: () => Promise<Readers>;
}

export interface Readers {
  /** In words: 'everybody', 'who can read acme/ops'. */
  readonly who: string;
  readonly everybody: boolean;
  /** What not everybody can read and the page draws from; told where everybody can read the page. */
  readonly closedSources: readonly string[];
}

/** A folder beside the page for its pictures. */
export interface ChartPlaces {
  /** Its path from the page, as it stands in a link. */
  readonly folder: string;
  readonly place: (file: string) => CopyPlace;
}

export interface NumberedCopy {
  readonly number: number;
  readonly url: string;
}

/** One page in one place, as the place has it. */
export interface CopyPlace {
  readonly read: () => Promise<Copy | null>;
  /** Only while the place still holds `before` (`null`: nothing). */
  readonly write: (text: string, before: Copy | null) => Promise<Put>;
}

export interface Copy {
  readonly text: string;
  /** The place's own word for this text. */
  readonly version: string;
  readonly url: string;
}

export type Put =
  | { readonly is: 'done' }
  /** It holds something else by now. `problem`: if not, this is why it was refused. */
  | { readonly is: 'moved'; readonly problem: Problem | null }
  | { readonly is: 'refused'; readonly problem: Problem }
  /** No answer that could be read: it may have been done. */
  | { readonly is: 'unknown'; readonly problem: Problem };

/** The line by which a published page is known again. */
export const pageMarker = (meeting: string): string => `<!-- pwg:page ${meeting} -->`;
export const PAGE_MARKER = /<!-- pwg:page (\S+) -->/;
