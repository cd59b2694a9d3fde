/** Finds the order that a statement means. Only number and address together are a match; the rest are hints for people. */

import { isNumberOf, type NumberedOrder, typedNumber } from '#domain/order/order-number.ts';

export interface StatementWords {
  orderText: string;
  email: string;
  name: string;
}
export interface OrderWords extends NumberedOrder {
  email: string;
  name: string | null;
}

/** An email address as it is compared: domains and, in practice, mailboxes don't tell upper from lower case. */
export const comparableEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

const comparableName = (name: string): string =>
  name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();

const isNumberWritten = ({ orderText }: StatementWords, order: NumberedOrder): boolean => {
  const written = typedNumber(orderText);
  return written !== null && isNumberOf(written, order);
};

export const isSameOrder = (statement: StatementWords, order: OrderWords): boolean =>
  isNumberWritten(statement, order) && comparableEmail(statement.email) === comparableEmail(order.email);

export const matchReasons = ['number', 'near_number', 'email', 'name'] as const;
export type MatchReason = (typeof matchReasons)[number];

/** Why an order could be meant, the strongest reason first; none: nothing speaks for it. */
export function reasonsFor(statement: StatementWords, order: OrderWords): MatchReason[] {
  const written = typedNumber(statement.orderText);
  const isNumber = isNumberWritten(statement, order);
  const reasons: MatchReason[] = [];
  if (isNumber) reasons.push('number');
  if (!isNumber && written !== null && differingDigits(String(written.number), String(order.number)) <= 2)
    reasons.push('near_number');
  if (comparableEmail(statement.email) === comparableEmail(order.email)) reasons.push('email');
  if (order.name !== null && comparableName(statement.name) === comparableName(order.name)) reasons.push('name');
  return reasons;
}

/** The digits in which two numbers differ; as many as there are where their lengths do, unless two stand crosswise. */
export function differingDigits(one: string, other: string): number {
  if (one.length !== other.length) return Math.max(one.length, other.length);
  return [...one].filter((digit, at) => digit !== other[at]).length;
}
