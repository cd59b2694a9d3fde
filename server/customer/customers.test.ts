import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeBid } from '#server/auction/bid/place-bid.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { nextMoments } from '#server/engine/work/next-moments.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { aLot } from '#server/testing/lots.ts';
import { aDeliveredOrder, aKey, anApiOrder, aWonLot } from '#server/testing/order-factories.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testApiKey, testSettings } from '#server/testing/settings.ts';
import { readBlocked } from './block/blocked-customers.ts';
import { blockCustomer, unblockCustomer } from './block-customer.ts';
import { countCustomers, countManyCustomers } from './count-customers.ts';
import { customerRoutes } from './customer-routes.ts';
import { deleteCustomer } from './delete-customer.ts';
import { exportCustomer } from './export-customer.ts';
import { customersFile } from './list/customers-file.ts';
import { readCustomer, readCustomers } from './list/read-customers.ts';
import { readNotes, writeNote } from './notes.ts';

testDatabase();
beforeAll(() => setSettings(testSettings()));

const anEmail = () => `guest-${randomUUID()}@example.com`;

async function order(email: string, by: { sku?: string } = {}) {
  const sku = by.sku ?? (await aProduct({ onHand: 9, priceAmount: 5_000 })).sku;
  return placeApiOrder(anApiOrder(sku, { email, customer: `channel-${randomUUID()}` }), {
    by: 'key:test',
    placeKey: null,
  });
}
async function aPaid(email: string): Promise<string> {
  const placed = await order(email);
  if (!placed.ok) throw new Error(placed.refusal.message);
  return placed.value.publicId;
}
async function customerOf(email: string) {
  const { items } = await readCustomers({ search: email });
  expect(items).toHaveLength(1);
  return items[0] ?? expect.fail('nobody');
}
const anOwner = async () => {
  const { personId } = await aSession('owner');
  return shopper(personId, 'owner');
};

