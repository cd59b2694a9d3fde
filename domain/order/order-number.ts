/** An order's number, and what stands before it in the shop that took it. */
export interface NumberedOrder {
  number: number;
  numberPrefix: string;
}

/** An order's number as people say it. It opens nothing: an order's page goes by its public id. */
export const orderNumber = ({ number, numberPrefix }: NumberedOrder): string => `${numberPrefix}${number}`;

/** An order number as somebody typed it: `RW-12`, `rw 12`, `no. 12` or `12`. */
export interface TypedNumber {
  number: number;
  /** The prefix before the digits, in capitals and without signs; empty if nothing does. */
  prefix: string;
}

/** A prefix as it is compared: `RW-` and `rw ` are the same. */
const withoutSigns = (prefix: string): string => prefix.replaceAll(/[^\p{L}\d]/gu, '').toUpperCase();

/** Reads a text that is nothing but an order number; null for anything else. */
export function typedNumber(text: string): TypedNumber | null {
  const [, before = '', digits] = /^((?:[\p{L}\d#.:\s-]{0,19}[\p{L}#.:\s-])?)(\d{1,9})$/u.exec(text.trim()) ?? [];
  return digits === undefined ? null : { number: Number(digits), prefix: withoutSigns(before) };
}

/**
 * Tells whether an order is the one whose number was typed. Letters before it may be any (“order 12”): the digits tell
 * orders apart. With digits among them, two numbers may have been typed, so they must be the order's own prefix.
 */
export const isNumberOf = ({ number, prefix }: TypedNumber, order: NumberedOrder): boolean =>
  number === order.number && (!/\d/.test(prefix) || prefix === withoutSigns(order.numberPrefix));
