// The floor: the same pages of alerts with node:http and JSON.parse, and nothing else.
//   node bare-walk.mjs BASE_URL API_KEY OLDEST_OPENED_AT
import http from 'node:http';

const [, , base, key, oldest] = process.argv;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

const get = (path) =>
  new Promise((done, fail) => {
    http
      .get(base + path, { agent, headers: { 'x-api-key': key } }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => done(JSON.parse(Buffer.concat(chunks))));
      })
      .on('error', fail);
  });

let cursor = '';
let pages = 0;
for (;;) {
  const { alerts, nextId } = await get(`/api/v0/alerts?withClosed=true&limit=100${cursor}`);
  pages++;
  if (nextId === undefined || alerts.at(-1).openedAt < Number(oldest)) break;
  cursor = `&nextId=${encodeURIComponent(nextId)}`;
}
agent.destroy();
console.log(pages);
