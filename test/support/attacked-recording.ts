import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { plain } from '../../src/markdown.ts';
import { disk } from '../../src/world/disk.ts';
import type { Files } from '../../src/world.ts';
import { PACKAGE_ROOT } from './world.ts';

/** Every place in the answers of the APIs where people write what they like: the route and the way to the text. */
export const WRITABLE: readonly string[] = [
  '/api/v0/alerts alerts[].message',
  '/api/v0/alerts alerts[].reason',
  '/api/v0/alerts alerts[].memo',
  '/api/v0/alerts alerts[].series.name',
  '/api/v0/alerts/X/logs logs[].statusDetail.detail.message',
  '/api/v0/channels channels[].name',
  '/api/v0/dashboards dashboards[].title',
  '/api/v0/dashboards dashboards[].memo',
  '/api/v0/dashboards dashboards[].widgets[].title',
  '/api/v0/dashboards dashboards[].widgets[].markdown',
  '/api/v0/dashboards dashboards[].widgets[].referenceLines[].label',
  '/api/v0/downtimes downtimes[].name',
  '/api/v0/downtimes downtimes[].memo',
  '/api/v0/graph-annotations graphAnnotations[].title',
  '/api/v0/graph-annotations graphAnnotations[].description',
  '/api/v0/hosts hosts[].name',
  '/api/v0/hosts hosts[].displayName',
  '/api/v0/hosts hosts[].memo',
  '/api/v0/hosts/X host.name',
  '/api/v0/monitoring/checks checks[].name',
  '/api/v0/monitors monitors[].name',
  '/api/v0/monitors monitors[].memo',
  '/api/v0/org displayName',
  '/api/v0/services services[].memo',
  '/repos/X/issues/X/comments [].body',
  '/repos/X/issues/X/comments [].user.login',
  '/repos/X/issues [].title',
  '/repos/X/issues [].body',
  '/repos/X/issues [].user.login',
  '/repos/X/issues [].assignees[].login',
  '/repos/X/issues [].labels[].name',
  '/repos/X/issues [].labels[].description',
  '/repos/X/issues [].milestone.title',
  '/repos/X/milestones [].title',
  '/repos/X/pulls [].title',
  '/repos/X/pulls [].body',
  '/repos/X/pulls [].user.login',
  '/repos/X/releases [].name',
  '/repos/X/releases [].tag_name',
  '/repos/X/releases [].body',
  '/repos/X/releases [].author.login',
  '/repos/X/deployments [].environment',
  '/repos/X/deployments [].ref',
  '/api/prometheus/grafana/api/v1/rules data.groups[].name',
  '/api/prometheus/grafana/api/v1/rules data.groups[].file',
  '/api/prometheus/grafana/api/v1/rules data.groups[].rules[].name',
  '/api/prometheus/grafana/api/v1/rules data.groups[].rules[].annotations.summary',
  '/api/annotations [].text',
  '/api/search [].title',
  '/api/dashboards/uid/shop-main dashboard.title',
  '/api/dashboards/uid/shop-main dashboard.panels[].title',
  '/api/dashboards/uid/shop-main dashboard.panels[].panels[].title',
];

/** What stands in a place of `WRITABLE` instead of `before`. */
export type Instead = (place: string, before: string) => string;

/** The disk, where the recorded answers of Mackerel, GitHub and Grafana say something else in each of these places. */
export function attackedFiles(instead: Instead): Files {
  return {
    ...disk,
    async read(path) {
      const known = answers.get(path) ?? (await answerIn(path));
      answers.set(path, known);
      if (known.saved === null) return known.bytes;
      const { request, body } = known.saved;
      const attacked = { ...known.saved, body: rewritten(body, `${routeOf(request.path)} `, instead) };
      const text = JSON.stringify(attacked);
      return path.endsWith('.gz') ? gzipSync(text, { level: 0 }) : Buffer.from(text);
    },
  };
}