describe('customers', () => {
  it('makes one of all orders of an address, counts what was paid less what was refunded, and finds them', async () => {
    const email = anEmail();
    const [first] = [await aPaid(email), await aPaid(email.toUpperCase())];
    await refundOrder(first, { actor: aKey, amount: 1_000, reason: 'a chip' });
    const customer = await customerOf(email);
    expect(customer).toMatchObject({ name: 'Maud Renard', email, hasAccount: false, orders: 2, openOrders: 2 });
    expect(customer.spentAmount).toBe(2 * 5_900 - 1_000);
    const { number } = await database().order.findUniqueOrThrow({ where: { publicId: first } });
    expect((await readCustomers({ search: String(number) })).items).toContainEqual(customer);
    expect((await readCustomers({ search: 'renárd' })).items).toContainEqual(customer);
    expect((await readCustomers({ search: 'nobody here' })).items).toEqual([]);
    expect((await readCustomers({ show: 'open', search: email })).items).toEqual([customer]);
    expect((await readCustomers({ show: 'blocked', search: email })).items).toEqual([]);
  });

  it('becomes the account of its address, with its notes and its block, once that is confirmed', async () => {
    const email = anEmail();
    await aPaid(email);
    const { id } = await customerOf(email);
    const owner = await anOwner();
    await writeNote(owner, id, { body: 'Collects blue and white.', key: 'a-key-of-a-form' });
    await writeNote(owner, id, { body: 'Collects blue and white.', key: 'a-key-of-a-form' });
    await blockCustomer(owner, id, 'chargebacks');
    const { personId } = await anAccount();
    // The account had a row of its own before.
    await readCustomers({});
    await database().user.updateMany({ where: { person: { id: personId } }, data: { email } });
    const merged = await customerOf(email);
    expect(merged).toMatchObject({ hasAccount: true, orders: 1, blockedAt: expect.any(String) });
    expect((await readNotes(merged.id)).map(({ kind, body, by }) => [kind, body, by])).toEqual([
      ['blocked', 'chargebacks', 'A owner'],
      ['note', 'Collects blue and white.', 'A owner'],
    ]);
    expect(await database().customer.count({ where: { email } })).toBe(1);
    await unblockCustomer(owner, merged.id);
    await aPaid(email);
    expect(await customerOf(email)).toMatchObject({ id: merged.id, orders: 2 });
  });

  it('has won lots of an account, and what it owes for them', async () => {
    const who = await anAccount();
    await aWonLot(who);
    await database().order.updateMany({ where: { personId: who.personId }, data: { auctionId: await aLot() } });
    expect(await customerOf(who.email)).toMatchObject({ lotsWon: 1, lotsOwed: 1, orders: 0, spentAmount: 0 });
    expect((await readCustomers({ show: 'owes', search: who.email })).items).toHaveLength(1);
  });

  it('lists each once, page by page, in every order', async () => {
    for (const _ of [1, 2, 3]) await aPaid(anEmail());
    for (const sort of ['last_order', 'spent', 'orders', 'newest', 'name'] as const) {
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const page = await readCustomers({ sort, after, limit: 2 });
        ids.push(...page.items.map(({ id }) => id));
        after = page.nextCursor ?? undefined;
      } while (after !== undefined);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(await database().customer.count());
    }
  });

  it('counts by what has changed as it would from nothing', async () => {
    const emails = ['a', 'b', 'c'].map((name) => `${name}-${randomUUID()}@example.com`);
    const people = await Promise.all([aPerson(), anAccount().then(({ personId }) => personId)]);
    const place = fc.record({
      kind: fc.constant('place' as const),
      email: fc.constantFrom(...emails),
      person: fc.constantFrom(...people),
      paid: fc.boolean(),
      amount: fc.integer({ min: 1, max: 9_999 }),
    });
    const claim = fc.record({ kind: fc.constant('claim' as const), email: fc.constantFrom(...emails) });
    const step = fc.oneof(place, claim, fc.record({ kind: fc.constantFrom('look', 'give', 'cancel') }));
    const rows = () =>
      database().customer.findMany({
        omit: { id: true, createdAt: true },
        orderBy: [{ email: 'asc' }, { personId: 'asc' }],
      });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        for (const one of steps) {
          if ('amount' in one) {
            const totals = { itemsAmount: one.amount, shippingAmount: 0, taxAmount: 0, totalAmount: one.amount };
            await database().order.create({
              data: {
                ...totals,
                publicId: randomUUID(),
                personId: one.person,
                source: 'shop',
                status: one.paid ? 'paid' : 'placed',
                paidAt: one.paid ? new Date() : null,
                email: one.email,
                currency: 'EUR',
              },
            });
          } else if (one.kind === 'claim' && 'email' in one) {
            await database().user.updateMany({
              where: { person: { id: people[1] ?? '' } },
              data: { email: one.email },
            });
          } else if (one.kind === 'look') await countCustomers({ atOnce: 1 });
          else if (one.kind === 'give')
            await database().order.updateMany({
              where: { personId: people[0] ?? '' },
              data: { personId: people[1] ?? '' },
            });
          else await database().order.updateMany({ where: { email: emails[0] ?? '' }, data: { status: 'cancelled' } });
        }
        await readCustomers({});
        const counted = await rows();
        await database().customer.deleteMany();
        await database()
          .$executeRaw`INSERT INTO customer_change (person_id, email) SELECT person_id, lower(email) FROM orders`;
        await database()
          .$executeRaw`INSERT INTO customer_change (person_id) SELECT id FROM person WHERE kind = 'account'`;
        await readCustomers({});
        expect(counted).toEqual(await rows());
      }),
      { numRuns: propertyRuns(30) },
    );
  });

  it('are each once in a file, though one orders while it is written', async () => {
    const name = randomUUID();
    const emails = ['a', 'b', 'c', 'd'].map((one) => `${one}-${name}@example.com`);
    for (const email of emails) await aPaid(email);
    const reader = customersFile({ search: name }, 1).value.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (let part = await reader.read(), parts = 0; !part.done; part = await reader.read()) {
      text += decoder.decode(part.value);
      // The mark, the heads and the newest are read: whoever would be last is the newest now.
      if (++parts === 3) {
        await aPaid(emails[0] ?? '');
        await readCustomers({});
      }
    }
    expect(emails.map((email) => text.split(email).length - 1)).toEqual([1, 1, 1, 1]);
  });

  it('are counted though nobody looks, once many changes wait', async () => {
    await readCustomers({});
    const email = anEmail();
    await aPaid(email);
    expect(await nextMoments([countManyCustomers])).toEqual([null]);
    const { _max: last } = await database().customerChange.aggregate({ _max: { id: true } });
    await database().customerChange.create({ data: { id: (last.id ?? 0n) + 50_000n, email } });
    expect(await nextMoments([countManyCustomers])).toEqual([expect.any(Date)]);
    await countManyCustomers.run();
    expect(await nextMoments([countManyCustomers])).toEqual([null]);
    expect(await database().customer.findUnique({ where: { orderEmail: email } })).toMatchObject({ orders: 1 });
  });

  it('gives an address to the account that has it now, however few changes are counted at once', async () => {
    const [first, second] = [await anAccount(), await anAccount()];
    await readCustomers({});
    const nowAt = ({ personId }: { personId: string }, email: string) =>
      database().user.updateMany({ where: { person: { id: personId } }, data: { email } });
    // Noted for the second alone at first: whoever had the address before is counted later.
    await nowAt(first, anEmail());
    const [change] = await database().customerChange.findMany();
    await database().customerChange.deleteMany();
    await nowAt(second, first.email);
    await database().customerChange.create({ data: { personId: change?.personId ?? null } });
    await countCustomers({ atOnce: 1 });
    expect(await database().customer.findUnique({ where: { orderEmail: first.email } })).toMatchObject({
      personId: second.personId,
    });
    expect(await database().customerChange.count()).toBe(0);
  });
});

