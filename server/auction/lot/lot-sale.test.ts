import { describe, expect, it } from 'vitest';
import { auctionApiRoutes } from '#server/auction/auction-api-routes.ts';
import { createSale } from '#server/auction/sale/create-sale.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, endIn, readLot } from '#server/testing/lots.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { testApiKey } from '#server/testing/settings.ts';
import { closeAuction } from './close-auction.ts';
import { readLotSale } from './lot-sale.ts';

testDatabase();

const inTenMinutes = () => new Date(Date.now() + 600_000).toISOString();
async function call(route: 'POST /v1/auctions' | 'PATCH /v1/auctions/:id', body: object, id = '') {
  const [method = ''] = route.split(' ');
  const request = new Request('http://shop.test/api/v1/auctions', {
    method,
    headers: { authorization: `Bearer ${testApiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await handlerOf(auctionApiRoutes, route)(request, { id });
  return {
    status: answer.status,
    ...((await answer.json()) as { id?: string; slug?: string; code?: string; field?: string }),
  };
}
const aJar = (facts: object = {}) =>
  call('POST /v1/auctions', { title: 'A jar', endsAt: inTenMinutes(), startAmount: 10_000, ...facts });
const saleOf = async (id: string) => readLotSale((await readLot(id)).slug);

describe('what is said about a lot before the bid', () => {
  it('is the seller of the shop, with fourteen days, and nothing that nobody has given', async () => {
    const { slug = '' } = await aJar();
    expect(await readLotSale(slug)).toMatchObject({
      soldBy: 'house',
      sellerName: 'Marketday',
      withdrawal: 'fourteen_days',
      vat: 'standard',
      resaleFrom: null,
      condition: '',
      location: '',
    });
  });

  it('is what was given with the lot: its trader by name, its condition, the artist’s right', async () => {
    const { slug = '' } = await aJar({
      soldBy: 'trader',
      traderName: 'Galería Uno',
      condition: 'A hairline crack.',
      artist: { nationality: 'ES', diedInYear: 1990 },
    });
    expect(await readLotSale(slug)).toMatchObject({
      sellerName: 'Galería Uno',
      withdrawal: 'fourteen_days',
      condition: 'A hairline crack.',
      resaleFrom: 80_000,
    });
  });

  it('is no withdrawal from a private person, nor from a sale that people can attend', async () => {
    expect(await saleOf(await aLot({ soldBy: 'private' }))).toMatchObject({
      sellerName: '',
      withdrawal: 'none_private',
    });
    const sale = { title: 'Evening', description: '', firstEndsAt: inTenMinutes(), everySeconds: 60, attended: true };
    const { id: saleId } = await createSale(sale);
    expect(await saleOf(await aLot({ saleId }))).toMatchObject({ withdrawal: 'none_attended' });
  });

  it('is refused by field where it can’t be said', async () => {
    expect(await aJar({ soldBy: 'trader' })).toMatchObject({ status: 400, field: 'traderName' });
    expect(await aJar({ soldBy: 'nobody' })).toMatchObject({ status: 400, field: 'soldBy' });
    expect(await aJar({ artist: { nationality: 'Nowhere', diedInYear: null } })).toMatchObject({ status: 400 });
  });

  it('may be put right until somebody has bid, and stays as it is from then on', async () => {
    const { id = '' } = await aJar();
    expect(await call('PATCH /v1/auctions/:id', { condition: 'A chip.', soldBy: 'private' }, id)).toMatchObject({
      status: 200,
    });
    expect(await saleOf(id)).toMatchObject({ condition: 'A chip.', soldBy: 'private' });
    expect(await call('PATCH /v1/auctions/:id', { soldBy: 'trader' }, id)).toMatchObject({ field: 'traderName' });
    await decideOn(id, [{ personId: await aPerson(), maxAmount: 20_000, key: aKey() }]);
    expect(await call('PATCH /v1/auctions/:id', { condition: 'As new.' }, id)).toMatchObject({
      status: 409,
      code: 'lot_has_bids',
    });
    expect(await saleOf(id)).toMatchObject({ condition: 'A chip.' });
  });
});

it('a lot under the margin scheme is sold without VAT on its papers, and says why', async () => {
  await database().taxSettings.updateMany({ data: { rule: 'origin' } });
  await database().taxRate.create({
    data: { country: 'ES', region: '', class: 'standard', validFrom: new Date('2012-09-01'), basisPoints: 2_100 },
  });
  const orderOf = async (vat: 'standard' | 'margin') => {
    const auctionId = await aLot({ vat, premiumBasisPoints: 2_000 });
    await decideOn(auctionId, [{ personId: await aPerson(), maxAmount: 10_000, key: aKey() }]);
    await endIn(auctionId, -10);
    await closeAuction(auctionId);
    return database().order.findFirstOrThrow({ where: { auctionId } });
  };
  const [standard, margin] = [await orderOf('standard'), await orderOf('margin')];
  expect(standard.taxes).toMatchObject([{ basisPoints: 2_100 }]);
  expect(margin).toMatchObject({ taxes: [], totalAmount: standard.totalAmount });
  expect(margin.taxNote).toBe('Régimen especial de los objetos de arte');
});
