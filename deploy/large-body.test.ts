import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerApi } from '../server/api/answer-api.ts';
import { bareRoute } from '../server/api/route.ts';
import { RouteTable } from '../server/api/route-table.ts';
import { setSettings } from '../server/config/settings.ts';
import { closeHttp } from '../server/engine/http/close-http.ts';
import type { GuardedServer } from '../server/engine/http/front-door.ts';
import { createHttpServer } from '../server/engine/http/http-server.ts';
import { freePort } from '../server/testing/installed-program.ts';
import { startTestNginx, type TestNginx } from '../server/testing/nginx.ts';
import { testSettings } from '../server/testing/settings.ts';

let servers: GuardedServer[];
let nginx: TestNginx;
let agent: Agent;

beforeAll(async () => {
  setSettings(testSettings());
  const [port, plainPort] = [await freePort(), await freePort()];
  const table = new RouteTable([bareRoute.post('/webhooks/any', async () => new Response('read'))]);
  servers = [1, 2].map(() =>
    createHttpServer({
      pages: async (_, response) => void response.end('a page'),
      api: answerApi(table),
      pagesUpgrade: null,
      isDraining: () => false,
      door: { trustProxy: '1', publicUrl: `https://localhost:${port}`, listensAt: '127.0.0.1' },
    }),
  );
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
  const shops = servers.map((server) => (server.address() as AddressInfo).port);
  nginx = await startTestNginx({ port, plainPort, shops });
  agent = new Agent({ ca: nginx.certificate, keepAlive: true });
});
afterAll(async () => {
  agent.destroy();
  await nginx.stop();
  for (const server of servers) await (await closeHttp(server, { quietMs: 0 })).closed;
});

async function ask(method: string, path: string, body?: Buffer): Promise<number | undefined> {
  const sent = request(`${nginx.url}${path}`, { agent, method });
  sent.on('error', () => {});
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  await once(answer.resume(), 'end');
  return answer.statusCode;
}

it('a body that the shop refuses and cuts off is refused by nginx too, and takes no process out', async () => {
  const large = Buffer.alloc(50 * 1024 * 1024, ' ');
  for (let i = 0; i < 4; i++) {
    expect(await ask('POST', '/api/webhooks/any', large)).toBe(413);
    for (let pages = 0; pages < 4; pages++) expect(await ask('GET', '/')).toBe(200);
  }
});
