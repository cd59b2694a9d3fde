import { describe, expect, it } from 'vitest';
import { deskSchedulePriceSchema } from '#contract/price/desk-price.ts';
import { topicOf } from '#contract/topics.ts';
import { readProductViews } from '#server/catalogue/product-view.ts';
import { database } from '#server/engine/database/database.ts';
import { nextMoments } from '#server/engine/work/next-moments.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { pageSource } from '#server/web/page-source.ts';
import { beginAndEndPrices } from './begin-and-end-prices.ts';
import { cancelScheduledPrice } from './cancel-scheduled-price.ts';
import { schedulePrice } from './schedule-price.ts';
import { listScheduledPrices } from './scheduled-prices.ts';

testDatabase();

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const priceOf = async (sku: string) => (await database().variant.findUniqueOrThrow({ where: { sku } })).priceAmount;
const stateOf = async (id: string) => (await database().scheduledPrice.findUniqueOrThrow({ where: { id } })).state;
async function scheduled(sku: string, more: { amount?: number; startsAt?: string; endsAt?: string } = {}) {
  const decision = await schedulePrice({ sku, amount: 4_000, ...more });
  if (!decision.ok) throw new Error(decision.refusal.message);
  return decision.value;
}
/** As if so many hours had gone by for it. */
const later = (id: string, hours: number) => database().$executeRaw`
  UPDATE scheduled_price SET starts_at = starts_at - make_interval(hours => ${hours}::int),
    ends_at = ends_at - make_interval(hours => ${hours}::int) WHERE id = ${id}`;
const viewOf = async (productId: string) =>
  (await readProductViews(database(), [productId])).get(productId)?.data.variants[0];

