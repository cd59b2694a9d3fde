import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OwnOrder } from '#contract/account/own-orders.ts';
import type { OwnAlert } from '#contract/alert/alert.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import type { Notice } from '#contract/notice/notice.ts';
import type { ListedImage } from '#contract/photograph/image.ts';
import { alertHref } from '#domain/alert/alert-href.ts';
import type { ListedOrder } from '../order/list-standing.ts';
import { orderTitle } from './order-title.ts';

/** What its person looks for first, with the one press that answers it. */
export interface ToAnswer {
  key: string;
  what: string;
  /** It is about to end, or has just turned against them. */
  pressing: boolean;
  title: string;
  /** The title is a work's. */
  work: boolean;
  image: ListedImage | null;
  about: string;
  payBy: string | null;
  /** A clock runs to then: what it is for, and until when. */
  clock: { words: string; until: string } | null;
  /** Its title says where this order is. */
  order: ListedOrder | null;
  href: string;
  press: string;
  /** The press puts this in the bag. */
  sku: string | null;
}

/** A lot that somebody has bid on, as its list shows it. */
export interface AnswerLot {
  id: string;
  image: ListedImage | null;
  view: Pick<AuctionView, 'currentAmount' | 'endsAt' | 'state'>;
}

export interface Answerable {
  orders: readonly OwnOrder[];
  positions: readonly OwnPosition[];
  alerts: readonly OwnAlert[];
  lots: readonly AnswerLot[];
  /** Those nobody has read yet. */
  notices?: readonly Notice[];
}

const nothingMore = { payBy: null, clock: null, order: null, sku: null, image: null } as const;

/**
 * What ends soonest first: offers, what has to be paid, and lots that somebody else leads; then returns to send and answers
 * to read, and at the end where their orders and bids are.
 */
export function toAnswer({ orders, positions, alerts, lots, notices = [] }: Answerable): ToAnswer[] {
  const lotOf = new Map(lots.map((lot) => [lot.id, lot]));
  const toPay = positions.flatMap((position) => lotToPay(position, lotOf.get(position.auctionId)) ?? []);
  const ofLots = new Set(positions.map(({ orderPublicId }) => orderPublicId));
  return [
    ...alerts.flatMap((alert) => pieceOffered(alert) ?? []),
    ...toPay.sort((one, other) => (one.payBy ?? '9').localeCompare(other.payBy ?? '9')),
    ...orders.filter(({ status, publicId }) => status === 'placed' && !ofLots.has(publicId)).map(orderToPay),
    ...positions.filter(isOutbid).map((position) => outbid(position, lotOf.get(position.auctionId))),
    ...orders.filter(({ returnToSend }) => returnToSend).map(returnToSend),
    ...notices.filter(isAnswer).map(answerToRead),
    ...orders.filter(isComing).map(orderToFollow),
    ...positions.filter(isLeading).map((position) => leading(position, lotOf.get(position.auctionId))),
  ];
}

function pieceOffered(alert: OwnAlert): ToAnswer | null {
  const { id, state, sku, slug, piece, price, offeredUntil, image } = alert;
  if (state !== 'offered' || !sku || !slug || !piece || !offeredUntil) return null;
  return {
    ...nothingMore,
    ...{ key: id, what: 'Offered to you', pressing: true, title: piece, work: true, image, sku },
    about: price ? `One came back. ${formatMoney(price.amount, price.currency)}` : 'One came back',
    clock: { words: 'yours for', until: offeredUntil },
    href: alertHref(alert),
    press: 'Add to bag',
  };
}

function lotToPay(position: OwnPosition, lot: AnswerLot | undefined): ToAnswer | null {
  const { toPay, orderPublicId, offered, title, currency } = position;
  if (!toPay || !orderPublicId) return null;
  return {
    ...nothingMore,
    image: lot?.image ?? null,
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
  ...nothingMore,
  image: order.image,
  key: order.publicId,
  what: 'Waiting for payment',
  pressing: false,
  title: order.number,
  work: false,
  about: `${orderTitle(order)}, ${formatMoney(order.totalAmount, order.currency)}`,
  href: `/orders/${order.publicId}`,
  press: 'Pay',
});

const returnToSend = (order: OwnOrder): ToAnswer => ({
  ...nothingMore,
  image: order.image,
  key: `return ${order.publicId}`,
  what: 'Return to send',
  pressing: false,
  title: orderTitle(order),
  work: false,
  about: order.number,
  href: `/orders/${order.publicId}#returns`,
  press: 'See how',
});

const isAnswer = ({ kind, read }: Notice): boolean => kind === 'question_answered' && !read;

const answerToRead = ({ id, title, body, href }: Notice): ToAnswer => ({
  ...nothingMore,
  key: id,
  what: 'Question answered',
  pressing: false,
  title,
  work: false,
  about: body,
  href,
  press: 'Read the answer',
});

const isComing = ({ status, toCollect }: OwnOrder): boolean =>
  status === 'shipped' || status === 'partly_shipped' || (status === 'packed' && toCollect);

const orderToFollow = (order: OwnOrder): ToAnswer => ({
  ...nothingMore,
  image: order.image,
  key: order.publicId,
  what: order.number,
  pressing: false,
  title: order.status === 'partly_shipped' ? 'Sent in part' : 'On its way',
  work: false,
  order,
  about: orderTitle(order),
  href: `/orders/${order.publicId}`,
  press: order.toCollect ? 'Where to collect' : 'Track it',
});

const isOpen = ({ state, sealed, maxAmount }: OwnPosition): boolean => state === 'open' && !sealed && maxAmount > 0;
const isOutbid = (position: OwnPosition): boolean => isOpen(position) && !position.leading;
const isLeading = (position: OwnPosition): boolean => isOpen(position) && position.leading;

const openLot = ({ auctionId, slug, title, maxAmount, currency }: OwnPosition, lot: AnswerLot | undefined) => ({
  ...nothingMore,
  image: lot?.image ?? null,
  key: auctionId,
  title,
  work: true,
  about: `Your maximum is ${formatMoney(maxAmount, currency)}`,
  clock: lot?.view.state === 'open' ? { words: 'closes in', until: lot.view.endsAt } : null,
  href: `/auctions/${slug}`,
  press: 'Open the lot',
});

const outbid = (position: OwnPosition, lot: AnswerLot | undefined): ToAnswer => ({
  ...openLot(position, lot),
  what: lot ? `Outbid at ${formatMoney(lot.view.currentAmount, position.currency)}` : 'Outbid',
  pressing: true,
});

const leading = (position: OwnPosition, lot: AnswerLot | undefined): ToAnswer => ({
  ...openLot(position, lot),
  what: lot ? `Leading at ${formatMoney(lot.view.currentAmount, position.currency)}` : 'Leading',
  pressing: false,
});
