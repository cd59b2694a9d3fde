import { randomUUID } from 'node:crypto';
import { aWhile, forEver, oneOf } from './pace.ts';
import type { ShopClient } from './shop-client.ts';

interface Lot {
  id: string;
  format: string;
  currentAmount: number;
  minimumBidAmount: number;
  endsAt: string;
  dutch: { floorAmount: number } | null;
}

/** What the crowd would pay at most for each lot: it follows a lot up, but not for ever. */
const worth = new Map<string, number>();

function worthOf(lot: Lot): number {
  const known = worth.get(lot.id) ?? Math.round(lot.currentAmount * (1.15 + Math.random() * 0.5));
  worth.set(lot.id, known);
  return known;
}

/** People bid round amounts, in whole currency units. */
const round = (amount: number): number => Math.round(amount / 500) * 500;

/** Someone who bids on the lots that end soonest, in the last minutes more often than before. */
export const bidding = (shop: ShopClient, bidder: string): Promise<never> =>
  forEver(async () => {
    await aWhile(5, 25);
    const page = await shop.api<{ items: Lot[] }>('GET', '/auctions?state=open&limit=100');
    const lots = (page?.items ?? []).sort((a, b) => a.endsAt.localeCompare(b.endsAt));
    const soonest = lots.filter(({ format }) => format === 'english').slice(0, 4);
    const others = lots.filter(({ format }) => format !== 'english');
    const lot = oneOf([...soonest, ...others]);
    const maxAmount = lot ? offerFor(lot) : null;
    if (lot && maxAmount !== null)
      await shop.api('POST', `/auctions/${lot.id}/bids`, { bidder, maxAmount, key: randomUUID() });
  });

/** What someone of the crowd offers now, or null if they wait. */
function offerFor(lot: Lot): number | null {
  if (lot.format === 'dutch') return takeDutch(lot);
  if (lot.format !== 'english')
    return Math.random() < 0.2 ? round(lot.currentAmount * (1.1 + Math.random() * 0.7)) : null;
  if (lot.minimumBidAmount > worthOf(lot)) return null;
  const roughly = Math.min(worthOf(lot), lot.minimumBidAmount * (1 + Math.random() * 0.15));
  return Math.max(lot.minimumBidAmount, round(roughly));
}

/** Only close to its lowest price, and not at once: until then whoever visits can have it. */
function takeDutch({ currentAmount, dutch }: Lot): number | null {
  const low = dutch !== null && currentAmount <= dutch.floorAmount * 1.15;
  return low && Math.random() < 0.15 ? currentAmount : null;
}
