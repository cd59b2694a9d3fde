import { accept, type Decision, refuse } from '../decision.ts';

/** `finer_than_currency`: more digits after the point than the currency has (`88.505` euros). */
export type AmountProblem = { code: 'not_an_amount' | 'finer_than_currency' | 'too_large' };

/** The largest amount, in minor units: it fits a 32-bit column. */
const largest = 1_000_000_000;

/**
 * Reads an amount as typed. A point or comma is the decimal sign where at most `fractionDigits` digits follow;
 * otherwise it parts groups of three.
 * @returns integer minor units
 */
export function parseAmount(text: string, fractionDigits: number): Decision<number, AmountProblem> {
  const typed = text.replaceAll(/[\s'’]/g, '');
  if (!/^\d[\d.,]*$/.test(typed)) return refuse({ code: 'not_an_amount' });
  const { whole, fraction } = splitAmount(typed, fractionDigits);
  if (fraction.length > fractionDigits) return refuse({ code: 'finer_than_currency' });
  const digits = wholeDigits(whole);
  if (digits === null || !/^\d*$/.test(fraction)) return refuse({ code: 'not_an_amount' });
  const amount = Number(digits + fraction.padEnd(fractionDigits, '0'));
  return amount > largest ? refuse({ code: 'too_large' }) : accept(amount);
}

function splitAmount(typed: string, fractionDigits: number): { whole: string; fraction: string } {
  const at = Math.max(typed.lastIndexOf('.'), typed.lastIndexOf(','));
  const after = typed.slice(at + 1);
  const groups = after.length === 3 && fractionDigits < 3;
  // The same sign twice parts groups; it can't be the decimal sign as well.
  const repeated = at >= 0 && typed.indexOf(typed.charAt(at)) !== at;
  if (at < 0 || groups || repeated) return { whole: typed, fraction: '' };
  return { whole: typed.slice(0, at), fraction: after };
}

/** The digits of `1,240`, or null where the groups are not of three or the signs are mixed. */
function wholeDigits(whole: string): string | null {
  if (/^\d+$/.test(whole)) return whole;
  return /^\d{1,3}(,\d{3})+$/.test(whole) || /^\d{1,3}(\.\d{3})+$/.test(whole) ? whole.replaceAll(/[.,]/g, '') : null;
}
