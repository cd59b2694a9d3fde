import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Colleagues } from '#contract/desk/colleagues.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import { Redis } from '#server/engine/machines/redis/redis.ts';
import { testDatabase } from '#server/testing/database.ts';
import { recordViews, startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { startTestRedis, type TestRedis } from '#server/testing/redis.ts';
import { aSession } from '#server/testing/session.ts';

testDatabase();
const topic = deskTopicOf.onOrder('an-order');
const within = { timeout: 10_000 };

let redisServer: TestRedis;
let redises: Redis[];
let alone: TestLiveServer;
let processes: TestLiveServer[];
let rosa: { cookie: string; personId: string };
let sam: { cookie: string; personId: string };

beforeAll(async () => {
  redisServer = await startTestRedis();
  redises = [1, 2].map(() => new Redis({ secret: 'a-secret-of-tests', urls: [redisServer.url], deadlineMs: 500 }));
  for (const redis of redises) redis.start();
  await vi.waitFor(() => expect(redises.every(({ isAnswering }) => isAnswering)).toBe(true), within);
  alone = await startTestLiveServer();
  processes = await Promise.all(redises.map((redis) => startTestLiveServer({ redis })));
  rosa = await aSession('owner');
  sam = await aSession('packer');
});
afterAll(async () => {
  await Promise.all([alone, ...processes].map((server) => server.stop()));
  await Promise.all(redises.map((redis) => redis.close()));
  await redisServer.stop();
});

/** Somebody who opens the order's page. */
async function opens(server: TestLiveServer, { cookie }: { cookie: string }) {
  const socket = await server.connect({ extraHeaders: { cookie } });
  const told = recordViews(socket);
  const answer = await socket.emitWithAck('watch', { topics: [{ topic }] });
  const first = answer.ok ? answer.views[0] : undefined;
  const seen = () =>
    ((told.views.at(-1) ?? first)?.data as Colleagues | undefined)?.people.map(({ name }) => name).toSorted();
  return { socket, answer, seen, told };
}
const sees = (one: { seen(): string[] | undefined }, names: string[]) =>
  vi.waitFor(() => expect(one.seen()).toEqual(names), within);

describe('colleagues on one order', () => {
  it('see each other by name, once however many tabs they have, until the last is closed', async () => {
    const owner = await opens(alone, rosa);
    await sees(owner, ['A owner']);
    const [packer, second] = [await opens(alone, sam), await opens(alone, sam)];
    await sees(owner, ['A owner', 'A packer']);
    await sees(packer, ['A owner', 'A packer']);
    packer.socket.disconnect();
    await second.socket.emitWithAck('unwatch', { topics: [topic] });
    await sees(owner, ['A owner']);
    owner.socket.disconnect();
  });

  it('see each other at two processes, and Redis is told no name and no id', async () => {
    const [first, other] = processes as [TestLiveServer, TestLiveServer];
    const owner = await opens(first, rosa);
    const packer = await opens(other, sam);
    await sees(owner, ['A owner', 'A packer']);
    await sees(packer, ['A owner', 'A packer']);
    const members = await redises[0]?.ask((client) => client.zRange(`md:p:{${topic}}`, 0, -1));
    expect(members).toHaveLength(2);
    expect(String(members)).not.toContain(sam.personId);
    packer.socket.disconnect();
    await sees(owner, ['A owner']);
    owner.socket.disconnect();
  });

  it('are shown to nobody else', async () => {
    const shopper = await opens(alone, await aSession('shopper'));
    expect(shopper.answer).toMatchObject({ ok: true, views: [], denied: [{ topic, code: 'forbidden' }] });
    const editor = await opens(alone, await aSession('editor'));
    expect(editor.answer).toMatchObject({ denied: [{ topic, code: 'forbidden' }] });
    const nobody = await alone.connect();
    expect(await nobody.emitWithAck('watch', { topics: [{ topic }] })).toMatchObject({
      denied: [{ topic, code: 'signed_out' }],
    });
    for (const socket of [shopper.socket, editor.socket, nobody]) socket.disconnect();
  });
});
