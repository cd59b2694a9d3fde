import { describe, expect, it } from 'vitest';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { withdrawLot } from '#server/auction/lot/withdraw-lot.ts';
import type { Actor } from '#server/session/actor.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn } from '#server/testing/lots.ts';
import { exportLot } from './export-lot.ts';

testDatabase();

const all: Actor = { kind: 'key', name: 'all', scopes: ['*'] };
const reader: Actor = { kind: 'key', name: 'reader', scopes: ['lot:read'] };
const merchant = async () => shopper(await aPerson(), 'owner');
const rowsOf = async (actor: Actor, id: string) =>
  (await exportLot(actor, id)).csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
async function aLotWithBids(lot: Parameters<typeof aLot>[0] = {}) {
  const id = await aLot(lot);
  const people = [await aPerson(), await aPerson()];
  await decideOn(
    id,
    people.map((personId, i) => ({ personId, maxAmount: 31_313 + i * 11_111, key: aKey() })),
  );
  return id;
}

describe('a lot’s export', () => {
  it('I7: has maxima only once the lot is closed, for a merchant or a key for everything', async () => {
    const id = await aLotWithBids();
    for (const actor of [all, reader, await merchant()]) {
      expect((await rowsOf(actor, id)).map((row) => row.at(-1))).toEqual(['', '']);
    }
    await endAuctionNow(id);
    expect((await rowsOf(all, id)).map((row) => row.at(-1))).toEqual(['31313', '42424']);
    expect((await rowsOf(await merchant(), id)).map((row) => row.at(-1))).toEqual(['31313', '42424']);
    expect((await exportLot(reader, id)).csv).not.toMatch(/(?<![\w-])42424(?![\w-])/);
  });

  it('I7: has no maximum of a lot that was withdrawn', async () => {
    for (const format of ['english', 'sealed_first_price'] as const) {
      const id = await aLotWithBids({ format });
      await withdrawLot(id, 'The consignor asked for it back.', 'desk:Ines');
      for (const actor of [all, await merchant()])
        expect((await rowsOf(actor, id)).map((row) => row.at(-1))).toEqual(['', '']);
    }
  });

  it('I7: of a sealed lot has no bid before its close', async () => {
    const id = await aLotWithBids({ format: 'sealed_first_price' });
    const [row, ...more] = await rowsOf(all, id);
    expect(more).toEqual([]);
    expect(row?.slice(12)).toEqual(Array.from({ length: 10 }, () => ''));
  });

  it('is for the house alone', async () => {
    const id = await aLot();
    await expect(exportLot({ kind: 'nobody' }, id)).rejects.toMatchObject({ problem: { code: 'signed_out' } });
    await expect(exportLot(shopper(await aPerson()), id)).rejects.toMatchObject({ problem: { code: 'forbidden' } });
    await expect(exportLot({ ...all, scopes: ['bid:place', 'bid:retract'] }, id)).rejects.toMatchObject({
      problem: { code: 'forbidden' },
    });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('a title of %s is no formula', async (title) => {
    const id = await aLot({ title });
    expect((await exportLot(all, id)).csv).toContain(`,'${title},`);
  });
});
