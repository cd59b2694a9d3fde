/** The words of a receipt: the same on the page, in the email and for everybody, whether or not the order was found. */
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import type { CalendarDay } from '#domain/order/working-days.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import { refundBy, sendBackBy } from '#domain/withdrawal/withdrawal-period.ts';
import type { NamedPiece } from './statement.ts';

export interface ReceiptFacts {
  number: number;
  name: string;
  order: string;
  email: string;
  pieces: string;
  lines: readonly NamedPiece[] | null;
  receivedAt: Date;
  /** Titles of the named pieces, for whoever has proven that the order is theirs. */
  titles?: ReadonlyMap<string, string>;
}

export interface ReceiptRow {
  name: string;
  value: string;
}

/** `Saturday 28 November 2026 at 18:42:07 (CET)`. */
export function momentToTheSecond(at: Date, zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  })
    .format(at)
    .replace(',', '');
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: zone }).format(at);
  const named = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts(at);
  const zoneName = named.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  return `${day} at ${time} (${zoneName})`;
}

/** `Saturday 12 December 2026`. */
export const dayInFull = (day: CalendarDay): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${day}T12:00:00Z`))
    .replace(',', '');

export function piecesInWords({ pieces, lines, titles }: Pick<ReceiptFacts, 'pieces' | 'lines' | 'titles'>): string {
  if (lines)
    return lines
      .map(({ sku, quantity }) => `${quantity > 1 ? `${quantity} × ` : ''}${titles?.get(sku) ?? sku}`)
      .join(', ');
  return pieces === '' ? 'Everything in this order' : pieces;
}

/** The statement in full, with its number. */
export const receiptRows = (facts: ReceiptFacts): ReceiptRow[] => [
  { name: 'Statement', value: 'I withdraw from my contract for the pieces below.' },
  { name: 'Name', value: facts.name },
  { name: 'Order', value: facts.order === '' ? 'Not given' : facts.order },
  { name: 'Pieces', value: piecesInWords(facts) },
  { name: 'Receipt to', value: facts.email },
  { name: 'Receipt number', value: withdrawalNumber(facts.number) },
];

/** What follows, by dates. It holds for each statement. */
export function whatFollows(
  receivedAt: Date,
  { zone, returnPaidBy }: Pick<ShopSettings, 'zone' | 'returnPaidBy'>,
): string[] {
  const at = receivedAt.getTime();
  return [
    'We’ll match your statement to your order and write to you about what follows. The time above counts, however long that takes.',
    `If the pieces have reached you, or still will, send them back by ${dayInFull(sendBackBy(at, zone))}. ${
      returnPaidBy === 'shop' ? 'We pay for sending them back.' : 'You pay for sending them back.'
    }`,
    `We’ll refund you by ${dayInFull(refundBy(at, zone))}, with the standard delivery price if everything goes back. We may wait until the pieces, or proof that you’ve sent them, have reached us.`,
  ];
}
