import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { notifyOutbidBidders } from '#server/auction/bid/notify-outbid-bidders.ts';
import { database } from '#server/engine/database/database.ts';
import { Redis } from '#server/engine/machines/redis/redis.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aPerson } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn } from '#server/testing/lots.ts';
import { startTestRedis, type TestRedis } from '#server/testing/redis.ts';
import { ConnectedElsewhere, type ConnectedElsewhereOptions } from './connected-elsewhere.ts';
import { isConnected, personConnected, shareConnectedPeople } from './connected-people.ts';

testDatabase();
let server: TestRedis;
const open: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  server = await startTestRedis();
});
afterAll(() => server.stop());
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
  await server.flush();
});

/** One of the shop's processes, as far as it knows who is there. */
async function aNode(options: ConnectedElsewhereOptions = { refreshMs: 100 }) {
  const redis = new Redis({ secret: 'a-secret-of-tests', urls: [server.url], deadlineMs: 500 });
  redis.start();
  await vi.waitFor(() => expect(redis.isAnswering).toBe(true), 10_000);
  const people = new ConnectedElsewhere(redis, options);
  const node = {
    people,
    redis,
    async stop() {
      await people.stop();
      await redis.close();
    },
  };
  open.push(node);
  return node;
}
const finds = ({ people }: { people: ConnectedElsewhere }, person: string, isThere: boolean) =>
  vi.waitFor(async () => expect(await people.has(person)).toBe(isThere), 10_000);

describe('people at several processes', () => {
  it('are there as long as a page of theirs is open at one of them', async () => {
    const [a, b, c] = [await aNode(), await aNode(), await aNode()];
    a.people.opened('maud');
    b.people.opened('maud');
    await finds(c, 'maud', true);
    b.people.closed('maud');
    await finds(b, 'maud', true);
    await finds(c, 'maud', true);
    await finds(a, 'maud', false);
    expect(await c.people.has('otto')).toBe(false);
    a.people.closed('maud');
    await finds(c, 'maud', false);
  });

  it('are away once their process has ended, and a while after it has died', async () => {
    const times = { refreshMs: 200, countsMs: 1_000 };
    const [a, b, c] = [await aNode(times), await aNode(times), await aNode(times)];
    a.people.opened('maud');
    b.people.opened('otto');
    await Promise.all([finds(c, 'maud', true), finds(c, 'otto', true)]);
    await a.people.stop();
    expect(await c.people.has('maud')).toBe(false);
    await b.redis.close();
    await finds(c, 'otto', false);
  });

  it('are taken for away while Redis is, and known again once it is back, or has forgotten all', async () => {
    const [a, b] = [await aNode(), await aNode()];
    a.people.opened('maud');
    await finds(b, 'maud', true);
    await server.kill();
    expect(await b.people.has('maud')).toBe(false);
    a.people.opened('otto');
    a.people.closed('maud');
    await server.start();
    await finds(b, 'otto', true);
    expect(await b.people.has('maud')).toBe(false);
    await server.flush();
    await finds(b, 'otto', true);
  });

  it('stand under names that nobody can read, each with an end', async () => {
    const [a, b] = [await aNode(), await aNode()];
    a.people.opened('maud@example.com');
    await finds(b, 'maud@example.com', true);
    const keys = await a.redis.ask((client) => client.keys('*'));
    expect(keys).toContain('md:on');
    for (const key of keys) {
      expect(key).toMatch(/^md:on(:[\w-]{36})?$/);
      expect(await a.redis.ask((client) => client.pTTL(key))).toBeGreaterThan(0);
      if (key === 'md:on') continue;
      for (const person of await a.redis.ask((client) => client.sMembers(key))) expect(person).toMatch(/^[\w-]{16}$/);
    }
  });
});

describe('being outbid', () => {
  async function outbid(personId: string): Promise<void> {
    const auctionId = await aLot();
    const bids = [
      { personId, maxAmount: 12_000 },
      { personId: await aPerson(), maxAmount: 15_000 },
    ];
    await decideOn(
      auctionId,
      bids.map((bid) => ({ ...bid, key: aKey() })),
    );
    await database().$executeRaw`
      UPDATE lot_bidder SET outbid_at = clock_timestamp() - interval '21 seconds'
      WHERE auction_id = ${auctionId} AND outbid_at IS NOT NULL`;
    await notifyOutbidBidders.run();
  }
  const mailsOf = (personId: string) => database().email.count({ where: { notice: { personId } } });

  it('is mailed to nobody who has a page open at another process; to everybody there while Redis is away', async () => {
    const { personId } = await anAccount();
    const [here, there] = [await aNode(), await aNode()];
    const stopSharing = shareConnectedPeople(here.people);
    there.people.opened(personId);
    await vi.waitFor(async () => expect(await isConnected(personId)).toBe(true), 10_000);
    await outbid(personId);
    expect(await mailsOf(personId)).toBe(0);
    await server.kill();
    const gone = personConnected(personId);
    await outbid(personId);
    expect(await mailsOf(personId)).toBe(0);
    gone();
    await outbid(personId);
    expect(await mailsOf(personId)).toBe(1);
    await server.start();
    await stopSharing();
  });
});
