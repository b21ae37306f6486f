import * as z from 'zod';
import type { PublishPlace, ServiceConfig } from '../config.ts';
import type { Meeting } from '../meeting.ts';
import { sloEntry } from './slo-entry.ts';
import type { NamedSources } from './source-entries.ts';
import { publishPlace, repository, serviceName, webAddress } from './values.ts';

/** An item of `services:`: what pwg itself asks about a service, and one entry per source, which is the source's own. */
export function serviceEntry(sources: NamedSources, sections: readonly string[]) {
  const own = {
    name: serviceName.meta({ description: 'How the page and its file are called', examples: ['blog'] }),
    repo: repository
      .nullable()
      .default(null)
      .meta({
        description: 'Repository with its issues and releases',
        examples: ['acme/blog'],
      }),
    links: linksBySection(sections).prefault({}),
    attribution: z
      .array(attribution)
      .default([])
      .meta({
        description: 'Which service the alerts of a rule belong to, where the data can not say',
        examples: [[{ monitor: '3monXYZ', service: 'blog' }]],
      }),
    slos: z
      .array(sloEntry)
      .default([])
      .meta({
        description:
          'Objectives: on two counters (bad ÷ total), on slices of time in which a metric is as it should be, or on minutes without an alert',
        examples: [
          [
            { name: 'availability', total: 'request.count', bad: 'request.error_count', target: 99.9 },
            { name: 'fast', metric: 'latency.p95', below: 500, slice: '5m', target: 99 },
            { name: 'calm', monitors: ['checkout errors'], target: 99.5 },
          ],
        ],
      }),
    publish: publishPlaces.default([]).meta({
      description: 'Where `pwg publish` puts the page; {service} and {month} are filled in',
      examples: [['github-file:acme/ops/minutes/{service}/{month}.md']],
    }),
  };
  const bySource = Object.fromEntries(
    sources.map(([name, { serviceSettings }]) => [name, serviceSettings.optional()]),
  );
  return z
    .strictObject({ ...bySource, ...own })
    .transform(({ name, repo, links, attribution, slos, publish, ...settings }): ServiceConfig => {
      return { name, repo, links, attribution, slos, publish, settings };
    });
}

const attribution = z.strictObject({ monitor: z.string().min(1), service: z.string().min(1) });

/** One, or a list. */
const publishPlaces = z
  .union([publishPlace, z.array(publishPlace)])
  .transform((said): readonly PublishPlace[] => [said].flat());

/** `links:` holds lists of `text: address`. */
function linksBySection(sections: readonly string[]) {
  const list = z
    .array(z.record(z.string().min(1), webAddress))
    .transform((items) => items.flatMap((item) => Object.entries(item).map(([text, url]) => ({ text, url }))))
    .meta({ examples: [[{ '#ops-log': 'https://example.slack.com/archives/C0123' }]] });
  return z
    .strictObject(Object.fromEntries(sections.map((section) => [section, list.optional()])))
    .transform((said): Meeting['links'] => {
      return Object.fromEntries(Object.entries(said).map(([section, links]) => [section, links ?? []]));
    })
    .meta({ description: 'What lives elsewhere, by section: printed under its heading' });
}
