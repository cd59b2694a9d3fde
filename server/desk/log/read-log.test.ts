import { beforeAll, describe, expect, it } from 'vitest';
import { type LogList, logListSchema } from '#contract/log/log-list.ts';
import { apiKeyRoutes } from '#server/api-key/api-key-routes.ts';
import { articleRoutes } from '#server/article/article-routes.ts';
import { deskRoutes } from '#server/desk/desk-routes.ts';
import { database } from '#server/engine/database/database.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { staffRoutes } from '#server/session/staff/staff-routes.ts';
import { shopRoutes } from '#server/shop/shop-routes.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { aSession } from '#server/testing/session.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { readLog } from './read-log.ts';

testDatabase();

let rosa: { cookie: string; personId: string };
let owner: PersonActor;
beforeAll(async () => {
  rosa = await aSession('owner');
  owner = shopper(rosa.personId, 'owner');
});
const log = (asked: Partial<LogList> = {}) => readLog(owner, asked);
const newest = async (asked: Partial<LogList> = {}) => (await log(asked)).entries[0];

describe('what somebody does at the desk is told with who did it, and what it was before', () => {
  it('a price and a count', async () => {
    const { sku } = await aProduct({ onHand: 20, priceAmount: 8_800, title: 'Ash jar' });
    const params = { sku };
    await deskPost(
      deskRoutes,
      '/desk/variants/:sku',
      { price: '95', onHand: '18', seenOnHand: '20' },
      { ...rosa, params },
    );
    expect(await newest({ section: 'prices' })).toMatchObject({
      ...{ by: { person: 'A owner' }, kind: 'price', label: 'Ash jar', ref: sku, currency: 'EUR' },
      ...{ before: { price_amount: 8_800 }, after: { price_amount: 9_500 } },
    });
    expect(await newest({ section: 'stock' })).toMatchObject({
      ...{ by: { person: 'A owner' }, verb: 'correction', before: { on_hand: 20 }, after: { on_hand: 18 } },
    });
  });

  it('settings, field by field, and nothing that stayed', async () => {
    const { version: seenVersion } = await database().shopSettings.findFirstOrThrow();
    const fields = { seenVersion, shows: 'shopName', shopName: 'Ash and Kiln' };
    expect(await deskPost(shopRoutes, '/desk/settings', fields, rosa)).toMatchObject({ status: 200 });
    const entry = await newest({ section: 'shop' });
    expect(entry).toMatchObject({ kind: 'settings', by: { person: 'A owner' } });
    expect(entry?.after).toEqual({ shopName: 'Ash and Kiln' });
  });

  it('a text, whose words stay out', async () => {
    const fields = { title: 'Terms', lead: '', body: 'Our new terms.', seenVersion: 0, published: 'on' };
    const params = { slug: 'terms' };
    expect(await deskPost(articleRoutes, '/desk/texts/:slug', fields, { ...rosa, params })).toMatchObject({
      status: 200,
    });
    const entry = await newest({ section: 'shop' });
    expect(entry).toMatchObject({ kind: 'article', label: 'Terms' });
    expect(JSON.stringify(entry)).not.toContain('Our new terms');
  });

  it('a key, without its secret, and its end', async () => {
    await deskPost(apiKeyRoutes, '/desk/keys', { name: 'Ledger', days: '30', 'order:read': '1' }, rosa);
    const made = await newest({ section: 'access' });
    expect(made).toMatchObject({ kind: 'api_key', label: 'Ledger', verb: 'added', after: { scopes: ['order:read'] } });
    const { id, keyHash } = await database().apiKey.findFirstOrThrow({ where: { name: 'Ledger' } });
    expect(JSON.stringify(await log())).not.toContain(keyHash);
    await deskPost(apiKeyRoutes, '/desk/keys/end', { id }, rosa);
    expect(await newest({ section: 'access' })).toMatchObject({ label: 'Ledger', verb: 'changed', before: {} });
  });

  it('a colleague’s role, by their name', async () => {
    const sam = await aSession('packer');
    await deskPost(staffRoutes, '/desk/staff/:id', { roles: 'editor' }, { ...rosa, params: { id: sam.personId } });
    expect(await newest({ section: 'access' })).toMatchObject({
      ...{ kind: 'member', label: 'A packer', before: { roles: ['packer'] }, after: { roles: ['editor'] } },
    });
  });

  it('what nobody did isn’t told: plain SQL, and what a customer does', async () => {
    const before = (await log()).entries.length;
    const { variantId } = await aProduct({ title: 'From a file' });
    await database().variant.update({ where: { id: variantId }, data: { priceAmount: 100, onHand: 3 } });
    await database().$executeRaw`UPDATE article SET title = 'By SQL' WHERE slug = 'terms'`;
    expect((await log()).entries).toHaveLength(before);
  });
});

