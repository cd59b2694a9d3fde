import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { figuresFile } from './figures-file.ts';
import { readFigures, readTakenLately } from './read-figures.ts';

testDatabase();

const owner = shopper('an-owner', 'owner');
const march = { from: '2026-03-01', to: '2026-03-31' };
let jar: Awaited<ReturnType<typeof aProduct>>;
let bowl: Awaited<ReturnType<typeof aProduct>>;

async function anOrder(
  piece: { variantId: string; sku: string; slug: string },
  {
    paidAt,
    title = 'Ash jar',
    amount = 10_000,
    refunded = 0,
    quantity = 1,
    currency = 'EUR',
    isTest = false,
    source = 'shop',
    country = 'DE',
  }: {
    paidAt: string | null;
    title?: string;
    amount?: number;
    refunded?: number;
    quantity?: number;
    currency?: string;
    isTest?: boolean;
    source?: string;
    country?: string;
  },
) {
  const at = paidAt ? new Date(paidAt) : new Date('2026-03-10T10:00:00Z');
  await database().order.create({
    data: {
      ...{
        publicId: randomUUID(),
        numberPrefix: 'MD-',
        personId: await aPerson(),
        source,
        status: paidAt ? 'paid' : 'placed',
      },
      ...{ email: 'm@example.com', currency, isTest, itemsAmount: amount, shippingAmount: 900, taxAmount: 0 },
      ...{ totalAmount: amount + 900, refundedAmount: refunded, placedAt: at, paidAt: paidAt ? at : null },
      shippingAddress: { name: 'Maud', line1: '1', city: 'Lyon', postalCode: '69001', country },
      lines: {
        create: {
          ...{ variantId: piece.variantId, sku: piece.sku, slug: piece.slug, title, quantity },
          ...{ unitAmount: amount / quantity, soldAt: at },
        },
      },
    },
  });
}

beforeAll(async () => {
  await saveShop({ zone: 'America/New_York' });
  jar = await aProduct({ title: 'Ash jar', onHand: 6 });
  bowl = await aProduct({ title: '=HYPERLINK("x")', onHand: 1 });
  const { id } = await database().collection.create({ data: { slug: 'jars', title: 'Jars' } });
  await database().productCollection.create({ data: { collectionId: id, productId: jar.productId, position: 0 } });
  // 1 March in New York begins at five in UTC; the last moment of 31 March is four hours into 1 April.
  await anOrder(jar, { paidAt: '2026-03-01T05:00:00Z' });
  await anOrder(jar, { paidAt: '2026-04-01T03:59:59Z', amount: 20_000, quantity: 2, country: 'FR' });
  await anOrder(bowl, {
    paidAt: '2026-03-15T12:00:00Z',
    title: '=HYPERLINK("x")',
    amount: 5_000,
    refunded: 2_950,
    source: 'api',
  });
  // None of these counts.
  await anOrder(jar, { paidAt: '2026-03-01T04:59:59Z', amount: 70_000 });
  await anOrder(jar, { paidAt: '2026-04-01T04:00:00Z' });
  await anOrder(jar, { paidAt: '2026-03-20T12:00:00Z', isTest: true });
  await anOrder(jar, { paidAt: '2026-03-20T12:00:00Z', currency: 'CHF' });
  await anOrder(jar, { paidAt: null });
  const lot = (lotNumber: number, outcome: string, currentAmount: number) => ({
    ...{
      lotNumber,
      slug: `lot-${lotNumber}`,
      title: `Lot ${lotNumber}`,
      currency: 'EUR',
      startAmount: 100,
      currentAmount,
      outcome,
    },
    ...{ increments: [], state: 'closed', estimateLowAmount: 20_000, estimateHighAmount: 30_000 },
    ...{ startsAt: new Date('2026-03-01'), scheduledEndsAt: new Date('2026-03-05'), endsAt: new Date('2026-03-05') },
    closedAt: new Date('2026-03-05T20:00:00Z'),
  });
  await database().auction.createMany({
    data: [lot(901, 'sold', 34_000), lot(902, 'no_bids', 100), lot(903, 'withdrawn', 100)],
  });
});

