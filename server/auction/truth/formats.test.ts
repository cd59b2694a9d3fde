/** Lots bought outright, falling prices and sealed bids: what each person sees and hears. */
import { expect, it, vi } from 'vitest';
import { buyNow } from '#server/auction/bid/buy-now.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { testDatabase } from '#server/testing/database.ts';
import { shopper } from '#server/testing/factories.ts';
import { aKey } from '#server/testing/lots.ts';
import type { Told } from '#server/testing/pages/live-page.ts';
import { expectMoments, liveShop, nothing, payNothing, startFrom, threeOn } from '#server/testing/pages/moments.ts';

testDatabase();
const live = liveShop();

it('a lot bought outright over its leader', async () => {
  const { id, pages } = await threeOn(live.url(), { reserveAmount: 20_000, buyNowAmount: 30_000 });
  const { ben, rita } = pages;
  await rita.bid(10_000);
  await startFrom(pages, ben, 'No bid from you yet');
  await expectMoments(pages, [
    [
      'Ben buys it',
      () => buyNow(shopper(ben.personId), { auctionId: id, key: aKey() }),
      {
        ben: { seen: ['Yours for €300 | won'], heard: ['It’s yours, for €300.'] },
        rita: {
          seen: [
            `Sold to paddle 2 for €300 | lost | €200 above your last bid. ${payNothing} Your maximum is now in the public record, under paddle 1, as far as the price went.`,
          ],
          heard: [`Sold to paddle 2 for €300. €200 above your last bid. ${payNothing}`],
        },
        ada: {
          seen: ['Sold to paddle 2 for €300 | sold | How the price got there is shown below.'],
          heard: ['Sold to paddle 2 for €300.'],
        },
      },
    ],
  ]);
});

it('a falling price that two take at once', async () => {
  const { pages } = await threeOn(live.url(), {
    format: 'dutch',
    startAmount: 40_000,
    dutch: { dropAmount: 1_000, dropSeconds: 1_000, floorAmount: 15_000 },
  });
  const { ben, rita, ada } = pages;
  await Promise.all([ben.bid(40_000), rita.bid(40_000)]);
  const sold = 'Sold to paddle 1 for €400';
  await vi.waitFor(() => expect(ada.shows()).toBe(`${sold} | sold | `), 10_000);
  const [winner, loser] = ben.shows()?.startsWith('Yours') ? [ben, rita] : [rita, ben];
  await vi.waitFor(() => expect(loser.shows()).toBe('Someone took it first, at €400 | sold | '), 10_000);
  expect(winner.since()).toEqual({ seen: ['Yours for €400 | won'], heard: ['It’s yours, for €400.'] });
  const { seen, heard } = loser.since();
  expect(seen.filter((words) => words !== 'Someone got there first')).toEqual([
    'Someone took it first, at €400 | sold | ',
  ]);
  expect(heard).toEqual([`${sold}. ${payNothing}`]);
  expect(ada.since().heard).toEqual([`${sold}.`]);
});

it('sealed bids, of which two are the same', async () => {
  const { id, pages } = await threeOn(live.url(), { format: 'sealed_first_price' });
  const { ben, rita } = pages;
  const isIn: Told = { seen: ['Your sealed bid of €120 is in'], heard: ['Your sealed bid is in'] };
  await expectMoments(pages, [
    ['Ben hands one in', () => ben.bid(12_000), { ben: isIn, rita: nothing, ada: nothing }],
    ['so does Rita', () => rita.bid(12_000), { ben: nothing, rita: isIn, ada: nothing }],
    [
      'they are opened',
      () => endAuctionNow(id),
      {
        ben: { seen: ['Yours for €120 | won'], heard: ['It’s yours, for €120.'] },
        rita: {
          seen: [
            `Sold to paddle 1 for €120 | lost | ${payNothing} What you bid is also the price, and the price is public.`,
          ],
          heard: [`Sold to paddle 1 for €120. ${payNothing}`],
        },
        ada: {
          seen: ['Sold to paddle 1 for €120 | sold | Only the price is public. The other bids stay sealed.'],
          heard: ['Sold to paddle 1 for €120.'],
        },
      },
    ],
  ]);
});
