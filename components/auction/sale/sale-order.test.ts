import { describe, expect, it } from 'vitest';
import type { LiveLot } from '#components/auction/list/sale.ts';
import type { AuctionView, Lot } from '#contract/auction/auction.ts';
import { saleOrder } from './sale-order.ts';

const entry = (id: string, state: AuctionView['state'], closedAt: string | null = null): LiveLot => ({
  lot: { id } as Lot,
  view: { id, state, closedAt, endsAt: '2026-11-20T21:00:00.000Z' } as AuctionView,
  topic: `auction:${id}`,
});
const lots = [
  entry('a', 'closed', '2026-11-20T20:00:00.000Z'),
  entry('b', 'closed', '2026-11-20T20:01:00.000Z'),
  entry('c', 'open'),
  entry('d', 'open'),
];
const ids = (found: readonly LiveLot[]) => found.map(({ lot }) => lot.id);

describe('the order of a sale', () => {
  it('has the first lot that is open on the block, the rest after it, the closed ones behind', () => {
    const { onTheBlock, next, closed } = saleOrder(lots, null);
    expect([onTheBlock?.lot.id, ids(next), ids(closed)]).toEqual(['c', ['d'], ['b', 'a']]);
  });

  it('leaves a lot on the block while its result is looked at', () => {
    const { onTheBlock, next, closed } = saleOrder(lots, 'b');
    expect([onTheBlock?.lot.id, ids(next), ids(closed)]).toEqual(['b', ['c', 'd'], ['a']]);
  });

  it('has an empty block once all have closed', () => {
    const { onTheBlock, next, closed } = saleOrder(lots.slice(0, 2), null);
    expect([onTheBlock, next, ids(closed)]).toEqual([null, [], ['b', 'a']]);
  });
});
