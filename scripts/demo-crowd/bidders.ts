import { randomUUID } from 'node:crypto';
import { aWhile, forEver, oneOf } from './pace.ts';
import type { ShopClient } from './shop-client.ts';

interface Lot {
  id: string;
  currentAmount: number;
  minimumBidAmount: number;
  endsAt: string;
  leader: string | null;
}

/** What the crowd would pay at most for each lot: it follows a lot up, but not for ever. */
const worth = new Map<string, number>();

function worthOf(lot: Lot): number {
  const known = worth.get(lot.id) ?? Math.round(lot.currentAmount * (1.15 + Math.random() * 0.5));
  worth.set(lot.id, known);
  return known;
}

/** Someone who bids on the lots that end soonest, in the last minutes more often than before. */
export const bidding = (shop: ShopClient, bidder: string): Promise<never> =>
  forEver(async () => {
    await aWhile(5, 25);
    const page = await shop.api<{ items: Lot[] }>('GET', '/auctions?state=open&limit=50');
    const lots = (page?.items ?? []).sort((a, b) => a.endsAt.localeCompare(b.endsAt)).slice(0, 4);
    const lot = oneOf(lots);
    if (!lot || lot.minimumBidAmount > worthOf(lot)) return;
    // People bid round amounts, in whole currency units.
    const roughly = Math.min(worthOf(lot), lot.minimumBidAmount * (1 + Math.random() * 0.15));
    const ceiling = Math.max(lot.minimumBidAmount, Math.round(roughly / 500) * 500);
    await shop.api('POST', `/auctions/${lot.id}/bids`, { bidder, maxAmount: ceiling, key: randomUUID() });
  });
