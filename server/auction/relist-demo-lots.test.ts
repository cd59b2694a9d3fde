import { describe, expect, it } from 'vitest';
import { setSettings, settings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aKey, decideOn, endIn } from '#server/testing/lots.ts';
import { closeAuction } from './lot/close-auction.ts';
import { createAuction, type NewLot } from './lot/create-auction.ts';
import { relistDemoLots } from './relist-demo-lots.ts';
import { createSale } from './sale/create-sale.ts';

testDatabase();

const image = { file: 'jar.webp', alt: 'A jar', width: 4, height: 5, dominantHex: '#888888' };
const soon = () => new Date(Date.now() + 600_000).toISOString();
const aPiece = async (title: string, terms: Partial<NewLot> = {}) => {
  const lot = { maker: 'Kiln', description: '', currency: 'EUR', startAmount: 10_000, softCloseSeconds: 120 };
  return (await createAuction({ ...lot, title, endsAt: soon(), ...terms }, { images: [image], heightMm: 120 })).id;
};
const over = async (id: string) => {
  await endIn(id, -1);
  await closeAuction(id);
  await database().$executeRaw`UPDATE auction SET closed_at = closed_at - interval '2 minutes' WHERE id = ${id}`;
};
const titled = (title: string) =>
  database().auction.findMany({ where: { title }, orderBy: { lotNumber: 'asc' }, include: { sale: true } });

describe('the demo house', () => {
  it('puts ended pieces up again: unsold as a relisting, sold as another of its kind', async () => {
    const [unsold, sold] = [await aPiece('Unsold jar'), await aPiece('Sold jar', { reserveAmount: 12_000 })];
    await decideOn(sold, [{ personId: await aPerson(), maxAmount: 20_000, key: aKey() }]);
    await over(unsold);
    await over(sold);
    await relistDemoLots.run();
    await relistDemoLots.run();
    const [, again, ...unsoldLater] = await titled('Unsold jar');
    const [first, copy, ...soldLater] = await titled('Sold jar');
    expect([...unsoldLater, ...soldLater]).toEqual([]);
    expect(again).toMatchObject({ state: 'open', relistOfId: unsold, heightMm: 120, bidCount: 0 });
    expect(copy).toMatchObject({ state: 'open', relistOfId: null, reserveAmount: 12_000, currentAmount: 10_000 });
    expect(copy?.lotNumber).toBeGreaterThan(first?.lotNumber ?? 0);
  });

  it('has a Dutch lot again as soon as the last was taken, however many others are live', async () => {
    for (let i = 0; i < 6; i++) await aPiece(`Plain jar ${i}`);
    const dutch = { dropAmount: 500, dropSeconds: 20, floorAmount: 5_000 };
    const id = await aPiece('Falling jar', { format: 'dutch', dutch });
    await over(id);
    await relistDemoLots.run();
    const [, again] = await titled('Falling jar');
    expect(again).toMatchObject({ state: 'open', format: 'dutch', dropAmount: 500, floorAmount: 5_000 });
  });

  it('holds its sale again once it is over, with all its pieces in their order', async () => {
    const { id } = await createSale({ title: 'Kiln sale', description: '', firstEndsAt: soon(), everySeconds: 120 });
    const lots = [await aPiece('First', { saleId: id }), await aPiece('Second', { saleId: id })];
    for (const lot of lots) await over(lot);
    await relistDemoLots.run();
    const [first, second] = [(await titled('First')).at(-1), (await titled('Second')).at(-1)];
    expect(first?.sale).toMatchObject({ title: 'Kiln sale', everySeconds: 120 });
    expect([first?.salePosition, second?.salePosition]).toEqual([0, 1]);
    expect(second?.saleId).toBe(first?.saleId);
    expect(first?.saleId).not.toBe(id);
    await relistDemoLots.run();
    expect(await titled('First')).toHaveLength(2);
  });

  it('leaves a shop of one’s own alone', async () => {
    await over(await aPiece('Own falling jar', { format: 'sealed_first_price' }));
    const before = settings();
    setSettings({ ...before, DEMO: false });
    expect(relistDemoLots.dueHere?.()).toBeNull();
    setSettings(before);
    expect(relistDemoLots.dueHere?.()).not.toBeNull();
  });
});
