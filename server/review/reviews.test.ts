import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportAccount } from '#server/account/export-account.ts';
import { forgetPerson } from '#server/account/forget-person.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct, shopper } from '#server/testing/factories.ts';
import { aBearer, aDeliveredOrder, aKey, aPaidOrder, aReturn } from '#server/testing/order-factories.ts';
import { aBuyer, aReview, decider, lineOf, reviewOf, showReview } from '#server/testing/reviews.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { readReviewsPage } from './all-shown.ts';
import { decideReview } from './decide-review.ts';
import { readDeskWords } from './desk-reviews.ts';
import { reviewRoutes } from './review-routes.ts';
import { readReviews } from './reviews-view.ts';
import { readShownReviews } from './shown-reviews.ts';
import { withdrawReview, writeReview } from './write-review.ts';

testDatabase();

const topicsNow = async () => new Set((await database().change.findMany()).map(({ topic }) => topic));
const noticesOf = (kind: string) => database().notice.findMany({ where: { kind }, include: { email: true } });

describe('a buyer’s review', () => {
  it('waits for the desk, then stands on the piece’s page under what they signed with', async () => {
    const buyer = await aBuyer();
    expect(await writeReview(buyer, aReview)).toMatchObject({ ok: true });
    expect((await readReviews(buyer.productId))?.data.reviews.count).toBe(0);
    const { id, version } = await reviewOf(buyer);
    await database().order.update({
      where: { publicId: buyer.publicId },
      data: { placedAt: new Date('2026-03-31T23:58:00Z'), paidAt: new Date('2026-03-31T23:59:00Z') },
    });
    await database().change.deleteMany();
    await decideReview(id, { decision: 'show', seenVersion: version }, decider);
    expect(await topicsNow()).toEqual(
      new Set([
        `reviews:${buyer.productId}`,
        `order:${buyer.publicId}`,
        `packing:${buyer.publicId}`,
        'desk-reviews',
        'desk',
        expect.stringMatching(/^my-notices:/),
        // The list of orders tells of parcels, which touch their order as this does.
        expect.stringMatching(/^my-orders:/),
      ]),
    );
    const view = await readReviews(buyer.productId);
    expect(view).toMatchObject({ version: 1, data: { reviews: { count: 1, asDescribed: 1, smallerThanPictured: 0 } } });
    const [shown] = view?.data.reviews.newest ?? [];
    expect(shown).toEqual({
      id,
      body: aReview.body,
      signature: 'Ines',
      editionNo: 1,
      editionSize: 10,
      boughtIn: '2026-03',
      asDescribed: true,
      wellPacked: true,
      smallerThanPictured: false,
      shownAt: expect.stringMatching(/Z$/),
    });
    expect((await readOrderView(buyer.publicId))?.data.reviews.written).toMatchObject([{ state: 'shown' }]);
    const [told] = (await noticesOf('review_update')).filter(({ href }) => href.includes(buyer.publicId));
    expect(told).toMatchObject({ title: 'Your review of Leaf pitcher is on its page' });
  });

  it('is of a line that has arrived, and was neither sent back nor refunded', async () => {
    const { sku } = await aProduct();
    const paid = await aPaidOrder(sku);
    const { publicId: returned } = await aDeliveredOrder(sku);
    await aReturn(returned);
    const { publicId: refunded } = await aDeliveredOrder(sku);
    await refundOrder(refunded, { lines: [{ sku, quantity: 1 }], reason: 'Broken', actor: aKey });
    for (const publicId of [paid, returned, refunded]) {
      const key = { publicId, lineId: await lineOf(publicId) };
      expect(await writeReview(key, aReview)).toMatchObject({ ok: false, refusal: { code: 'review_not_possible' } });
      expect((await readOrderView(publicId))?.data.reviews).toEqual({ lineIds: [], written: [] });
    }
    expect(await database().review.count({ where: { orderLine: { sku } } })).toBe(0);
  });

  it('is never of another’s line', async () => {
    const [buyer, other] = [await aBuyer(), await aBuyer()];
    const forged = { publicId: buyer.publicId, lineId: other.lineId };
    await expect(writeReview(forged, aReview)).rejects.toMatchObject({ problem: { code: 'not_found' } });
    await expect(withdrawReview(forged)).rejects.toMatchObject({ problem: { code: 'not_found' } });
    await expect(writeReview({ ...buyer, lineId: randomUUID() }, aReview)).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
  });

  it('is one for each line: of two that are written at once the second is told', async () => {
    const buyer = await aBuyer();
    const tries = await Promise.all(['One.', 'Two.'].map((body) => writeReview(buyer, { ...aReview, body })));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tries.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'text_changed', version: 1 } });
    expect(await database().review.count({ where: { orderLineId: buyer.lineId } })).toBe(1);
  });

  it('can be written anew until it is shown; then it can be taken off alone', async () => {
    const buyer = await aBuyer();
    await writeReview(buyer, aReview);
    expect(await writeReview(buyer, { ...aReview, body: 'Better.', seenVersion: 1 })).toMatchObject({ ok: true });
    const { id, version } = await reviewOf(buyer);
    await decideReview(id, { decision: 'show', seenVersion: version }, decider);
    expect(await writeReview(buyer, { ...aReview, seenVersion: version + 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'review_not_possible' },
    });
    expect((await readReviews(buyer.productId))?.data.reviews.newest).toMatchObject([{ body: 'Better.' }]);
    await withdrawReview(buyer);
    await withdrawReview(buyer);
    expect((await readReviews(buyer.productId))?.data.reviews).toMatchObject({ count: 0, newest: [] });
    expect(await writeReview(buyer, aReview)).toMatchObject({ ok: true });
  });

  it('that is refused says why, and can be written anew', async () => {
    const buyer = await aBuyer();
    await writeReview(buyer, aReview);
    const { id } = await reviewOf(buyer);
    await decideReview(id, { decision: 'refuse', reason: 'It names a courier.', seenVersion: 1 }, decider);
    const [written] = (await readOrderView(buyer.publicId))?.data.reviews.written ?? [];
    expect(written).toMatchObject({ state: 'refused', reason: 'It names a courier.', version: 2 });
    expect((await noticesOf('review_update')).map(({ body }) => body)).toContain(
      'It names a courier.\nYou can write a new one.',
    );
    await writeReview(buyer, { ...aReview, body: 'Without the name.', seenVersion: 2 });
    expect(await reviewOf(buyer)).toMatchObject({ state: 'waiting', reason: null, decidedAt: null });
  });
});

