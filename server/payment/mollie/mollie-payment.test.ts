import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { setSettings } from '#server/config/settings.ts';
import { testSettings } from '#server/testing/settings.ts';
import { isMolliePage } from './mollie-api.ts';
import { methodOf, minorUnits, molliePaymentSchema, tryStateOf } from './mollie-payment.ts';

const aPayment = (more: object) =>
  molliePaymentSchema.parse({ id: 'tr_1', status: 'open', amount: { currency: 'EUR', value: '59.00' }, ...more });

describe('what Mollie says of a payment', () => {
  it.each([
    ['open', 'requires_action', null, null],
    ['pending', 'processing', null, null],
    ['authorized', 'processing', null, null],
    ['paid', 'approved', null, null],
    ['failed', 'requires_action', 'payment_failed', 'tr_1'],
    ['canceled', 'requires_action', 'left', 'tr_1'],
    ['expired', 'requires_action', 'not_finished', 'tr_1'],
  ])('%s is %s', (status, ours, reason, failedTry) => {
    expect(tryStateOf(aPayment({ status }))).toMatchObject({ status: ours, reason, failedTry, amount: 5_900 });
  });

  it('a status that isn’t known is refused, so that nothing follows from it', () => {
    expect(() => aPayment({ status: 'charged_back' })).toThrow();
  });

  it.each([
    [{ method: 'creditcard', details: { cardLabel: 'Visa', cardNumber: '4242' } }, 'Visa ending 4242'],
    [{ method: 'creditcard', details: {} }, 'Card'],
    [{ method: 'bancontact', details: { cardNumber: '************1234' } }, 'Bancontact ending 1234'],
    [{ method: 'ideal', details: { consumerName: 'T. TEST' } }, 'iDEAL'],
    [{ method: 'a_new_one' }, 'Mollie'],
    [{}, 'Mollie'],
  ])('%j is shown as %s', (said, words) => expect(methodOf(aPayment(said))).toBe(words));

  it('every amount comes back as it was asked', () => {
    const amounts = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom('EUR', 'JPY', 'KWD', 'GBP'));
    fc.assert(
      fc.property(amounts, ([amount, currency]) => {
        const value = decimalAmount(amount, currency);
        const read = aPayment({ amount: { currency, value } }).amount;
        expect(minorUnits(read)).toBe(amount);
      }),
    );
    expect(() => minorUnits({ currency: 'EUR', value: '1.005' })).toThrow(/no amount/);
  });
});

it.each([
  ['https://www.mollie.com/checkout/select-method/1', true],
  ['https://mollie.com/1', true],
  ['http://www.mollie.com/1', false],
  ['https://mollie.com.example/1', false],
  ['https://notmollie.com/1', false],
  ['https://example/?mollie.com', false],
])('%s as a page of Mollie’s: %s', (address, is) => {
  setSettings(testSettings());
  expect(isMolliePage(address)).toBe(is);
});
