/**
 * The test organisation with as many services as wanted: those it has, again and again under names of their own ('shop-04')
 * with hosts, rules, alerts, graphs, issues and a repository of their own. What belongs to no service is there once. The
 * strict servers beside the repository answer as ever.
 */
import { pathToFileURL } from 'node:url';

/** Where the data starts over, for hosts and issues that are made from others. */
const ORIGINALS = ['shop', 'search', 'infra'];

/**
 * `folder` is where the test servers are. Returns their addresses, their log (`state.requests`), the names of the services,
 * a config for some of them, and `close`.
 */
export async function startScaled(folder, count) {
  const load = (file) => import(new URL(file, pathToFileURL(`${folder}/`)).href);
  const [{ KEYS }, world, github, api, mackerel, githubApi, control] = await Promise.all(
    ['server', 'world', 'ghworld', 'http', 'mackerel', 'github', 'control'].map((file) =>
      load(`${file}.mjs`),
    ),
  );
  const names = Array.from({ length: count }, (_, i) =>
    i < ORIGINALS.length ? ORIGINALS[i] : `${ORIGINALS[i % 3]}-${String(i + 1).padStart(2, '0')}`,
  );
  const state = {
    world: world.makeWorld({}),
    gh: github.makeGithub(),
    cfg: { ...control.CONFIG, rateLimit: 1e9, searchLimit: 1e9 },
    ...{ seq: 0, inFlight: { mackerel: 0, github: 0 }, peak: { mackerel: 0, github: 0 } },
    ...{ alertOverlay: new Map(), newAnnotations: [], requests: [], violations: [], writes: [], leaks: [] },
    ...{ rules: [], writeTimes: [] },
    bucket: () => ({ limit: 1e9, used: 1, remaining: 1e9, reset: 1e9, over: false }),
  };
  for (const name of names.slice(ORIGINALS.length)) {
    const original = name.replace(/-\d+$/, '');
    cloneMackerel(state.world, original, name);
    cloneGithub(state.gh, original, name);
  }
  state.world.alerts.sort((a, b) => b.openedAt - a.openedAt);

  const keys = Object.values(KEYS);
  const servers = [
    api.createApi({ st: state, api: 'mackerel', handle: mackerel.makeMackerel(state, KEYS), keys }),
    api.createApi({ st: state, api: 'github', handle: githubApi.makeGithubApi(state, KEYS), keys }),
  ];
  const [mackerelUrl, githubUrl] = await Promise.all(servers.map(listen));
  state.githubUrl = githubUrl;
  state.mackerelUrl = mackerelUrl;
  const close = () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  };
  const urls = { mackerelUrl, githubUrl };
  return {
    ...urls,
    state,
    names,
    keys: KEYS,
    configOf: (some, broken) => configOf(some, urls, broken),
    close,
  };
}

function cloneMackerel(world, original, name) {
  const own = (id) => `${id.slice(0, 8)}${name.slice(-2)}${id.slice(-1)}`;
  const named = (scope) => (scope.split(':')[0] === original ? scope.replace(original, name) : scope);
  world.services.push({ ...world.services.find((service) => service.name === original), name });

  const hosts = world.hosts.filter(({ roles }) => Object.keys(roles)[0] === original);
  const hostIds = new Set(hosts.map(({ id }) => id));
  for (const host of hosts) {
    const roles = Object.fromEntries(Object.entries(host.roles).map(([key, list]) => [named(key), list]));
    world.hosts.push({ ...host, id: own(host.id), name: `${host.name}-${name.slice(-2)}`, roles });
  }
  copyKeys(world.hostM, (key) =>
    hostIds.has(key.slice(0, 11)) ? own(key.slice(0, 11)) + key.slice(11) : null,
  );
  copyKeys(world.svcM, (key) => (key.startsWith(`${original} `) ? key.replace(original, name) : null));

  const isOf = ({ service, scopes = [] }) =>
    service === original || scopes.some((scope) => named(scope) !== scope);
  const rules = world.monitors.filter(isOf);
  const ruleIds = new Set(rules.map(({ id }) => id));
  for (const rule of rules) {
    const { service, scopes } = rule;
    world.monitors.push({
      ...rule,
      id: own(rule.id),
      ...(service && { service: name }),
      ...(scopes && { scopes: scopes.map(named) }),
    });
  }
  const alerts = world.alerts.filter(
    ({ hostId, monitorId }) => hostIds.has(hostId) || ruleIds.has(monitorId),
  );
  for (const alert of alerts) {
    const { id, hostId, monitorId } = alert;
    world.alerts.push({
      ...alert,
      id: own(id),
      monitorId: ruleIds.has(monitorId) ? own(monitorId) : monitorId,
      ...(hostId && { hostId: hostIds.has(hostId) ? own(hostId) : hostId }),
    });
    world.meta.set(own(id), world.meta.get(id));
  }
  world.annotations.push(
    ...world.annotations
      .filter(({ service }) => service === original)
      .map((annotation) => ({ ...annotation, id: own(annotation.id), service: name })),
  );
}

function copyKeys(map, renamed) {
  for (const [key, value] of [...map]) {
    const copy = renamed(key);
    if (copy !== null) map.set(copy, value);
  }
}

function cloneGithub({ repos }, original, name) {
  const [operations, shop] = repos;
  const label = `service:${original}`;
  operations.labels.push({ ...operations.labels[0], name: `service:${name}` });
  let number = Math.max(...operations.issues.map((issue) => issue.number));
  for (const issue of operations.issues.filter(({ labels }) => labels.includes(label))) {
    number += 1;
    const labels = issue.labels.map((one) => (one === label ? `service:${name}` : one));
    operations.issues.push({ ...issue, number, id: issue.id + number * 1000, labels });
  }
  repos.push({ ...shop, id: shop.id + number, name });
}

/** As the truth of the servers is computed for the services they start from. Of `broken` no source can be reached. */
function configOf(names, { mackerelUrl, githubUrl }, broken) {
  const entry = (name, labels) => `{ repo: acme-web/operations, labels: [${labels}, 'service:${name}'] }`;
  const [mackerel, github] = broken === undefined ? ['mackerel', 'github'] : ['mackerel-main', 'github-main'];
  const sources = (suffix, urls) => `
  mackerel${suffix}: { type: mackerel, url: '${urls[0]}' }
  github${suffix}: { type: github, url: '${urls[1]}', token: env:GITHUB_TOKEN }`;
  const services = names.map((name) => {
    const down = name === broken;
    return `
  - name: ${name}
    ${down ? 'mackerel-down' : mackerel}: {}
    ${down ? 'github-down' : github}:
      incidents: [${entry(name, 'incident')}]
      worklog: [${entry(name, 'worklog')}]
      todos: [${entry(name, 'pwg')}]
      changes: [{ repo: acme-web/${/-\d+$/.test(name) ? name : 'shop'} }]
    slos: [{ name: availability, total: http.requests, bad: http.errors, target: 99.9 }]`;
  });
  const up = sources(broken === undefined ? '' : '-main', [mackerelUrl, githubUrl]);
  const down = broken === undefined ? '' : sources('-down', ['http://127.0.0.1:1', 'http://127.0.0.1:1']);
  return `sources:${up}${down}\nservices:${services.join('')}\n`;
}

function listen(server) {
  return new Promise((ok, fail) => {
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => ok(`http://127.0.0.1:${server.address().port}`));
  });
}
