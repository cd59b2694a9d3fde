import type { OwnPosition } from '#contract/bag.ts';
import type { OwnOrder } from '#contract/own.ts';
import { formatMoney } from '../ui/format-money.ts';
import { orderTitle } from './order-title.ts';

/** Something that waits for its person, with the one press that answers it. */
export interface ToAnswer {
  key: string;
  what: string;
  /** It is about to end, or has just turned against them. */
  pressing: boolean;
  title: string;
  /** The title is a work's. */
  work: boolean;
  about: string;
  payBy: string | null;
  href: string;
  press: string;
}

/** What has to be paid, the soonest end first, then lots that somebody else leads. */
export function toAnswer(orders: readonly OwnOrder[], positions: readonly OwnPosition[]): ToAnswer[] {
  const lots = positions.flatMap((position) => lotToPay(position) ?? []);
  const ofLots = new Set(positions.map(({ orderPublicId }) => orderPublicId));
  return [
    ...lots.sort((one, other) => (one.payBy ?? '9').localeCompare(other.payBy ?? '9')),
    ...orders.filter(({ status, publicId }) => status === 'placed' && !ofLots.has(publicId)).map(orderToPay),
    ...positions.filter(isOutbid).map(outbid),
  ];
}

function lotToPay({ toPay, orderPublicId, offered, title, currency }: OwnPosition): ToAnswer | null {
  if (!toPay || !orderPublicId) return null;
  return {
    key: orderPublicId,
    what: offered ? 'Offered to you' : 'You won',
    pressing: true,
    title,
    work: true,
    about: `${formatMoney(toPay.totalAmount, currency)} in all`,
    payBy: toPay.payBy,
    href: `/orders/${orderPublicId}`,
    press: offered ? 'Answer the offer' : 'Pay',
  };
}

const orderToPay = (order: OwnOrder): ToAnswer => ({
  key: order.publicId,
  what: 'Waiting for payment',
  pressing: false,
  title: order.number,
  work: false,
  about: `${orderTitle(order)}, ${formatMoney(order.totalAmount, order.currency)}`,
  payBy: null,
  href: `/orders/${order.publicId}`,
  press: 'Pay',
});

const isOutbid = ({ state, leading, sealed, maxAmount }: OwnPosition): boolean =>
  state === 'open' && !leading && !sealed && maxAmount > 0;

const outbid = ({ auctionId, slug, title, maxAmount, currency }: OwnPosition): ToAnswer => ({
  key: auctionId,
  what: 'Outbid',
  pressing: true,
  title,
  work: true,
  about: `Your maximum is ${formatMoney(maxAmount, currency)}`,
  payBy: null,
  href: `/auctions/${slug}`,
  press: 'Open the lot',
});