describe('a scheduled price', () => {
  it('begins and ends by itself, and a page says until when and what follows', async () => {
    const { sku, productId } = await aProduct({ priceAmount: 5_000 });
    const { id } = await scheduled(sku, { startsAt: inHours(1), endsAt: inHours(3) });
    await beginAndEndPrices.run();
    expect([await priceOf(sku), await stateOf(id)]).toEqual([5_000, 'waiting']);
    expect((await viewOf(productId))?.scheduled).toBeNull();

    await later(id, 2);
    await beginAndEndPrices.run();
    expect([await priceOf(sku), await stateOf(id)]).toEqual([4_000, 'running']);
    const running = await viewOf(productId);
    expect(running).toMatchObject({ priorAmount: 5_000, struckAmount: 5_000, scheduled: { thenAmount: 5_000 } });

    await later(id, 2);
    await beginAndEndPrices.run();
    expect([await priceOf(sku), await stateOf(id)]).toEqual([5_000, 'ended']);
    expect(await viewOf(productId)).toMatchObject({ priorAmount: null, struckAmount: null, scheduled: null });
    await beginAndEndPrices.run();
    expect(await priceOf(sku)).toBe(5_000);
  });

  it('is due at its moments, by the database’s clock', async () => {
    const { sku } = await aProduct();
    const due = async () => (await nextMoments([beginAndEndPrices]))[0]?.toISOString() ?? null;
    expect(await due()).toBeNull();
    const { id, startsAt } = await scheduled(sku, { startsAt: inHours(1), endsAt: inHours(2) });
    expect(await due()).toBe(startsAt);
    await later(id, 1);
    await beginAndEndPrices.run();
    const row = await database().scheduledPrice.findUniqueOrThrow({ where: { id } });
    expect(await due()).toBe(row.endsAt?.toISOString());
  });

  it('without an end stays', async () => {
    const { sku } = await aProduct({ priceAmount: 5_000 });
    const { id } = await scheduled(sku);
    await beginAndEndPrices.run();
    expect([await priceOf(sku), await stateOf(id)]).toEqual([4_000, 'ended']);
  });

  it('gives way to a price that somebody sets while it runs, however it is set', async () => {
    for (const set of [
      (sku: string) => changeVariant(sku, { priceAmount: 4_500 }),
      (sku: string) => database().$executeRaw`UPDATE variant SET price_amount = 4500 WHERE sku = ${sku}`,
    ]) {
      const { sku } = await aProduct({ priceAmount: 5_000 });
      const { id } = await scheduled(sku, { endsAt: inHours(2) });
      await beginAndEndPrices.run();
      await set(sku);
      expect(await stateOf(id)).toBe('replaced');
      await later(id, 3);
      await beginAndEndPrices.run();
      expect(await priceOf(sku)).toBe(4_500);
    }
  });

  it('that a count or a sale happens to goes on', async () => {
    const { sku } = await aProduct({ priceAmount: 5_000 });
    const { id } = await scheduled(sku, { endsAt: inHours(2) });
    await beginAndEndPrices.run();
    await changeVariant(sku, { onHand: 3 });
    expect(await stateOf(id)).toBe('running');
  });

  it('is over where nobody was there for all of it', async () => {
    const { sku } = await aProduct({ priceAmount: 5_000 });
    const { id } = await scheduled(sku, { startsAt: inHours(1), endsAt: inHours(2) });
    await later(id, 5);
    await beginAndEndPrices.run();
    expect([await priceOf(sku), await stateOf(id)]).toEqual([5_000, 'ended']);
  });

  it('ends before the next begins at the same moment', async () => {
    const { sku } = await aProduct({ priceAmount: 5_000 });
    const [start, change, end] = [inHours(1), inHours(2), inHours(3)];
    const first = await scheduled(sku, { amount: 4_000, startsAt: start, endsAt: change });
    const second = await scheduled(sku, { amount: 3_000, startsAt: change, endsAt: end });
    await later(first.id, 1);
    await later(second.id, 1);
    await beginAndEndPrices.run();
    await later(first.id, 1);
    await later(second.id, 1);
    await beginAndEndPrices.run();
    expect(await priceOf(sku)).toBe(3_000);
    await later(second.id, 1);
    await beginAndEndPrices.run();
    expect(await priceOf(sku)).toBe(5_000);
  });

  it('done by two processes at once is done once', async () => {
    const { sku } = await aProduct({ priceAmount: 5_000 });
    const { id } = await scheduled(sku, { endsAt: inHours(1) });
    await Promise.all([beginAndEndPrices.run(), beginAndEndPrices.run(), beginAndEndPrices.run()]);
    expect([await priceOf(sku), await stateOf(id)]).toEqual([4_000, 'running']);
    expect((await database().scheduledPrice.findUniqueOrThrow({ where: { id } })).thenAmount).toBe(5_000);
  });

  it('can be taken back before and while it runs, not after', async () => {
    const { sku } = await aProduct({ priceAmount: 5_000 });
    const waiting = await scheduled(sku, { startsAt: inHours(5), endsAt: inHours(6) });
    expect(await cancelScheduledPrice(waiting.id)).toMatchObject({ ok: true, value: { state: 'cancelled' } });
    expect(await cancelScheduledPrice(waiting.id)).toMatchObject({ ok: true });
    const { id } = await scheduled(sku, { endsAt: inHours(1) });
    await beginAndEndPrices.run();
    expect(await cancelScheduledPrice(id)).toMatchObject({ ok: true });
    expect(await priceOf(sku)).toBe(5_000);
    const lasting = await scheduled(sku);
    await beginAndEndPrices.run();
    expect(await cancelScheduledPrice(lasting.id)).toMatchObject({ ok: false, refusal: { code: 'price_schedule' } });
    await expect(cancelScheduledPrice('nobody')).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });

  it.each([
    [{ startsAt: inHours(2), endsAt: inHours(1) }, 'endsAt'],
    [{ startsAt: inHours(-2), endsAt: inHours(-1) }, 'endsAt'],
    [{ startsAt: inHours(4), endsAt: inHours(6) }, 'startsAt'],
  ])('%j is refused beside one from the third to the fifth hour', async (period, field) => {
    const { sku } = await aProduct();
    await scheduled(sku, { startsAt: inHours(3), endsAt: inHours(5) });
    const refused = await schedulePrice({ sku, amount: 1, ...period });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'price_schedule', field } });
    expect((await listScheduledPrices({ sku, limit: 10 })).items).toHaveLength(1);
  });

  it('tells every page that shows it, whoever writes', async () => {
    const { sku, productId } = await aProduct();
    const { id } = await scheduled(sku, { endsAt: inHours(1) });
    await beginAndEndPrices.run();
    await database().change.deleteMany();
    await database().$executeRaw`UPDATE scheduled_price SET ends_at = ends_at + interval '1 hour' WHERE id = ${id}`;
    const topics = (await database().change.findMany()).map(({ topic }) => topic);
    for (const topic of [topicOf.product(productId), topicOf.card(productId), pageSource.label(productId)]) {
      expect(topics).toContain(topic);
    }
  });
});

describe('the desk’s form', () => {
  it('keeps times as typed, and leaves out what is empty', () => {
    const read = (fields: object) => deskSchedulePriceSchema.safeParse({ sku: 'A', price: '88,50', ...fields });
    expect(read({ startsAt: '', endsAt: '2026-12-01T18:00' }).data).toEqual({
      sku: 'A',
      price: '88,50',
      startsAt: undefined,
      endsAt: '2026-12-01T18:00',
    });
    expect(read({ endsAt: 'tomorrow' }).error?.issues[0]).toMatchObject({
      path: ['endsAt'],
      message: 'Give a day and a time.',
    });
    expect(read({ sku: ' ' }).success).toBe(false);
  });
});
