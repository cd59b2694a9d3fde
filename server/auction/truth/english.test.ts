/** English lots: what each person sees and hears, moment by moment, from real bids through the shop's own engine. */
import { expect, it } from 'vitest';
import { retractBid } from '#server/auction/bid/retract-bid.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { withdrawLot } from '#server/auction/lot/withdraw-lot.ts';
import type { Actor } from '#server/session/actor.ts';
import { becomeCustomer } from '#server/testing/bids-taken-back.ts';
import { testDatabase } from '#server/testing/database.ts';
import { shopper } from '#server/testing/factories.ts';
import {
  anyOffer,
  expectMoments,
  hears,
  liveShop,
  payNothing,
  startFrom,
  threeOn,
} from '#server/testing/pages/moments.ts';

testDatabase();
const live = liveShop();

it('bidding up to a reserve and past it', async () => {
  const { id, pages } = await threeOn(live.url(), { reserveAmount: 20_000 });
  const { ben, rita } = pages;
  await expectMoments(pages, [
    [
      'Ben’s first bid leads, below the reserve',
      () => ben.bid(15_000),
      {
        ben: {
          seen: ['You’re leading at €100, below the reserve'],
          heard: ['Current bid €100, you’re leading', 'You’re leading at €100, below the reserve.'],
        },
        rita: { seen: ['No bid from you yet'], heard: ['Current bid €100'] },
        ada: { seen: ['No bid from you yet'], heard: ['Current bid €100'] },
      },
    ],
    [
      'Rita bids the same maximum',
      () => rita.bid(15_000),
      {
        ben: { seen: ['You’re leading at €150, below the reserve'], heard: ['Current bid €150, you’re leading'] },
        rita: {
          seen: ['Your €150 counted. Someone bid the same maximum first.'],
          heard: ['Current bid €150', 'Your €150 counted. Someone bid the same maximum first.'],
        },
        ada: hears('Current bid €150'),
      },
    ],
    [
      'Rita meets the reserve',
      () => rita.bid(25_000),
      {
        ben: {
          seen: ['You’ve been outbid at €200'],
          heard: ['Current bid €200', 'You’ve been outbid at €200. Next bid €210.'],
        },
        rita: {
          seen: ['You’re leading at €200'],
          heard: ['Current bid €200, you’re leading', 'You’re leading at €200.'],
        },
        ada: hears('Current bid €200'),
      },
    ],
    [
      'the hammer falls',
      () => endAuctionNow(id),
      {
        ben: {
          seen: [
            `Sold to paddle 2 for €200 | lost | €50 above your last bid. ${payNothing} Your maximum is now in the public record, under paddle 1, as far as the price went.`,
          ],
          heard: [`Sold to paddle 2 for €200. €50 above your last bid. ${payNothing}`],
        },
        rita: { seen: ['Yours for €200 | won'], heard: ['It’s yours, for €200.'] },
        ada: {
          seen: ['Sold to paddle 2 for €200 | sold | How the price got there is shown below.'],
          heard: ['Sold to paddle 2 for €200.'],
        },
      },
    ],
  ]);
});

it('a bid taken back by its bidder, and a lot that does not sell', async () => {
  const { id, pages } = await threeOn(live.url(), { reserveAmount: 50_000 });
  const { ben, rita } = pages;
  await becomeCustomer(ben.personId);
  await ben.bid(15_000);
  await startFrom(pages, pages.ada, 'No bid from you yet');
  const slip = (seq: number) => ({ auctionId: id, seq, reason: 'wrong_amount' });
  const opening = 'Bidding is open, from €100';
  await expectMoments(pages, [
    [
      'Ben takes back the only bid',
      async () => expect(await retractBid(shopper(ben.personId), slip(1))).toMatchObject({ ok: true }),
      {
        ben: { seen: ['You took back your €150 bid'], heard: [opening] },
        rita: { seen: ['No bids yet'], heard: [opening] },
        ada: { seen: ['No bids yet'], heard: [opening] },
      },
    ],
    [
      'Rita bids: nobody has outbid Ben',
      () => rita.bid(12_000),
      {
        ben: hears('Current bid €100'),
        rita: {
          seen: ['You’re leading at €100, below the reserve'],
          heard: ['Current bid €100, you’re leading', 'You’re leading at €100, below the reserve.'],
        },
        ada: { seen: ['No bid from you yet'], heard: ['Current bid €100'] },
      },
    ],
    [
      'Ben bids again, above what he took back',
      () => ben.bid(16_000),
      {
        ben: {
          seen: ['You’re leading at €130, below the reserve'],
          heard: ['Current bid €130, you’re leading', 'You’re leading at €130, below the reserve.'],
        },
        rita: {
          seen: ['You’ve been outbid at €130'],
          heard: ['Current bid €130', 'You’ve been outbid at €130. Next bid €140.'],
        },
        ada: hears('Current bid €130'),
      },
    ],
    [
      'the reserve is not met',
      () => endAuctionNow(id),
      {
        ben: {
          seen: [
            `Not sold: the reserve was not met | not_sold | ${payNothing.slice(0, -1)} and your bid no longer counts. ${anyOffer}. The public record shows your maximum only as far as the price went, under paddle 1.`,
          ],
          heard: [`Not sold: the reserve was not met. ${payNothing}`],
        },
        rita: {
          seen: [
            `Not sold: the reserve was not met | not_sold | ${payNothing.slice(0, -1)} and your bid no longer counts. ${anyOffer}. Your maximum is now in the public record, under paddle 2, as far as the price went.`,
          ],
          heard: [`Not sold: the reserve was not met. ${payNothing}`],
        },
        ada: {
          seen: [`Not sold: the reserve was not met | not_sold | Nobody pays anything. ${anyOffer} or put up again.`],
          heard: ['Not sold: the reserve was not met.'],
        },
      },
    ],
  ]);
});

it('a leader whose bid the desk takes back is not told that they were outbid', async () => {
  const { id, pages } = await threeOn(live.url(), {});
  const { ben, rita } = pages;
  await rita.bid(12_000);
  await ben.bid(30_000);
  await startFrom(pages, rita, 'You’ve been outbid at €130');
  const desk: Actor = { kind: 'key', name: 'desk', scopes: ['*'] };
  await expectMoments(pages, [
    [
      'the desk takes it back',
      () => retractBid(desk, { auctionId: id, seq: 2, reason: 'Its bidder asked' }),
      {
        ben: { seen: ['No bid from you yet'], heard: ['Current bid €100'] },
        rita: { seen: ['You’re leading at €100'], heard: ['Current bid €100, you’re leading'] },
        ada: hears('Current bid €100'),
      },
    ],
  ]);
});

it('a lot that the house withdraws while it is bid on', async () => {
  const { id, pages } = await threeOn(live.url(), {});
  const { ben, rita } = pages;
  await ben.bid(15_000);
  await rita.bid(20_000);
  await startFrom(pages, ben, 'You’ve been outbid at €160');
  const shown = (words: string) => `Withdrawn by the house | withdrawn | All bids are void. ${words}`;
  const bidder = { seen: [shown(payNothing)], heard: [`Withdrawn by the house. ${payNothing}`] };
  await expectMoments(pages, [
    [
      'it is withdrawn',
      () => withdrawLot(id, 'A hairline crack showed in the foot.', 'desk:Ines'),
      {
        ben: bidder,
        rita: bidder,
        ada: { seen: [shown('Nobody pays anything.')], heard: ['Withdrawn by the house. All bids are void.'] },
      },
    ],
  ]);
});
