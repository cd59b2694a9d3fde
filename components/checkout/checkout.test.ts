import { describe, expect, it } from 'vitest';
import { payableOfBag } from '../payment/payable.ts';
import { tokenOfCard } from '../payment/test-cards.ts';
import { checkoutErrors } from './checkout-errors.ts';

const values = {
  email: 'maud@example.com',
  name: 'Maud Renard',
  line1: '14 rue des Capucins',
  city: 'Lyon',
  postalCode: '69001',
  country: 'FR',
  token: 'tok_visa',
  seenTotalAmount: '28900',
  placeKey: 'key-0123456',
};

describe('the checkout form', () => {
  it('finds nothing wrong with a form that is right', () => {
    expect(checkoutErrors(values)).toEqual({});
  });

  it('says what is wrong with every field at once, the postcode included', () => {
    expect(checkoutErrors({ ...values, email: 'maud', name: '', postalCode: '690' })).toEqual({
      email: 'Enter an email address such as you@example.com.',
      name: 'Enter the name on the door.',
      postalCode: 'French postcodes have five digits. Yours has three.',
    });
  });

  it('asks for an email address that is missing, and shows how one looks that is not one', () => {
    const { email: _, ...without } = values;
    const asks = { email: 'Enter your email address so we can send the confirmation.' };
    const shows = { email: 'Enter an email address such as you@example.com.' };
    expect(checkoutErrors(without)).toEqual(asks);
    expect(checkoutErrors({ ...values, email: '' })).toEqual(asks);
    for (const email of ['maud', 'maud@', 'maud@example', 'maud @example.com'])
      expect(checkoutErrors({ ...values, email })).toEqual(shows);
  });

  it('knows a test card however it is spaced, and no other', () => {
    expect(tokenOfCard('4242424242424242')).toBe('tok_visa');
    expect(tokenOfCard('4000 0025-0000 3155')).toBe('tok_authentication_required');
    expect(tokenOfCard('4111 1111 1111 1111')).toBeNull();
  });

  it('asks for what the shop says that the bag comes to', () => {
    const line = {
      variantId: 'v',
      sku: 'S',
      productId: 'p',
      slug: 's',
      title: 'Bowl',
      variantTitle: null,
      maker: 'Kiln',
      image: null,
      quantity: 2,
      price: { amount: 4_000, currency: 'EUR' },
      seenAmount: 5_000,
      heldUntil: null,
      numbers: null,
      numberedOf: null,
      heldSince: null,
      drop: null,
    };
    // Not what the lines would come to by themselves.
    const totals = {
      itemsAmount: 7_000,
      discountAmount: 0,
      shippingAmount: 400,
      taxAmount: 0,
      totalAmount: 7_400,
      currency: 'EUR',
    };
    const payable = payableOfBag({
      lines: [line],
      itemCount: 2,
      itemsAmount: totals.itemsAmount,
      totals,
      promotions: [],
      codes: [],
      giftCards: [],
      toPayAmount: totals.totalAmount,
      place: { country: 'PT', region: null, postalCode: null, chosen: false },
      deliverable: true,
      taxCountry: 'PT',
      shippingMethod: 'standard',
      shippingMethods: [],
      orderBy: '2026-11-23T16:00:00.000Z',
      crossesCustoms: false,
      freeDeliveryFrom: null,
      vatNumber: null,
      pricesInclude: true,
      taxes: [],
      currency: 'EUR',
      heldUntil: null,
      gift: false,
    });
    expect(payable.totals).toEqual(totals);
    expect(payable.lines[0]?.seenAmount).toBe(5_000);
  });
});