interface Saved {
  readonly request: { readonly path: string; readonly query: string };
  readonly status: number;
  readonly headers: object;
  readonly body: unknown;
}

/** A file, and what it says where that is an answer with something to write into. */
interface Known {
  readonly bytes: Buffer | null;
  readonly saved: Saved | null;
}

const answers = new Map<string, Known>();

async function answerIn(path: string): Promise<Known> {
  const [, source] = /\/(mackerel|github|grafana)\/[^/]+\.json(?:\.gz)?$/.exec(path) ?? [];
  if (source === 'grafana') return { bytes: null, saved: ofGrafana(basename(path)) };
  const bytes = await disk.read(path);
  if (bytes === null || source === undefined) return { bytes, saved: null };
  const saved: Saved = JSON.parse((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
  const route = `${routeOf(saved.request.path)} `;
  return { bytes, saved: WRITABLE.some((place) => place.startsWith(route)) ? saved : null };
}

/** Nobody recorded Grafana: its answers are those of the tests of its source. */
function ofGrafana(file: string): Saved | null {
  const found = GRAFANA.find(([asked]) => file.startsWith(asked));
  if (found === undefined || file.endsWith('.gz')) return null;
  const [, path, shape] = found;
  const body =
    shape === null ? {} : readFileSync(join(PACKAGE_ROOT, 'fixtures/grafana', `${shape}.json`), 'utf8');
  return {
    request: { path, query: '' },
    status: shape === null ? 404 : 200,
    headers: {},
    body: typeof body === 'string' ? JSON.parse(body) : body,
  };
}

const GRAFANA = [
  ['api-prometheus-grafana-api-v1-rules', '/api/prometheus/grafana/api/v1/rules', 'rules'],
  // Alerts are asked for from a year ago, changes from the month before.
  ['api-annotations-from-1759244400000', '/api/annotations', 'state-history'],
  ['api-annotations-from-', '/api/annotations', 'annotations'],
  ['api-search', '/api/search', 'search'],
  ['api-dashboards-uid-shop-main', '/api/dashboards/uid/shop-main', 'dashboard'],
  ['api-dashboards-uid-shop-gone', '/api/dashboards/uid/shop-gone', null],
] as const;

const routeOf = (path: string): string =>
  path
    .replace(/^\/repos\/[^/]+\/[^/]+/, '/repos/X')
    .replace(/\/(issues|alerts|hosts|monitors)\/\w+/, '/$1/X')
    .replace(/^\/api\/v0\/dashboards\/\w+$/, '/api/v0/dashboards/X');

function rewritten(value: unknown, way: string, instead: Instead): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => rewritten(item, `${way}[]`, instead));
    // By its labels an issue is what it is: a stranger's stands beside them.
    return way.endsWith('.labels')
      ? [...items, { name: instead(`${way}[].name`, ''), color: 'ffffff' }]
      : items;
  }
  if (typeof value === 'string') {
    const theirs = WRITABLE.includes(way) && !way.endsWith('.labels[].name') && plain(value) !== '';
    return theirs ? written(way, value, instead) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const more = way.endsWith(' ') ? way : `${way}.`;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [key, rewritten(held, `${more}${key}`, instead)]),
  );
}

/**
 * A body is read for its tasks and times, which are its author's to set: there, what each task says is another's. Of a
 * certificate's message the beginning tells the day, and braces in the text of a Grafana alert tell whose it is.
 */
function written(way: string, before: string, instead: Instead): string {
  if (way.endsWith('/issues [].body')) {
    return before.replace(
      /^(\s*[-*+] \[[ xX]\] ).*$/gm,
      (_, box) => `${box}${oneLine(instead(way, before))}`,
    );
  }
  if (way === '/api/annotations [].text' && before.includes(' {')) return before;
  const [begin = ''] = /^Certificate expires in \d+ days: /.exec(before) ?? [];
  return `${begin}${instead(way, before)}`;
}

const oneLine = (said: string): string => said.replace(/[\r\n\u000b\u000c\u0085\u2028\u2029]+/g, ' ');
