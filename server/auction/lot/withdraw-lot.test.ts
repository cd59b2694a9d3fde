import { describe, expect, it } from 'vitest';
import { readLotRecord } from '#server/auction/record/lot-record.ts';
import { database } from '#server/engine/database/database.ts';
import { anAccountThatBid, bid } from '#server/testing/bids-taken-back.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aLot, endIn, readLot } from '#server/testing/lots.ts';
import { readApiAuction } from './api-auctions.ts';
import { readAuctionViews } from './auction-view.ts';
import { offerLot } from './offer-lot.ts';
import { relistAuction } from './relist-auction.ts';
import { withdrawLot } from './withdraw-lot.ts';

testDatabase();
const reason = 'A hairline crack showed as we photographed the foot.';
const viewOf = async (id: string) => (await readAuctionViews(database(), [id])).get(id)?.data;

describe('a lot that the house withdraws', () => {
  it('is sold to nobody, says why, and can be put up again but not offered', async () => {
    const id = await aLot();
    const people = [(await anAccountThatBid(id, 20_000)).bidder, (await anAccountThatBid(id, 15_000)).bidder];
    expect(await withdrawLot(id, reason, 'desk:Ines')).toMatchObject({ ok: true, value: { outcome: 'withdrawn' } });
    expect(await viewOf(id)).toMatchObject({ state: 'closed', outcome: 'withdrawn', withdrawnBecause: reason });
    expect(await database().order.count({ where: { auctionId: id } })).toBe(0);
    expect(await offerLot(id, 'desk:Ines')).toMatchObject({ ok: false, refusal: { reason: 'withdrawn' } });
    const notices = await database().notice.findMany({ where: { kind: 'lot_withdrawn' } });
    expect(notices.map(({ personId }) => personId).sort()).toEqual(people.sort());
    const { result } = await readLotRecord(id);
    expect(result).toMatchObject({ outcome: 'withdrawn', sold: false });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const again = await relistAuction(id, { endsAt: later }, 'desk:Ines');
    expect(again.ok && (await viewOf(again.value.id))).toMatchObject({ outcome: null, withdrawnBecause: null });
  });

  it('is withdrawn once, before its close and before its opening', async () => {
    const id = await aLot({ startsAt: new Date(Date.now() + 60_000).toISOString() });
    expect(await withdrawLot(id, reason, 'desk:Ines')).toMatchObject({ ok: true });
    expect(await withdrawLot(id, 'Another reason.', 'desk:Ines')).toMatchObject({ refusal: { code: 'auction_ended' } });
    expect(await viewOf(id)).toMatchObject({ withdrawnBecause: reason });
  });

  it('is sold once its end has come, though nobody has closed it yet', async () => {
    const id = await aLot();
    await bid(id, 20_000);
    await endIn(id, 0);
    expect(await withdrawLot(id, reason, 'desk:Ines')).toMatchObject({ refusal: { code: 'auction_ended' } });
  });

  it('under seal tells no bid, no price and no leader', async () => {
    const id = await aLot({ format: 'sealed_first_price' });
    await bid(id, 33_371);
    await bid(id, 25_137);
    await withdrawLot(id, reason, 'key:erp');
    const lot = await readLot(id);
    expect([lot.currentAmount, lot.leaderPaddle]).toEqual([10_000, null]);
    const told = JSON.stringify([await viewOf(id), await readApiAuction(id), await readLotRecord(id)]);
    for (const secret of ['33371', '25137']) expect(told).not.toContain(secret);
  });
});
