import { actorWords } from '#components/desk/lots/actor-words.ts';
import { counted, countInWords } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { DeskView, RecentActivity } from '#contract/desk/desk.ts';
import type { DeskOrder } from '#contract/order/desk-order.ts';

export interface FeedLine {
  id: string;
  at: string;
  what: string;
  detail: string;
  href: string | null;
}

export function feedLines(desk: DeskView, lots: readonly AuctionView[], count: number): FeedLine[] {
  const lines = [...desk.orders.map(orderLine), ...desk.happenings.map(activityLine), ...lots.flatMap(bidLines)];
  return lines.sort((a, b) => b.at.localeCompare(a.at)).slice(0, count);
}

function orderLine(order: DeskOrder): FeedLine {
  const pieces = order.pieces === 1 ? 'one piece' : `${countInWords(order.pieces)} pieces`;
  const what = order.status === 'cancelled' ? `Order ${order.number}, cancelled` : `Order ${order.number}`;
  return {
    id: `order ${order.publicId}`,
    at: order.placedAt,
    what,
    detail: [formatMoney(order.totalAmount, order.currency), pieces, order.city].filter(Boolean).join(', '),
    href: `/desk/orders/${order.publicId}`,
  };
}

function bidLines(lot: AuctionView): FeedLine[] {
  return lot.history.map((bid) => ({
    id: `bid ${lot.id} ${bid.seq} ${bid.paddle} ${bid.amount}`,
    at: bid.at,
    what: `Bid ${formatMoney(bid.amount, lot.currency)} on lot ${lot.lotNumber}`,
    detail: bid.automatic ? `${bid.paddle}, maximum` : bid.paddle,
    href: `/auctions/${lot.slug}`,
  }));
}

const stockWords: Record<string, (change: number) => string> = {
  expired: () => 'Hold ended',
  restocked: () => 'Returned from an order',
  returned: () => 'Returned by a customer',
  received: (change) => (change > 0 ? `${counted(change, 'piece')} received` : 'Received'),
  written_off: (change) => `${counted(-change, 'piece')} written off`,
};
const recounted = (change: number) =>
  change === 0 ? 'Recounted' : `Recounted, ${change > 0 ? '+' : '−'}${Math.abs(change)}`;

function activityLine(activity: RecentActivity): FeedLine {
  const { kind, id, at } = activity;
  const line = { id: `${kind} ${id} ${at}`, at, href: null };
  if (kind === 'stock') {
    const word = (stockWords[activity.reason] ?? recounted)(activity.change);
    const { by } = activity;
    const left = activity.available === 0 ? 'None left' : `${activity.available} left`;
    return { ...line, what: `${word}, ${activity.title}`, detail: by === null ? left : `${left}, ${actorWords(by)}` };
  }
  if (kind === 'price') {
    const [from, to] = [activity.fromAmount, activity.toAmount].map((amount) => formatMoney(amount, activity.currency));
    return { ...line, what: `Price changed, ${activity.title}`, detail: `${from} to ${to}` };
  }
  return { ...line, what: `Lot ${activity.lotNumber} closed`, detail: outcomeWords(activity) };
}

function outcomeWords({ outcome, amount, currency }: Extract<RecentActivity, { kind: 'lot_closed' }>): string {
  if (outcome === 'sold') return `Sold for ${formatMoney(amount, currency)}`;
  const words = {
    no_bids: 'No bids',
    reserve_not_met: 'Reserve not met',
    unpaid: 'Not paid',
    after_sale: 'Sold after the close',
    withdrawn: 'Withdrawn',
  };
  return words[outcome];
}
