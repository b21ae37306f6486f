import * as z from 'zod';
import type { ChartsKind, PublishPlace } from '../config.ts';
import { isZone } from '../local-time.ts';

/** Single values of the config that have a form of their own. Their errors say what would be right. */

export const timezone = z.string().check(({ value, issues }) => {
  if (!isZone(value))
    issues.push({ code: 'invalid_value', values: Intl.supportedValuesOf('timeZone'), input: value });
});

/** 'owner/name' */
export const repository = z.string().regex(/^[\w-]+\/(?!\.{1,2}$)[\w.-]+$/, { error: 'must be OWNER/NAME' });

/** A service's name is part of a path and stands in headings. */
export const serviceName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,99}$/u, {
  error: 'must be one word of letters, digits, ".", "_" or "-"; it becomes part of a file name',
});

export const folder = z.string().regex(/^[^\0]+$/, { error: 'must be a path' });

/** A path of the page with `{service}` and `{month}` in it. It must stay inside the project, whoever wrote the config. */
export const pageTemplate = z.string().check(({ value, issues }) => {
  const message = wrongPath(value);
  if (message !== null) issues.push({ code: 'custom', message, input: value });
});

function wrongPath(path: string): string | null {
  if (path === '' || path.includes('\0')) return 'must be a path';
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path))
    return 'must start from the folder of this file and not from elsewhere';
  const names = path.split(/[/\\]/);
  if (names.includes('..')) return 'must not leave the project through ".."';
  if (names.at(-1) === '') return 'must name a file and not a folder';
  const unknown = [...path.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !PLACEHOLDERS.includes(name));
  return unknown === undefined ? null : `holds ${unknown[0]}, and only {service} and {month} are filled in`;
}

const PLACEHOLDERS = ['service', 'month'];

/** A kind of place, and which: 'github-issue:acme/ops'. */
export const publishAddress = z.string().regex(/^[a-z]+(?:-[a-z]+)*:\S/, {
  error: 'must be a place such as github-issue:OWNER/REPO or github-file:OWNER/REPO/PATH.md',
});

/** A place, or one with what goes along. */
export const publishPlace = z
  .union([
    publishAddress,
    z.strictObject({
      to: publishAddress,
      charts: z
        .enum(['sparkline', 'svg'])
        .default('svg')
        .meta({
          description: 'svg: the pictures of the page go along, where the place can hold them',
          examples: ['sparkline'],
        }),
    }),
  ])
  .transform((said): PublishPlace => (typeof said === 'string' ? { to: said, charts: 'svg' } : said));

export const CHARTS_KINDS = ['sparkline', 'svg', 'none'] as const satisfies readonly ChartsKind[];

export const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' });
