/** Finds the order that a statement means. Only number and address together are a match; the rest are hints for people. */

export interface StatementWords {
  orderText: string;
  email: string;
  name: string;
}
export interface OrderWords {
  number: number;
  email: string;
  name: string | null;
}

/** An email address as it is compared: domains and, in practice, mailboxes don't tell upper from lower case. */
export const comparableEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

const comparableName = (name: string): string =>
  name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** The order number a text consists of, with or without the shop's letters before it; null for anything else. */
export function numberWritten(text: string): number | null {
  const [, digits] = /^[\p{L}#.\s-]{0,12}?(\d{1,9})$/u.exec(text.trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}

export const isSameOrder = (statement: StatementWords, order: OrderWords): boolean =>
  numberWritten(statement.orderText) === order.number &&
  comparableEmail(statement.email) === comparableEmail(order.email);

export const matchReasons = ['number', 'near_number', 'email', 'name'] as const;
export type MatchReason = (typeof matchReasons)[number];

/** Why an order could be meant, the strongest reason first; none: nothing speaks for it. */
export function reasonsFor(statement: StatementWords, order: OrderWords): MatchReason[] {
  const written = numberWritten(statement.orderText);
  const isNumber = written === order.number;
  const reasons: MatchReason[] = [];
  if (isNumber) reasons.push('number');
  if (!isNumber && written !== null && differingDigits(String(written), String(order.number)) <= 2)
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
