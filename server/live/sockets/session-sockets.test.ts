import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '#server/database/database.ts';
import { Announcements } from '#server/live/changes/announcements.ts';
import { ProcessRegister } from '#server/live/changes/process-register.ts';
import { startDueWork } from '#server/schedule/due-work.ts';
import { actorOf, requirePerson } from '#server/session/actor.ts';
import { endDueSessions } from '#server/session/living/end-due-sessions.ts';
import { testDatabase } from '#server/testing/database.ts';
import { startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { aSession } from '#server/testing/session.ts';
import { openLiveServer } from './gateway.ts';
import { SessionSockets } from './session-sockets.ts';

const db = testDatabase();
let elsewhere: Client;
beforeAll(async () => {
  elsewhere = new Client({ connectionString: db.url() });
  await elsewhere.connect();
});
afterAll(() => elsewhere.end());

/** A socket of somebody who is signed in. */
async function aSocket(server: TestLiveServer) {
  const { cookie } = await aSession('shopper');
  const { sessionId } = requirePerson(await actorOf(new Headers({ cookie })));
  return { sessionId, socket: await server.connect({ extraHeaders: { cookie } }) };
}

const announcements = () => database().change.count({ where: { topic: { startsWith: 'ended-session' } } });

describe('a session’s sockets are closed, and nobody else’s', () => {
  let server: TestLiveServer;
  beforeAll(async () => {
    server = await startTestLiveServer();
  });
  afterAll(() => server.stop());

  it('when another process ends it, or plain SQL', async () => {
    const [own, other] = [await aSocket(server), await aSocket(server)];
    await elsewhere.query('DELETE FROM session WHERE id = $1', [own.sessionId]);
    await expect.poll(() => own.socket.connected, { timeout: 15_000 }).toBe(false);
    expect(other.socket.connected).toBe(true);
    await expect.poll(announcements, { timeout: 15_000 }).toBe(0);
  });

  it('when its account is deleted', async () => {
    const [own, other] = [await aSocket(server), await aSocket(server)];
    await elsewhere.query('DELETE FROM "user" WHERE id = (SELECT user_id FROM session WHERE id = $1)', [own.sessionId]);
    await expect.poll(() => own.socket.connected, { timeout: 15_000 }).toBe(false);
    expect(other.socket.connected).toBe(true);
  });

  it('when its time is over', async () => {
    const [own, other] = [await aSocket(server), await aSocket(server)];
    await elsewhere.query(`UPDATE session SET expires_at = clock_timestamp() + interval '300 ms' WHERE id = $1`, [
      own.sessionId,
    ]);
    const stop = startDueWork([endDueSessions]);
    await expect.poll(() => own.socket.connected, { timeout: 15_000 }).toBe(false);
    await stop();
    expect(other.socket.connected).toBe(true);
    expect(await database().session.count({ where: { id: own.sessionId } })).toBe(0);
  });

  it('and nobody can watch for it', async () => {
    const { socket, sessionId } = await aSocket(server);
    for (const topic of [`ended-session:${sessionId}`, `session:${sessionId}`]) {
      expect(await socket.emitWithAck('watch', { topics: [{ topic }] })).toMatchObject({
        ok: true,
        views: [],
        denied: [{ topic }],
      });
    }
  });
});

it('a process that missed the announcement asks which sessions are left', async () => {
  let now = 1_000;
  const processes = new ProcessRegister();
  await processes.enter();
  const server = await startTestLiveServer({ announcements: new Announcements({ processes, clock: () => now }) });
  const [own, other] = [await aSocket(server), await aSocket(server)];
  await expect.poll(announcements, { timeout: 15_000 }).toBe(0);
  await elsewhere.query(`INSERT INTO server_process (id) VALUES ('another')`);
  // Another process has sent it and cleared it away, while this one was held still.
  await elsewhere.query('BEGIN');
  await elsewhere.query('DELETE FROM session WHERE id = $1', [own.sessionId]);
  await elsewhere.query('DELETE FROM change WHERE topic = $1', [`ended-session:${own.sessionId}`]);
  await elsewhere.query('COMMIT');
  expect(own.socket.connected).toBe(true);
  now += 6_000;
  await expect.poll(() => own.socket.connected, { timeout: 15_000 }).toBe(false);
  expect(other.socket.connected).toBe(true);
  processes.stop();
  await server.stop();
});

it('a socket whose session ended between its proof and its room is closed too', async () => {
  const http = createServer();
  const live = openLiveServer(http, { publicUrl: undefined, directFrames: false });
  const announcements = new Announcements();
  let now = 0;
  const sessions = new SessionSockets(live, announcements, { clock: () => now });
  live.on('connection', (socket) => sessions.join(socket, String(socket.handshake.auth.session)));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const connect = (session: string) =>
    io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { session },
    });
  const end = async (session: string) => {
    await elsewhere.query('INSERT INTO change (topic) VALUES ($1)', [`ended-session:${session}`]);
    await announcements.poll();
  };

  await end('early');
  const [early, living] = [connect('early'), connect('living')];
  const closed = new Promise((resolve) => early.once('disconnect', resolve));
  await new Promise<void>((resolve) => living.once('connect', resolve));
  await closed;
  expect(living.connected).toBe(true);
  // It is remembered for as long as a proof may be on its way, and no longer.
  now = 61_000;
  await end('later');
  const again = connect('early');
  await new Promise<void>((resolve) => again.once('connect', resolve));
  expect(await live.in('session:early').fetchSockets()).toHaveLength(1);
  for (const socket of [early, living, again]) socket.disconnect();
  sessions.stop();
  await live.close();
});
