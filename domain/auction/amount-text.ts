/**
 * An amount as people type it: `750`, `1,240`, `€48.17`.
 *
 * @returns integer minor units, or null for what is no amount of this currency
 */
export function readAmount(text: string, currency: string): number | null {
  const digits =
    new Intl.NumberFormat('en-GB', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const plain = text.replaceAll(/[\s\u00a0,’']/g, '').replace(/^[^\d.]+/, '');
  if (!/^\d{1,9}(\.\d*)?$/.test(plain)) return null;
  const [whole = '', fraction = ''] = plain.split('.');
  if (fraction.length > digits) return null;
  return Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0);
}
