/** A whole app on the engine alone: one table, one topic, one command, one page. `counter.test.ts` runs it. */
import { z } from 'zod';
import { readRows, writeRows } from '../database/statement.ts';
import type { Handle } from '../http/handle.ts';
import { createHttpServer } from '../http/http-server.ts';
import { Announcements } from '../live/changes/announcements.ts';
import { startLiveEngine } from '../live/live-engine.ts';
import type { SocketCommand } from '../live/socket-command.ts';
import type { TopicSource } from '../live/topic-source.ts';
import { cachePages } from '../pages/cached-pages.ts';
import { PageAddresses } from '../pages/page-addresses.ts';
import { reads } from '../pages/page-reads.ts';

declare module '#contract/wire/views.ts' {
  interface ViewData {
    counter: { count: number };
  }
}
declare module '#contract/wire/socket.ts' {
  interface ClientToServer {
    press: (payload: { id: string }, ack: (reply: { ok: true } | Failed) => void) => void;
  }
}

const named = z.object({ id: z.string().max(100) });
type Row = { id: string; count: number; version: number };
const readCounters = (ids: string[]) => readRows<Row>`SELECT id, count, version FROM counter WHERE id = ANY (${ids})`;

const counterTopic: TopicSource<'counter'> = {
  kind: 'counter',
  allow: () => null,
  async read(_db, ids) {
    const rows = await readCounters(ids);
    return new Map(rows.map(({ id, version, count }) => [id, { version, data: { count } }]));
  },
};

const press: SocketCommand<'press', typeof named> = {
  schema: named,
  access() {},
  carries: [],
  async run(_actor, { id }) {
    await writeRows`UPDATE counter SET count = count + 1 WHERE id = ${id}`;
    return { ok: true };
  },
};

const page: Handle = async ({ url = '' }, response) => {
  const id = url.slice(1);
  reads(`counter:${id}`);
  const [counter] = await readCounters([id]);
  response.writeHead(counter ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(counter ? `<h1>${counter.count}</h1>` : 'No such counter.');
};

/** Its database is connected. */
export function startCounters() {
  const announcements = new Announcements();
  const pages = cachePages(page, { announcements, addresses: new PageAddresses({ '/[id]': { parameters: {} } }) });
  const http = createHttpServer({
    pages: pages.handle,
    fromMemory: pages.fromMemory,
    api: async (_request, response) => void response.writeHead(404).end(),
    pagesUpgrade: null,
    isDraining: () => false,
    sincePollMs: () => announcements.sincePollMs,
    door: { trustProxy: '0', publicUrl: undefined, listensAt: '127.0.0.1' },
  });
  const options = { http, publicUrl: undefined, announcements, sources: [counterTopic], commands: { press } };
  return { http, live: startLiveEngine(options) };
}
