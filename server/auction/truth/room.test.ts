/** A sale's room: what each person sees and hears as its lots close one after another. */
import { it } from 'vitest';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { createSale } from '#server/auction/sale/create-sale.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aLot } from '#server/testing/lots.ts';
import { anyOffer, expectMoments, hears, liveShop, nothing, payNothing } from '#server/testing/pages/moments.ts';
import { openRoomPage } from '#server/testing/pages/room-page.ts';

testDatabase();
const live = liveShop();

/** Three lots, of which the second has a reserve that nobody meets. */
async function aRoom() {
  const { id } = await createSale({
    title: 'Evening sale',
    description: '',
    firstEndsAt: new Date(Date.now() + 3_600_000).toISOString(),
    everySeconds: 60,
  });
  const one = await aLot({ saleId: id, title: 'Jar' });
  const two = await aLot({ saleId: id, title: 'Bowl', reserveAmount: 90_000 });
  const three = await aLot({ saleId: id, title: 'Vase' });
  const { slug } = await database().sale.findUniqueOrThrow({ where: { id } });
  const hand = { rests: false, laterMs: 0 };
  const open = () => openRoomPage(live.url(), slug, hand);
  const ben = await open();
  const rita = await open();
  const ada = await open();
  const pages = { ben, rita, ada };
  /** What is said and shown once a result has stood for as long as it does. */
  const later = () => {
    hand.laterMs += 9_000;
    for (const page of Object.values(pages)) page.look();
  };
  return { lots: [one, two, three] as const, hand, pages, later };
}

it('a lot that sells, one that does not, and the end of the sale', async () => {
  const { lots, hand, pages, later } = await aRoom();
  const { ben, rita } = pages;
  const first = (own: string, leads: string) => `On the block, lot 1 of 3 / ${own} / ${leads}`;
  const closed = (own: string) => ({
    seen: [`Just closed, lot 1 of 3 / ${own}`],
  });
  const second = 'On the block, lot 2 of 3 / No bids yet / 1 lot sold for €130';
  const nowTwo = { seen: [second], heard: ['Now on the block: lot 2, Bowl.'] };
  const unsold = (words: string) =>
    `Just closed, lot 2 of 3 / Not sold: the reserve was not met | not_sold | ${words} / 1 lot sold for €130`;
  const onlooker = `Nobody pays anything. ${anyOffer} or put up again.`;
  const over = { seen: ['The sale is over. 1 of 3 lots sold, for €130.'], heard: ['The sale is over.'] };
  await expectMoments(pages, [
    [
      'Ben leads the first lot',
      () => ben.bid(12_000),
      {
        ben: {
          seen: [first('You’re leading at €100', 'Paddle 1 is leading.')],
          heard: ['Current bid €100, you’re leading', 'You’re leading at €100.'],
        },
        rita: { seen: [first('No bid from you yet', 'Paddle 1 is leading.')], heard: ['Current bid €100'] },
        ada: { seen: [first('No bid from you yet', 'Paddle 1 is leading.')], heard: ['Current bid €100'] },
      },
    ],
    [
      'Rita passes him: he hears it once',
      () => rita.bid(20_000),
      {
        ben: {
          seen: [first('You’ve been outbid at €130', 'Paddle 2 is leading.')],
          heard: ['Current bid €130', 'You’ve been outbid at €130. Next bid €140.'],
        },
        rita: {
          seen: [first('You’re leading at €130', 'Paddle 2 is leading.')],
          heard: ['Current bid €130, you’re leading', 'You’re leading at €130.'],
        },
        ada: { seen: [first('No bid from you yet', 'Paddle 2 is leading.')], heard: ['Current bid €130'] },
      },
    ],
    [
      'the hammer falls, and nobody is told of the next lot yet',
      () => endAuctionNow(lots[0]),
      {
        ben: {
          ...closed(
            `Sold to paddle 2 for €130 | lost | €10 above your last bid. ${payNothing} Your maximum is now in the public record, under paddle 1, as far as the price went.`,
          ),
          heard: ['Lot 1 sold for €130.', `Sold to paddle 2 for €130. €10 above your last bid. ${payNothing}`],
        },
        rita: { ...closed('Yours for €130 | won'), heard: ['It’s yours, for €130.', 'Lot 1 sold for €130.'] },
        ada: {
          ...closed('Sold to paddle 2 for €130 | sold | How the price got there is shown below.'),
          heard: ['Lot 1 sold for €130.', 'Sold to paddle 2 for €130.'],
        },
      },
    ],
    ['its result has stood long enough', later, { ben: nowTwo, rita: nowTwo, ada: nowTwo }],
    [
      'Ada bids below the reserve of the second',
      () => pages.ada.bid(10_000),
      {
        ben: {
          seen: ['On the block, lot 2 of 3 / No bid from you yet / Paddle 1 is leading. / 1 lot sold for €130'],
          heard: ['Current bid €100'],
        },
        rita: {
          seen: ['On the block, lot 2 of 3 / No bid from you yet / Paddle 1 is leading. / 1 lot sold for €130'],
          heard: ['Current bid €100'],
        },
        ada: {
          seen: [
            'On the block, lot 2 of 3 / You’re leading at €100, below the reserve / Paddle 1 is leading. / 1 lot sold for €130',
          ],
          heard: ['Current bid €100, you’re leading', 'You’re leading at €100, below the reserve.'],
        },
      },
    ],
    [
      'it does not sell: nobody has it, and nobody is called its winner',
      () => endAuctionNow(lots[1]),
      {
        ben: { seen: [unsold(onlooker)], heard: ['Lot 2 not sold.', 'Not sold: the reserve was not met.'] },
        rita: { seen: [unsold(onlooker)], heard: ['Lot 2 not sold.', 'Not sold: the reserve was not met.'] },
        ada: {
          seen: [
            unsold(
              `${payNothing.slice(0, -1)} and your bid no longer counts. ${anyOffer}. The public record shows your maximum only as far as the price went, under paddle 1.`,
            ),
          ],
          heard: ['Lot 2 not sold.', `Not sold: the reserve was not met. ${payNothing}`],
        },
      },
    ],
    [
      'a hand rests on what the result offers: it stays, however late it is',
      () => {
        hand.rests = true;
        later();
      },
      { ben: nothing, rita: nothing, ada: nothing },
    ],
    [
      'the next lot closes beneath it, which is said and not shown',
      () => endAuctionNow(lots[2]),
      { ben: hears('Lot 3 not sold.'), rita: hears('Lot 3 not sold.'), ada: hears('Lot 3 not sold.') },
    ],
    [
      'the hand is taken away',
      () => {
        hand.rests = false;
        later();
      },
      { ben: over, rita: over, ada: over },
    ],
  ]);
});
