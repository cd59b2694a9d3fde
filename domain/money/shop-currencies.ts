/**
 * The currencies in which a shop may set prices: ISO 4217, Stripe and Mollie agree on their minor units. Left out are those
 * with special rules at a payment provider (ISK, HUF, TWD and UGX at Stripe, MGA has none there), those with thousandths
 * (KWD and others), and those that only one of both takes.
 */
export const shopCurrencies: ReadonlySet<string> = new Set(
  'AED AUD BRL CAD CHF CZK DKK EUR GBP HKD ILS JPY MXN MYR NOK NZD PHP PLN RON SEK SGD THB USD ZAR'.split(' '),
);