describe('who may write', () => {
  const POST = handlerOf(reviewRoutes, 'POST /orders/:publicId/lines/:lineId/review');
  const post = (params: { publicId: string; lineId: string }, cookies: ReadonlyMap<string, string> = new Map()) =>
    POST(
      new Request('http://shop.test/api/orders', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        body: JSON.stringify({ ...aReview, asDescribed: 'yes', wellPacked: 'yes', smallerThanPictured: 'no' }),
      }),
      params,
    );

  it('is whoever came by the order’s link, and nobody who came by another’s', async () => {
    const [buyer, other] = [await aBuyer(), await aBuyer()];
    const { cookies } = await aBearer(buyer.publicId);
    for (const answer of [await post(buyer), await post(other, cookies)]) expect(answer.status).toBe(404);
    expect((await post(buyer, cookies)).status).toBe(200);
    expect(await reviewOf(buyer)).toMatchObject({ body: aReview.body, state: 'waiting' });
    expect(await database().review.count({ where: { orderLineId: other.lineId } })).toBe(0);
  });

  it('has it in their export, and deletes it with their account', async () => {
    const buyer = await aBuyer();
    await showReview(buyer);
    const { personId } = await anAccount();
    await database().order.update({ where: { publicId: buyer.publicId }, data: { personId } });
    expect(JSON.stringify(await exportAccount(shopper(personId)))).toContain(aReview.body);
    await transaction((tx) => forgetPerson(tx, personId, []));
    expect((await readReviews(buyer.productId))?.data.reviews.count).toBe(0);
    expect(await database().reviewRequest.count({ where: { order: { personId } } })).toBe(0);
  });
});

