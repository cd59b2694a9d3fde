import { placeBid } from '#server/auction/bid/place-bid.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import type { CatalogueProduct } from './catalogue-file.ts';
import { house } from './seed-auctions.ts';
import { put } from './seed-sale.ts';

const minute = 60_000;

interface Ended {
  slug: string;
  title: string;
  startAmount: number;
  estimate: [number, number];
  reserveAmount?: number;
  bids: [bidder: string, maxAmount: number][];
}

/** One within its estimate, one above, one that missed its reserve. */
const ended: readonly Ended[] = [
  {
    slug: 'ash-run-shoulder-vase',
    title: 'Ash-run shoulder vase, the tall one',
    startAmount: 14_000,
    estimate: [24_000, 34_000],
    reserveAmount: 22_000,
    bids: [
      ['seed-okafor', 16_000],
      ['seed-marlow', 19_000],
    ],
  },
  {
    slug: 'bud-vase-trio',
    title: 'Bud vases, the first three',
    startAmount: 5_000,
    estimate: [7_000, 11_000],
    bids: [
      ['seed-linden', 8_000],
      ['seed-marlow', 13_500],
      ['seed-okafor', 12_000],
    ],
  },
  {
    slug: 'round-teapot',
    title: 'Round teapot, the first fired',
    startAmount: 9_000,
    estimate: [14_000, 21_000],
    bids: [
      ['seed-marlow', 15_500],
      ['seed-linden', 18_500],
    ],
  },
];

/** Lots that the house has closed before the first visitor comes, so that the results have something to show. */
export async function seedResults(products: readonly CatalogueProduct[]): Promise<void> {
  const endsAt = new Date((await readDatabaseClock(database())).getTime() + 30 * minute).toISOString();
  for (const { slug, estimate, bids, ...terms } of ended) {
    const lot = await put(
      products.find((product) => product.slug === slug),
      estimate,
      { ...terms, endsAt },
    );
    if (!lot) continue;
    for (const [place, [bidder, maxAmount]] of bids.entries()) {
      await placeBid(house, { auctionId: lot.id, maxAmount, key: `seed-ended-${place}` }, bidder);
    }
    await endAuctionNow(lot.id, 'seed');
  }
}
