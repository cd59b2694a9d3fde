import { describe, expect, it, test } from 'vitest';
import { cardLabel, chargeStateOf, intentSchema } from './stripe-intent.ts';
import { methodTypes } from './stripe-methods.ts';

test.each([
  [{ brand: 'visa', last4: '4242' }, 'Visa ending 4242'],
  [{ brand: 'visa', last4: '4242', wallet: { type: 'apple_pay' } }, 'Visa ending 4242 by Apple Pay'],
  [{ brand: 'amex', last4: '0005', wallet: { type: 'link' } }, 'American Express ending 0005 by Link'],
  [{ brand: 'visa', last4: '4242', wallet: { type: 'of_tomorrow' } }, 'Visa ending 4242'],
  [{ brand: 'of_tomorrow', last4: null, wallet: null }, 'Card'],
])('a card is named by its brand, its end and its wallet: %j', (card, words) => {
  expect(cardLabel(card)).toBe(words);
});

const anIntent = (more: object) =>
  chargeStateOf(intentSchema.parse({ id: 'pi_1', status: 'succeeded', amount: 5_900, currency: 'eur', ...more }));

describe('what was paid with', () => {
  test.each([
    [{ type: 'paypal', paypal: {} }, 'PayPal'],
    [{ type: 'ideal', ideal: { bank: 'ing' } }, 'iDEAL'],
    [{ type: 'pay_of_tomorrow' }, 'Pay of tomorrow'],
    [{ type: 'card', card: { brand: 'visa', last4: '4242' } }, 'Visa ending 4242'],
  ])('is named as it is called: %j', (details, words) => {
    expect(anIntent({ latest_charge: { id: 'ch_1', payment_method_details: details } }).method).toBe(words);
  });

  it('is not known while Stripe only names the charge', () => {
    expect(anIntent({ latest_charge: 'ch_1' }).method).toBeNull();
  });
});

describe('a try that failed', () => {
  const failed = (error: object) => anIntent({ status: 'requires_payment_method', last_payment_error: error });
  const left = { code: 'payment_intent_authentication_failure', payment_method: { id: 'pm_1', type: 'paypal' } };

  it('on another provider’s page is nothing that a card did', () => {
    expect(failed(left)).toMatchObject({ status: 'requires_action', reason: 'payment_failed' });
    expect(failed({ ...left, code: 'payment_intent_payment_attempt_expired' }).reason).toBe('not_finished');
    expect(failed({ code: 'card_declined', payment_method: { id: 'pm_2', type: 'card' } }).reason).toBe(
      'card_declined',
    );
  });

  it('is another one with another method, and the same however often it is told', () => {
    expect(failed(left).failedTry).toBe(failed(left).failedTry);
    expect(failed({ ...left, payment_method: { id: 'pm_2', type: 'ideal' } }).failedTry).not.toBe(
      failed(left).failedTry,
    );
  });
});

it('what takes days to decide is not among the ways to pay', () => {
  const days = [
    'sepa_debit',
    'bacs_debit',
    'us_bank_account',
    'customer_balance',
    'boleto',
    'konbini',
    'multibanco',
    'oxxo',
  ];
  expect(methodTypes.filter((type) => days.includes(type))).toEqual([]);
});