describe('a long log', () => {
  const acts = 170;
  beforeAll(async () => {
    const personId = await aPerson();
    const { id } = await database().order.create({
      data: {
        ...{
          publicId: 'logged',
          numberPrefix: 'MD-',
          personId,
          source: 'shop',
          status: 'paid',
          email: 'm@example.com',
        },
        ...{ currency: 'EUR', itemsAmount: 100, shippingAmount: 0, taxAmount: 0, totalAmount: 100 },
      },
    });
    // Many share a moment, over both histories.
    await database().$executeRaw`
      INSERT INTO order_event (id, order_id, kind, actor, at)
      SELECT 'event-' || i, ${id}, 'packed', CASE WHEN i % 3 = 0 THEN 'key:Ledger' ELSE 'desk:' || ${rosa.personId} END,
             '2025-03-01T12:00:00Z'::timestamptz - (i / 7) * interval '1 day' FROM generate_series(1, ${acts}) AS i`;
    await database().$executeRaw`
      INSERT INTO desk_act (at, actor, section, kind, ref, verb)
      SELECT '2025-03-01T12:00:00Z'::timestamptz - (i / 7) * interval '1 day', 'desk:' || ${rosa.personId}, 'shop', 'article', 'a', 'changed'
      FROM generate_series(1, ${acts}) AS i`;
    await database().orderEvent.create({ data: { id: 'theirs', orderId: id, kind: 'cancelled', actor: 'shopper' } });
  });

  async function walk(asked: Partial<LogList>): Promise<{ id: string; at: string }[]> {
    const seen: { id: string; at: string }[] = [];
    for (let before: string | undefined; ; ) {
      const { entries, next } = await log({ ...asked, before });
      seen.push(...entries);
      if (next === null) return seen;
      before = logListSchema.parse({ before: next }).before;
      expect(before).toBe(next);
    }
  }

  it('is told whole, each act once and the newest first, page by page', async () => {
    const seen = await walk({ to: '2025-03-01' });
    expect(seen).toHaveLength(2 * acts);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(2 * acts);
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
  });

  it('is narrowed by who, what and day', async () => {
    expect(await walk({ by: 'key:Ledger', to: '2025-03-01' })).toHaveLength(Math.floor(acts / 3));
    expect(await walk({ section: 'orders', to: '2025-03-01' })).toHaveLength(acts);
    expect(await walk({ from: '2025-02-28', to: '2025-02-28' })).toHaveLength(14);
    expect((await log({ section: 'orders' })).entries[0]).toMatchObject({ label: expect.stringMatching(/^MD-\d+$/) });
  });

  it('a page’s address that was tampered with shows a page, and says nothing else', async () => {
    expect(logListSchema.parse({ before: "1.act.1'; DROP", by: 'sam', section: 'all', from: 'x' })).toEqual({});
    expect((await log({ before: '1740830400000.act.x' })).entries.length).toBeGreaterThan(0);
  });
});

it.each(['packer', 'editor', 'auctioneer', 'accountant', 'till'] as const)('a %s can’t read it', async (role) => {
  await expect(readLog(shopper(await aPerson(), role), {})).rejects.toThrow(AccessProblem);
});
