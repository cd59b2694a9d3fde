import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endApiKey } from '#server/api-key/end-api-key.ts';
import { endDueKeys } from '#server/api-key/end-due-keys.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { Announcements } from '#server/engine/live/changes/announcements.ts';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { everybody } from '#server/engine/live/people.ts';
import { openLiveServer } from '#server/engine/live/sockets/gateway.ts';
import { GroundSockets } from '#server/engine/live/sockets/ground-sockets.ts';
import { startDueWork } from '#server/engine/work/due-work.ts';
import { actorOf, requirePerson } from '#server/session/actor.ts';
import { endDueSessions } from '#server/session/living/end-due-sessions.ts';
import { atItsEnd } from '#server/testing/at-its-end.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { startTestLiveServer, type TestLiveServer, type TestSocket, untilTold } from '#server/testing/live-server.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';

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

/** A socket of a program whose key may read orders. */
async function aKeysSocket(server: TestLiveServer) {
  const token = `md_${randomUUID()}`;
  const { id } = await database().apiKey.create({
    data: {
      name: 'till',
      scopes: ['order:read', 'money:read'],
      keyHash: createHash('sha256').update(token).digest('hex'),
    },
  });
  return { id, token, socket: await server.connect({ auth: { token } }) };
}

describe('a key’s sockets are closed, and no other’s', () => {
  let server: TestLiveServer;
  beforeAll(async () => {
    server = await startTestLiveServer();
  });
  afterAll(() => server.stop());

  it('when it is ended at the desk: it reads no order any more', async () => {
    const [own, other] = [await aKeysSocket(server), await aKeysSocket(server)];
    const topic = `order:${await aPaidOrder((await aProduct()).sku)}`;
    const watch = (socket: TestSocket) => socket.emitWithAck('watch', { topics: [{ topic }] });
    expect(await watch(own.socket)).toMatchObject({ ok: true, views: [{ topic }] });
    await endApiKey(own.id);
    await expect.poll(() => own.socket.connected, { timeout: 15_000 }).toBe(false);
    await expect(server.connect({ auth: { token: own.token } })).rejects.toThrow('refused');
    expect(await watch(other.socket)).toMatchObject({ ok: true, views: [{ topic }] });
  });

  it('when its time is over', async () => {
    const [own, other] = [await aKeysSocket(server), await aKeysSocket(server)];
    await atItsEnd('api_key', own.id);
    await endDueKeys.run();
    await expect.poll(() => own.socket.connected, { timeout: 15_000 }).toBe(false);
    await expect(server.connect({ auth: { token: own.token } })).rejects.toThrow('refused');
    expect(other.socket.connected).toBe(true);
  });
});

describe('whoever loses the desk loses its sockets', () => {
  it.each([
    ['works here no more', 'codes', `UPDATE "user" SET roles = '{}' WHERE id = $1`],
    ['has fewer roles', 'codes', `UPDATE "user" SET roles = '{packer}' WHERE id = $1`],
    ['has no codes any more', 'codes', `UPDATE "user" SET two_factor_enabled = false WHERE id = $1`],
    ['has no passkey any more', 'passkey', `UPDATE session SET by_passkey = false WHERE user_id = $1`],
  ])('who %s', async (_what, factor, falls) => {
    const server = await startTestLiveServer();
    const { cookie, personId } = await aSession('owner');
    const { userId } = await database().person.findUniqueOrThrow({ where: { id: personId } });
    await elsewhere.query('UPDATE "user" SET two_factor_enabled = $2 WHERE id = $1', [userId, factor === 'codes']);
    await elsewhere.query('UPDATE session SET by_passkey = $2 WHERE user_id = $1', [userId, factor === 'passkey']);
    setSettings({ ...testSettings(), SECOND_FACTOR: true });
    const connect = () => server.connect({ extraHeaders: { cookie } });
    const watch = (socket: TestSocket) => socket.emitWithAck('watch', { topics: [{ topic: 'desk' }] });
    const socket = await connect();
    expect(await watch(socket)).toMatchObject({ denied: [] });
    await elsewhere.query(falls, [userId]);
    await expect.poll(() => socket.connected, { timeout: 15_000 }).toBe(false);
    // They come back at once, as who they are now.
    expect(await watch(await connect())).toMatchObject({ denied: [{ topic: 'desk', code: 'forbidden' }] });
    await server.stop();
    setSettings(testSettings());
  });
});

