import type { ShippingRate, StripeExpressCheckoutElementConfirmEvent } from '@stripe/stripe-js';
import type { Payable } from '#components/payment/payable.ts';
import { cardInBrowser } from '#contract/payment/card-names.ts';
import { regionAsWritten } from '#domain/address/regions.ts';
import { seenMeans } from '../seen-means.ts';

type Delivery = Pick<NonNullable<Payable['delivery']>, 'shippingMethod' | 'shippingMethods'>;

/** The ways of delivery as a wallet shows them: it begins with the first, so that is the one in the total. */
export function shippingRates({ shippingMethod, shippingMethods }: Delivery): ShippingRate[] {
  const chosen = shippingMethods.filter(({ id }) => id === shippingMethod);
  const others = shippingMethods.filter(({ id }) => id !== shippingMethod);
  return [...chosen, ...others].map(({ id, title, amount }) => ({ id, displayName: title, amount }));
}

type Place = Partial<Record<'country' | 'state' | 'postal_code', string>>;

/** Where a wallet says that it goes, as the shop prices it. A wallet may keep a part of the postcode until it pays. */
export const placeOfWallet = ({ country = '', state = '', postal_code: postalCode = '' }: Place) => ({
  country,
  ...(state !== '' && { region: regionAsWritten(country, state) }),
  ...(postalCode !== '' && { postalCode }),
});

/** Of the checkout's form, what goes with an order that a wallet pays. */
const typedBeside = ['company', 'vatNumber', 'gift', 'giftMessage'] as const;

type Given = Pick<StripeExpressCheckoutElementConfirmEvent, 'billingDetails' | 'shippingAddress' | 'shippingRate'>;

/** What the form would have sent. @param typed what stands in it */
export function valuesOfWallet(
  { billingDetails, shippingAddress, shippingRate }: Given,
  payable: Payable,
  typed: Readonly<Record<string, string>>,
): Record<string, string> {
  const address = shippingAddress?.address;
  const given = {
    ...placeOfWallet(address ?? {}),
    email: billingDetails?.email,
    name: shippingAddress?.name,
    line1: address?.line1,
    line2: address?.line2,
    city: address?.city,
    shippingMethod: shippingRate?.id ?? payable.delivery?.shippingMethod,
    seenTotalAmount: String(payable.totals.totalAmount),
    token: cardInBrowser,
    ...seenMeans(payable),
    ...Object.fromEntries(typedBeside.map((name) => [name, typed[name]])),
  };
  const entries = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return Object.fromEntries(entries);
}