describe('at the desk', () => {
  it('what was read is what is decided', async () => {
    const buyer = await aBuyer();
    await writeReview(buyer, aReview);
    const { id } = await reviewOf(buyer);
    await writeReview(buyer, { ...aReview, body: 'Something else.', seenVersion: 1 });
    expect(await decideReview(id, { decision: 'show', seenVersion: 1 }, decider)).toMatchObject({
      ok: false,
      refusal: { code: 'text_changed', version: 2 },
    });
    expect(await reviewOf(buyer)).toMatchObject({ state: 'waiting' });
  });

  it('of two who decide at once the second is told', async () => {
    const buyer = await aBuyer();
    await writeReview(buyer, aReview);
    const { id } = await reviewOf(buyer);
    const tries = await Promise.all([
      decideReview(id, { decision: 'show', seenVersion: 1 }, decider),
      decideReview(id, { decision: 'refuse', reason: 'No.', seenVersion: 1 }, decider),
    ]);
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await noticesOf('review_update').then((all) => all.filter(({ key }) => key.includes(id)))).toHaveLength(1);
  });

  it('two reviews of one piece that are shown at once are both counted', async () => {
    const { sku, productId } = await aProduct();
    const buyers = await Promise.all(
      [0, 1, 2].map(async () => {
        const { publicId } = await aDeliveredOrder(sku);
        return { publicId, lineId: await lineOf(publicId) };
      }),
    );
    for (const buyer of buyers) await writeReview(buyer, aReview);
    const reviews = await Promise.all(buyers.map(reviewOf));
    await Promise.all(reviews.map(({ id }) => decideReview(id, { decision: 'show', seenVersion: 1 }, decider)));
    expect((await readReviews(productId))?.data.reviews).toMatchObject({ count: 3, asDescribed: 3 });
    expect((await readReviews(productId))?.version).toBe(3);
  });

  it('the longest waiting comes first, and what is decided is in its own list', async () => {
    const [first, second] = [await aBuyer(), await aBuyer()];
    await writeReview(first, aReview);
    await writeReview(second, aReview);
    const list = async (state: 'waiting' | 'shown') =>
      (await readDeskWords(database(), { state, limit: 1_000, after: null })).map(({ id }) => id);
    const [one, two] = [await reviewOf(first), await reviewOf(second)];
    const waiting = await list('waiting');
    expect(waiting.indexOf(one.id)).toBeLessThan(waiting.indexOf(two.id));
    await decideReview(one.id, { decision: 'show', seenVersion: 1 }, decider);
    expect(await list('waiting')).not.toContain(one.id);
    expect((await list('shown'))[0]).toBe(one.id);
    const page = { state: 'waiting' as const, limit: 1 };
    const [begin] = await readDeskWords(database(), { ...page, after: null });
    const [next] = await readDeskWords(database(), {
      ...page,
      after: { at: new Date(begin?.at ?? ''), id: begin?.id ?? '' },
    });
    expect([begin?.id, next?.id]).toEqual((await list('waiting')).slice(0, 2));
  });
});

describe('a piece’s reviews', () => {
  it('are read by nobody once it is no longer sold', async () => {
    const buyer = await aBuyer();
    await showReview(buyer);
    await database().product.update({ where: { slug: buyer.slug }, data: { status: 'archived' } });
    expect(await readReviews(buyer.productId)).toBeNull();
    expect(await readReviewsPage(buyer.slug, undefined)).toBeNull();
  });

  it('are read a page at a time, none twice and none left out', async () => {
    const { sku, productId } = await aProduct();
    const ids: string[] = [];
    for (let count = 0; count < 4; count++) {
      const { publicId } = await aDeliveredOrder(sku);
      ids.unshift(await showReview({ sku, productId, slug: '', publicId, lineId: await lineOf(publicId) }));
    }
    const first = await readShownReviews(productId, { limit: 3, after: null });
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    const [ms = '', ...id] = first.nextCursor?.split('-') ?? [];
    const rest = await readShownReviews(productId, { limit: 3, after: { at: new Date(Number(ms)), id: id.join('-') } });
    expect(rest).toMatchObject({ items: [{ id: ids[3] }], nextCursor: null });
  });

  it('say no number where several were bought at once, and no name that nobody wrote', async () => {
    const { sku, productId } = await aProduct();
    const { publicId } = await aDeliveredOrder(sku, 2);
    await showReview({ sku, productId, slug: '', publicId, lineId: await lineOf(publicId) }, { signature: '' });
    expect((await readReviews(productId))?.data.reviews.newest).toMatchObject([
      { editionNo: null, editionSize: null, signature: null },
    ]);
  });
});
