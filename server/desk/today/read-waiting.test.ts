import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { waitingKinds } from '#contract/desk/waiting.ts';
import { staffRoles } from '#domain/permission/staff-roles.ts';
import { database } from '#server/engine/database/database.ts';
import { can } from '#server/session/can.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { readWaiting } from './read-waiting.ts';
import { waitingSources } from './waiting-sources.ts';

testDatabase();

const owner = shopper('an-owner', 'owner');
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

async function anOrder(fields: { status?: string; placedAt?: Date; arrivesBy?: Date; soldOf?: string } = {}) {
  const { status = 'paid', placedAt = inHours(-1), arrivesBy = null, soldOf } = fields;
  return database().order.create({
    data: {
      ...{
        publicId: randomUUID(),
        numberPrefix: 'MD-',
        personId: await aPerson(),
        source: 'shop',
        status,
        placedAt,
        arrivesBy,
      },
      ...{
        email: 'm@example.com',
        currency: 'EUR',
        itemsAmount: 100,
        shippingAmount: 0,
        taxAmount: 0,
        totalAmount: 100,
      },
      lines: {
        create: {
          ...{ sku: 'JAR', title: 'Jar', quantity: 3, unitAmount: 100, imageFile: 'jar.webp' },
          ...(soldOf ? { variantId: soldOf, soldAt: placedAt } : {}),
        },
      },
    },
  });
}

it('nothing waits in an empty shop', async () => {
  expect(await readWaiting(owner)).toEqual([]);
});

describe('a day’s work', () => {
  beforeAll(async () => {
    const { variantId } = await aProduct({ onHand: 2, editionSize: 50, title: 'Long-neck bottle' });
    const old = await anOrder({ placedAt: inHours(-30), soldOf: variantId });
    await anOrder({ placedAt: inHours(-2), arrivesBy: inHours(240) });
    await anOrder({ status: 'packed' });
    await database().orderMessage.create({
      data: { orderId: old.id, author: 'customer', body: 'When?', key: 'k', at: inHours(-3) },
    });
    await database().auction.create({
      data: {
        ...{
          lotNumber: 14,
          slug: 'moon-jar',
          title: 'Moon jar',
          currency: 'EUR',
          startAmount: 100,
          currentAmount: 64_000,
        },
        ...{ increments: [], state: 'open', startsAt: inHours(-24), scheduledEndsAt: inHours(1), endsAt: inHours(1) },
      },
    });
    await database().payment.create({
      data: {
        id: 'a-payment',
        orderId: old.id,
        provider: 'test',
        status: 'approved',
        amount: 100,
        currency: 'EUR',
        method: 'card',
      },
    });
    await database().dispute.create({
      data: {
        ...{ ref: 'du_1', orderId: old.id, paymentId: 'a-payment', provider: 'test', amount: 100, currency: 'EUR' },
        ...{ reason: 'fraudulent', status: 'open', dueBy: inHours(5), openedAt: inHours(-20) },
      },
    });
  });

  it('is listed by what runs out first, with the most urgent of each', async () => {
    const works = await readWaiting(owner);
    expect(works.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      'lots_closing 1',
      'disputes 1',
      'to_pack 2',
      'order_messages 1',
      'to_ship 1',
      'low_stock 1',
    ]);
    const of = (kind: string) => works.find((work) => work.kind === kind);
    expect(of('lots_closing')).toMatchObject({ first: 'Lot 14, Moon jar', amount: 64_000, currency: 'EUR' });
    // One that has waited for longer than it should before one that is promised for later.
    expect(of('to_pack')).toMatchObject({ promised: null, images: ['jar.webp'] });
    const promised = await anOrder({ placedAt: inHours(-1), arrivesBy: inHours(24) });
    const soonest = (await readWaiting(owner)).find(({ kind }) => kind === 'to_pack');
    expect(soonest).toMatchObject({ count: 3, promised: inHours(24).toISOString().slice(0, 10) });
    await database().order.delete({ where: { id: promised.id } });
    expect(of('low_stock')).toMatchObject({ first: 'Long-neck bottle', left: 2, sold: 3, due: null });
  });

  it.each(staffRoles)('of a %s is only what they may do', async (role) => {
    const actor = shopper('somebody', role);
    const all = await readWaiting(owner);
    const seen = (await readWaiting(actor)).map(({ kind }) => kind);
    expect(seen).toEqual(all.map(({ kind }) => kind).filter((kind) => can(actor, waitingSources[kind].needs)));
    expect(seen.includes('disputes')).toBe(role === 'owner');
  });
});

it('every kind can be read', async () => {
  expect(new Set(waitingKinds).size).toBe(Object.keys(waitingSources).length);
});
