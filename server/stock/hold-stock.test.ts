import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { changeBagLine } from '#server/bag/change-bag-line.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { releaseExpiredHolds } from './release-expired-holds.ts';

testDatabase();

const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });

describe('holding stock', () => {
  it('I1: 40 shoppers who want the last 15 at once get exactly 15', async () => {
    const { sku } = await aProduct({ onHand: 15 });
    const persons = await Promise.all(Array.from({ length: 40 }, aPerson));
    const results = await Promise.all(persons.map((person) => addToBag(person, { sku, quantity: 1 })));
    expect(results.filter((result) => result.ok)).toHaveLength(15);
    expect(
      results.filter((result) => !result.ok).every((result) => !result.ok && result.refusal.code === 'out_of_stock'),
    ).toBe(true);
    expect(await stockOf(sku)).toEqual({ onHand: 15, reserved: 15 });
  });

  it('I8: a refusal leaves no row and no change', async () => {
    const { sku, variantId } = await aProduct({ onHand: 1 });
    const person = await aPerson();
    await database().change.deleteMany();
    const refused = await addToBag(person, { sku, quantity: 2 });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'out_of_stock', available: 1 } });
    expect(await database().bagLine.count({ where: { personId: person } })).toBe(0);
    expect(await database().reservation.count({ where: { variantId } })).toBe(0);
    expect(await database().change.count()).toBe(0);
  });

  it('an ended hold does not count in a decision, even before its timer has run', async () => {
    const { sku, variantId } = await aProduct({ onHand: 1 });
    await addToBag(await aPerson(), { sku, quantity: 1 });
    await database().reservation.updateMany({ where: { variantId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await addToBag(await aPerson(), { sku, quantity: 1 })).toMatchObject({ ok: true });
    expect(await stockOf(sku)).toEqual({ onHand: 1, reserved: 1 });
  });

  it('the timer frees what has ended, and the ledger adds up', async () => {
    const { sku, variantId } = await aProduct({ onHand: 4, editionSize: 20 });
    const person = await aPerson();
    await addToBag(person, { sku, quantity: 3 });
    await changeBagLine(person, { sku, quantity: 2 });
    await database().reservation.updateMany({ where: { variantId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    await releaseExpiredHolds.run();
    expect(await stockOf(sku)).toEqual({ onHand: 4, reserved: 0 });
    const sums = await database().stockLedgerEntry.aggregate({
      where: { variantId },
      _sum: { deltaOnHand: true, deltaReserved: true },
    });
    expect(sums._sum).toEqual({ deltaOnHand: 4, deltaReserved: 0 });
  });
});
