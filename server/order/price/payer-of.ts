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

interface OrderToCount {
  source: 'shop' | 'api' | 'desk';
  email: string;
  shippingAddress: PlaceAddress;
  payment?: { cardMark?: string | null };
}

/** Another channel, and the desk, answer for who their customers are: their address counts alone, if they have one. */
export function payerOfOrder({ source, email, shippingAddress, payment }: OrderToCount): string[] {
  if (source === 'shop') return payerOf({ email, place: shippingAddress, cardMark: payment?.cardMark });
  return email === '' ? [] : payerOf({ email });
}
