/** The currency of the shop's pieces, of amounts in the addresses of its lists, and of whatever no row says another of. */
export const shopCurrency = 'EUR';