describe('figures of a month', () => {
  it('count what was paid on its days by the shop’s clock, less refunds', async () => {
    const { totals, before, range, funnel } = await readFigures(owner, march);
    expect(totals).toEqual({ orders: 3, amount: 10_900 + 20_900 + 5_900 - 2_950, refunded: 2_950 });
    expect(before).toMatchObject({ orders: 1, amount: 70_900 });
    expect(range.before).toEqual({ from: '2026-01-29', to: '2026-02-28' });
    // Two in the shop that were paid, one that wasn't.
    expect(funnel).toMatchObject({ begun: 3, paid: 2 });
  });

  it('count what a shopper put in a bag, not what an API or the desk holds for its orders', async () => {
    const piece = await aProduct();
    const at = new Date('2020-06-10T12:00:00Z');
    for (const source of ['shop', 'api', 'desk']) {
      await anOrder(piece, { paidAt: at.toISOString(), source });
      const held = { deltaOnHand: 0, deltaReserved: 1, onHand: 9, reserved: 1, reason: 'hold' };
      await database().stockLedgerEntry.create({ data: { variantId: piece.variantId, at, ...held } });
    }
    const { funnel } = await readFigures(owner, { from: '2020-06-10', to: '2020-06-10' });
    expect(funnel).toEqual({ held: 1, begun: 1, paid: 1 });
  });

  it('come to the same by day, and each is on its day', async () => {
    const { steps, totals } = await readFigures(owner, march);
    expect(steps).toHaveLength(31);
    expect(steps.reduce((sum, { amount }) => sum + amount, 0)).toBe(totals.amount);
    expect(steps[0]).toMatchObject({ at: '2026-03-01', orders: 1, amount: 10_900 });
    expect(steps[30]).toMatchObject({ at: '2026-03-31', orders: 1, amount: 20_900 });
  });

  it('tell pieces, makers, countries and channels apart', async () => {
    const { pieces, makers, countries, channels } = await readFigures(owner, march);
    expect(pieces.map(({ name, pieces: sold, amount }) => [name, sold, amount])).toEqual([
      ['Ash jar', 3, 30_000],
      // Half of its order was refunded.
      ['=HYPERLINK("x")', 1, 2_500],
    ]);
    expect(makers).toMatchObject([{ name: 'Test Kiln', count: 4, amount: 32_500 }]);
    expect(countries.map(({ name, amount }) => [name, amount])).toEqual([
      ...[
        ['FR', 20_900],
        ['DE', 13_850],
      ],
    ]);
    expect(channels.map(({ name, count }) => [name, count])).toEqual([
      ...[
        ['shop', 2],
        ['api', 1],
      ],
    ]);
  });

  it('tell what is sold of a collection, and lots beside their estimates', async () => {
    const { collections, lots, lotsClosed, lotsSold } = await readFigures(owner, march);
    // Also those of test payments and other currencies: pieces have gone all the same.
    expect(collections).toEqual([{ name: 'Jars', sold: 6, offered: 12 }]);
    expect([lotsClosed, lotsSold]).toEqual([2, 1]);
    expect(lots.map(({ lotNumber, sold }) => [lotNumber, sold])).toEqual([
      ...[
        [902, false],
        [901, true],
      ],
    ]);
  });

  it('a day is told by the hour, a year by the month, and both come to their sum', async () => {
    const day = await readFigures(owner, { from: '2026-03-15', to: '2026-03-15' });
    expect(day.steps).toHaveLength(24);
    // Noon in UTC is eight in New York, where the clock has gone forward.
    expect(day.steps[8]).toMatchObject({ at: '2026-03-15T08', orders: 1, amount: 2_950 });
    const year = await readFigures(owner, { from: '2025-12-01', to: '2026-04-30' });
    expect(year.steps.map(({ at }) => at)).toEqual(['2025-12', '2026-01', '2026-02', '2026-03', '2026-04']);
    expect(year.steps.reduce((sum, { amount }) => sum + amount, 0)).toBe(year.totals.amount);
  });
});

it('a file has no cell that a spreadsheet takes for a formula, and amounts as other programs read them', async () => {
  const { name, csv } = await figuresFile(owner, 'pieces', march);
  expect(name).toBe('pieces-2026-03-01-2026-03-31.csv');
  expect(csv).toContain(`Ash jar,${jar.slug},3,300.00,EUR`);
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
});

it('today, seven and thirty days stand beside those before', async () => {
  const lately = await readTakenLately(owner);
  expect(lately.map(({ steps }) => steps.length)).toEqual([24, 7, 30]);
  expect(lately[0]?.steps.filter(({ state }) => state === 'running')).toHaveLength(1);
  await anOrder(jar, { paidAt: new Date().toISOString() });
  expect(
    (await readTakenLately(owner)).map(({ totals }, at) => totals.orders - (lately[at]?.totals.orders ?? 0)),
  ).toEqual([...[1, 1, 1]]);
});

it.each(['packer', 'editor', 'auctioneer', 'till'] as const)('a %s doesn’t see them', async (role) => {
  await expect(readFigures(shopper('somebody', role), {})).rejects.toThrow(AccessProblem);
});
it('an accountant does', async () => {
  expect((await readFigures(shopper('somebody', 'accountant'), march)).totals.orders).toBe(3);
});
