/** What the checkout's form is made of, without zod: pages name its fields before they judge them. */

/** What fits on the card in the box. */
export const giftMessageLetters = 200;

/** Where each part of a billing address stands. */
export const billingFields = {
  name: 'billingName',
  line1: 'billingLine1',
  line2: 'billingLine2',
  postalCode: 'billingPostalCode',
  city: 'billingCity',
  region: 'billingRegion',
  country: 'billingCountry',
} as const;
