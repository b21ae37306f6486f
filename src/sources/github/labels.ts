import * as z from 'zod';
import type { GithubApi } from './api.ts';
import { everyPage } from './pages.ts';

/** Labels are the same whatever their case. */
export class LabelSet {
  readonly #folded: ReadonlySet<string>;

  constructor(names: readonly string[]) {
    this.#folded = new Set(names.map(folded));
  }

  has(name: string): boolean {
    return this.#folded.has(folded(name));
  }

  hasAll(names: readonly string[]): boolean {
    return names.every((name) => this.has(name));
  }
}

export async function repositoryLabels(api: GithubApi, repo: string): Promise<LabelSet> {
  const pages = await everyPage(api, { repo, path: '/labels', query: {}, schema: z.array(RawLabel) });
  return new LabelSet(pages.flat().map(({ name }) => name));
}

const SERVICE_LABEL = /^service:\s*(.+)$/i;

/** The service that a label such as 'service:shop' names, else `null`. */
export function serviceNamed(label: string): string | null {
  return SERVICE_LABEL.exec(label)?.[1] ?? null;
}

export const serviceLabel = (service: string): string => `service:${service}`;

/** The severity from labels such as severity:1, sev-1, P1 or 重大度1; the gravest where there are several. */
export function severity(labels: readonly string[]): string | null {
  const found = labels.flatMap((label) => SEVERITY.exec(label.normalize('NFKC').trim())?.[1] ?? []);
  return found.sort()[0] ?? null;
}

const SEVERITY = /^(?:severity|sev|p|重大度)\s*[:/_-]?\s*(\d)$/i;

const folded = (name: string): string => name.normalize('NFC').toLowerCase();

const RawLabel = z.object({ name: z.string() });
