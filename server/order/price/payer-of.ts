import type { PlaceAddress } from '#domain/person/place-of.ts';
import { emailMark, placeMark } from '#server/person/mark-of.ts';
import { mailReference } from '#server/session/mail-reference.ts';

interface Paying {
  email: string;
  /** Where it goes; left out where somebody else answers for who orders. */
  place?: PlaceAddress | undefined;
  /** Missing while nobody knows the card: one that is typed at its provider counts from then on. */
  cardMark?: string | null | undefined;
}

/** All that somebody is counted by who orders with these: the address that they typed comes first, then its mailbox. */
export const payerOf = ({ email, place, cardMark }: Paying): string[] => [
  mailReference(email.trim()),
  emailMark(email),
  ...(place ? [placeMark(place)] : []),
  ...(cardMark ? [cardMark] : []),
];

/** Another channel answers for who its customers are: their address counts alone. */
export const payerOfOrder = (order: {
  source: 'shop' | 'api';
  email: string;
  shippingAddress: PlaceAddress;
  payment: { cardMark?: string | null };
}): string[] =>
  payerOf(
    order.source === 'shop'
      ? { email: order.email, place: order.shippingAddress, cardMark: order.payment.cardMark }
      : { email: order.email },
  );
