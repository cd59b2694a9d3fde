import type { LiveLot } from '#components/auction/list/sale.ts';

export interface SaleOrder {
  /** Null once all have closed. */
  onTheBlock: LiveLot | null;
  next: LiveLot[];
  /** The last to close first. */
  closed: LiveLot[];
}

/** Lots come to the block in their order. @param held a lot that stays although it has closed, for its result */
export function saleOrder(lots: readonly LiveLot[], held: string | null): SaleOrder {
  const waiting = lots.filter(({ view }) => view.state !== 'closed');
  const onTheBlock = lots.find(({ lot }) => lot.id === held) ?? waiting[0] ?? null;
  const isBlock = ({ lot }: LiveLot) => lot.id === onTheBlock?.lot.id;
  const closed = lots.filter((entry) => entry.view.state === 'closed' && !isBlock(entry));
  const closedAt = ({ view }: LiveLot) => Date.parse(view.closedAt ?? view.endsAt);
  return {
    onTheBlock,
    next: waiting.filter((entry) => !isBlock(entry)),
    closed: closed.sort((a, b) => closedAt(b) - closedAt(a)),
  };
}