describe('a blocked customer', () => {
  it('neither orders nor bids until they are unblocked; what they ordered stays', async () => {
    const owner = await anOwner();
    const { personId, email } = await anAccount();
    const before = await aPaid(email);
    const { id } = await customerOf(email);
    await blockCustomer(owner, id, 'a reason');
    await blockCustomer(owner, id, 'a reason');
    const refused = { ok: false, refusal: { code: 'customer_blocked' } };
    expect(await order(email)).toMatchObject(refused);
    expect(await order(email.toUpperCase())).toMatchObject(refused);
    expect((await order(anEmail())).ok).toBe(true);
    const bid = { auctionId: await aLot(), maxAmount: 90_000, key: randomUUID() };
    expect(await placeBid(shopper(personId), bid)).toMatchObject(refused);
    expect(await database().order.findUnique({ where: { publicId: before } })).toMatchObject({ status: 'paid' });
    await unblockCustomer(owner, id);
    expect((await placeBid(shopper(personId), bid)).ok).toBe(true);
    expect((await order(email)).ok).toBe(true);
    expect((await readNotes(id)).map(({ kind }) => kind)).toEqual(['unblocked', 'blocked']);
  });

  it('stays blocked as the account that confirms their address, before anybody at the desk has looked', async () => {
    const owner = await anOwner();
    const email = anEmail();
    await aPaid(email);
    await blockCustomer(owner, (await customerOf(email)).id, 'a reason');
    const { personId } = await anAccount();
    await readCustomers({});
    await database().user.updateMany({ where: { person: { id: personId } }, data: { email } });
    const refused = { ok: false, refusal: { code: 'customer_blocked' } };
    const bid = { auctionId: await aLot(), maxAmount: 90_000, key: randomUUID() };
    expect(await placeBid(shopper(personId), bid)).toMatchObject(refused);
    const as = (buyer: string) => readBlocked(database(), [{ personId: buyer, email: anEmail() }]);
    expect([await as(personId), await as(await aPerson())]).toEqual([[true], [false]]);
  });
});

