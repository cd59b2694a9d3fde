/** The currency of the shop's pieces, and of amounts in the addresses of its lists. */
export const shopCurrency = 'EUR';