describe('someone who is hired stops bidding as a customer', () => {
  it.each([
    ['hired', `UPDATE "user" SET roles = '{packer}' WHERE id = $1`],
    ['given another role in exchange', `UPDATE "user" SET roles = '{auctioneer}' WHERE id = $1`],
    ['given a role more', `UPDATE "user" SET roles = '{auctioneer,packer}' WHERE id = $1`],
  ])('once %s, their open sockets close in every process', async (_what, change) => {
    const server = await startTestLiveServer();
    const { cookie, personId } = await aSession(_what === 'hired' ? 'shopper' : 'packer');
    const { userId } = await database().person.findUniqueOrThrow({ where: { id: personId } });
    const [socket, other] = [await server.connect({ extraHeaders: { cookie } }), await aSocket(server)];
    await elsewhere.query(change, [userId]);
    await expect.poll(() => socket.connected, { timeout: 15_000 }).toBe(false);
    expect(other.socket.connected).toBe(true);
    await server.stop();
  });
});

it.each([
  ['closes the sockets of those who have been hired', '{packer}', true],
  ['leaves customers alone', '{}', false],
])('a process that missed announcements %s', async (_what, roles, closes) => {
  let now = 1_000;
  const processes = new ProcessRegister();
  await processes.enter();
  const server = await startTestLiveServer({ announcements: new Announcements({ processes, clock: () => now }) });
  const { cookie, personId } = await aSession('shopper');
  const { userId } = await database().person.findUniqueOrThrow({ where: { id: personId } });
  const socket = await server.connect({ extraHeaders: { cookie } });
  const ended = await aSocket(server);
  await expect.poll(announcements, { timeout: 15_000 }).toBe(0);
  await elsewhere.query(`INSERT INTO server_process (id) VALUES (gen_random_uuid())`);
  await elsewhere.query('BEGIN');
  await elsewhere.query('UPDATE "user" SET roles = $2 WHERE id = $1', [userId, roles]);
  await elsewhere.query('DELETE FROM session WHERE id = $1', [ended.sessionId]);
  await elsewhere.query(`DELETE FROM change WHERE topic LIKE 'ended-session:%'`);
  await elsewhere.query('COMMIT');
  now += 6_000;
  await expect.poll(() => ended.socket.connected, { timeout: 15_000 }).toBe(false);
  await expect.poll(() => socket.connected, { timeout: 15_000 }).toBe(!closes);
  processes.stop();
  await server.stop();
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
  const grounds = new GroundSockets(live, announcements, everybody, () => now);
  live.on('connection', (socket) => {
    const { session, provenFrom } = socket.handshake.auth;
    grounds.join(socket, `session:${session}`, provenFrom);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const connect = (session: string, provenFrom = 0) =>
    io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { session, provenFrom },
    });
  const end = async (session: string) => {
    await elsewhere.query('INSERT INTO change (topic) VALUES ($1)', [`ended-session:${session}`]);
    await announcements.poll();
  };

  await end('early');
  const [early, living] = [connect('early'), connect('living')];
  const closed = untilTold(early, 'disconnect');
  await untilTold(living, 'connect');
  await closed;
  expect(living.connected).toBe(true);
  // Whoever proves themselves after it is let in by what they still have.
  const proven = connect('early', 1);
  await untilTold(proven, 'connect');
  expect(await live.in('on session:early').fetchSockets()).toHaveLength(1);
  proven.disconnect();
  // It is remembered for as long as a proof may be on its way, and no longer.
  now = 61_000;
  await end('later');
  const again = connect('early');
  await untilTold(again, 'connect');
  expect(await live.in('on session:early').fetchSockets()).toHaveLength(1);
  for (const socket of [early, living, again]) socket.disconnect();
  grounds.stop();
  await live.close();
});
