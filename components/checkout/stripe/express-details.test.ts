import { describe, expect, it } from 'vitest';
import type { Payable } from '#components/payment/payable.ts';
import { checkoutErrors } from '../checkout-errors.ts';
import { placeOfWallet, shippingRates, valuesOfWallet } from './express-details.ts';

const way = (id: string, amount: number) => ({ id, title: `By ${id}`, amount });
const delivery = { shippingMethod: 'express', shippingMethods: [way('standard', 900), way('express', 1_900)] };
const payable = {
  ...{ delivery, totals: { totalAmount: 10_300 }, codes: [], giftCards: [] },
} as unknown as Payable;
const address = {
  ...{ line1: '5 Main St', line2: null, city: 'New York', state: 'New York', postal_code: '10001', country: 'US' },
};
const billingDetails = { name: 'Ann Lee', email: 'ann@example.com', address };
const given = { billingDetails, shippingAddress: { name: 'Ann Lee', address }, shippingRate: undefined };

describe('what a wallet gives', () => {
  it('is judged as the form is, and passes where nothing is missing', () => {
    const values = valuesOfWallet(given, payable, { gift: 'yes', giftMessage: 'For you', city: 'Not this one' });
    expect(values).toMatchObject({
      ...{ region: 'NY', city: 'New York', shippingMethod: 'express', seenTotalAmount: '10300', gift: 'yes' },
    });
    expect(values).not.toHaveProperty('line2');
    expect(checkoutErrors({ ...values, placeKey: 'a-place-key' })).toEqual({});
  });

  it('is refused where something is missing', () => {
    const values = valuesOfWallet({ ...given, shippingAddress: undefined }, payable, {});
    expect(Object.keys(checkoutErrors({ ...values, placeKey: 'a-place-key' }))).toContain('country');
  });

  it('is asked for a postcode that can be right: only the form lets one be kept that doesn’t look so', () => {
    const paris = { ...address, city: 'Paris', state: '', postal_code: '7501', country: 'FR' };
    const values = valuesOfWallet({ ...given, shippingAddress: { name: 'Ann Lee', address: paris } }, payable, {});
    expect(checkoutErrors({ ...values, placeKey: 'a-place-key' })).toEqual({
      postalCode: 'French postcodes have five digits. Yours has four.',
    });
  });

  it('is priced with the parts of an address that it tells before it pays', () => {
    expect(placeOfWallet({ country: 'GB', state: '', postal_code: 'SW1A' })).toEqual({
      ...{ country: 'GB', postalCode: 'SW1A' },
    });
  });
});

it('a wallet begins with the way that is in the total', () => {
  expect(shippingRates(delivery as never).map(({ id }) => id)).toEqual(['express', 'standard']);
});
