/** The currency of a shop that hasn't chosen one. */
export const defaultCurrency = 'EUR';

// The server's bundles each have this module; the process has one shop.
const place = Symbol.for('marketday.shop-currency');
const held = globalThis as { [place]?: string };

/**
 * Returns the currency of the shop's pieces, of amounts in the addresses of its lists, and of whatever no row says another
 * of: the shop's setting, as this process read it last, or in a browser as its page names it. It stays as it is from the
 * first price on, so a page that is open can't be of another.
 */
export function shopCurrency(): string {
  if (typeof document !== 'undefined') return document.documentElement.dataset.currency ?? defaultCurrency;
  return held[place] ?? defaultCurrency;
}

/** Keeps what the settings say for those who can't read them: schemas, sentences and components. */
export function noteShopCurrency(currency: string): void {
  held[place] = currency;
}