describe('a customer’s data', () => {
  it('is exported, and deleted once no order is open, with the address typed', async () => {
    const email = anEmail();
    const publicId = await aPaid(email);
    await aPaid(anEmail());
    const { id } = await customerOf(email);
    const file = await exportCustomer(id);
    expect(file).toMatchObject({ customer: { email }, orders: [{ email }] });
    expect(await deleteCustomer(id, 'other@example.com')).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    expect(await deleteCustomer(id, email)).toMatchObject({
      ok: false,
      refusal: { code: 'customer_not_deletable', message: expect.stringContaining('hasn’t arrived yet') },
    });
    await database().order.update({ where: { publicId }, data: { status: 'delivered' } });
    expect(await deleteCustomer(id, email.toUpperCase())).toMatchObject({ ok: true });
    expect(await database().order.findUnique({ where: { publicId } })).toMatchObject({
      email: '',
      shippingAddress: null,
    });
    expect((await readCustomers({ search: email })).items).toEqual([]);
  });

  it('of an account is the file and the deletion of its own; of staff it stays', async () => {
    const who = await anAccount();
    const { publicId } = await aDeliveredOrder((await aProduct({ onHand: 3 })).sku);
    await database().order.update({ where: { publicId }, data: { personId: who.personId } });
    // Placed without the account, by its address: it is listed as theirs.
    const other = await aPaid(who.email);
    const { id } = await customerOf(who.email);
    expect(await exportCustomer(id)).toMatchObject({
      account: { email: who.email },
      orders: [{ status: 'delivered' }, { status: 'paid', email: who.email }],
    });
    const staff = await aSession('packer');
    const member = await customerOf(staff.email);
    expect(await deleteCustomer(member.id, staff.email)).toMatchObject({ refusal: { code: 'customer_not_deletable' } });
    expect(await deleteCustomer(id, who.email)).toMatchObject({
      refusal: { code: 'customer_not_deletable', message: expect.not.stringMatching(/your/i) },
    });
    expect(await database().person.findUnique({ where: { id: who.personId } })).toMatchObject({ kind: 'account' });
    await database().order.update({ where: { publicId: other }, data: { status: 'delivered' } });
    expect(await deleteCustomer(id, who.email)).toMatchObject({ ok: true });
    expect(await database().order.findUnique({ where: { publicId: other } })).toMatchObject({
      email: '',
      shippingAddress: null,
    });
    expect((await readCustomers({ search: who.email })).items).toEqual([]);
    expect(await database().person.findUnique({ where: { id: who.personId } })).toMatchObject({ kind: 'deleted' });
    await expect(readCustomer(id)).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });
});

describe('the routes', () => {
  const get = (name: Parameters<typeof handlerOf>[1], path: string, headers: Record<string, string>, params = {}) =>
    handlerOf(customerRoutes, name)(new Request(`http://shop.test${path}`, { headers }), params);

  it('answer keys and whoever may, and write a file that no spreadsheet runs', async () => {
    const email = anEmail();
    const publicId = await aPaid(email);
    await database().order.update({
      where: { publicId },
      data: { shippingAddress: { name: '=SUM(A1)', line1: 'x', city: 'y', postalCode: '1', country: 'FR' } },
    });
    const key = { authorization: `Bearer ${testApiKey}` };
    const listed = await (await get('GET /v1/customers', `/api/v1/customers?q=${email}`, key)).json();
    expect(listed).toMatchObject({ items: [{ email, orders: 1, currency: 'EUR' }], nextCursor: null });
    const { id } = listed.items[0];
    expect((await get('GET /v1/customers', '/api/v1/customers?cursor=none', key)).status).toBe(400);
    expect(await (await get('GET /v1/customers/:id', '/api/v1/customers/x', key, { id })).json()).toMatchObject({
      email,
      returns: 0,
    });
    expect((await get('GET /v1/customers/:id', '/api/v1/customers/x', key, { id: 'none' })).status).toBe(404);
    const { cookie } = await aSession('owner');
    const file = await get('GET /desk/customers.csv', `/api/desk/customers.csv?q=${email}`, { cookie });
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, row] = new TextDecoder().decode(bytes).split('\r\n');
    expect(head).toContain('Name,Email,Phone');
    expect(row).toMatch(new RegExp(`^'=SUM\\(A1\\),${email},,FR,no,1,1,59.00,EUR,`));
    const packer = await aSession('packer');
    for (const name of ['GET /desk/customers.csv', 'GET /desk/customers/:id/export'] as const)
      expect((await get(name, '/api/desk/x', { cookie: packer.cookie }, { id })).status).toBe(403);
  });
});
