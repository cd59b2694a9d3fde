/** Currencies without minor units, and those with thousandths, by ISO 4217. */
const whole = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const thousandths = 'BHD IQD JOD KWD LYD OMR TND';

/**
 * Returns how many digits a currency has after the point: 2 for EUR, 0 for JPY. Stored amounts are in these units, so it
 * isn't asked of `Intl`: servers and browsers differ there, for HUF or COP for example.
 */
export function fractionDigitsOf(currency: string): number {
  if (whole.includes(currency)) return 0;
  return thousandths.includes(currency) ? 3 : 2;
}
