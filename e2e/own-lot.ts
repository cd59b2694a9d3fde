import type { Api } from './fixtures.ts';

export interface Lot {
  id: string;
  slug: string;
}

/** An open lot of this test's own, from €100 in steps of €10. */
export const aLot = (api: Api, title: string, more: Record<string, unknown> = {}) =>
  api<Lot>('POST', '/auctions', {
    title,
    startAmount: 10_000,
    increments: [{ from: 0, step: 1_000 }],
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    ...more,
  });

/** A bid of another channel. */
export const bidOf = (api: Api, lot: Lot, bidder: string, maxAmount: number) =>
  api('POST', `/auctions/${lot.id}/bids`, { bidder, maxAmount, key: `${bidder}-${maxAmount}` });

/** How many lines the public history has. */
export const bidsOn = async (api: Api, lot: Lot) =>
  (await api<{ items: unknown[] }>('GET', `/auctions/${lot.id}/bids`)).items.length;
