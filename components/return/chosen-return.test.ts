import { expect, test } from 'vitest';
import { chosenReturn } from './chosen-return.ts';

const order = {
  lines: [{ id: 'a', title: 'Bud vase' }],
  afterSale: { returnable: [{ lineId: 'a', quantity: 2 }] },
} as unknown as Parameters<typeof chosenReturn>[1];
const whole = { 'quantity.a': '1', 'reason.a': 'damaged', resolution: 'refund' };

test.each([
  ['nothing yet', {}, null],
  ['all of it', whole, null],
  ['no reason', { ...whole, 'reason.a': '' }, 'Say why you are sending it back.'],
  ['no piece', { ...whole, 'quantity.a': '0' }, 'Choose what you are sending back.'],
  ['neither refund nor exchange', { 'quantity.a': '1', 'reason.a': 'damaged' }, 'Choose a refund or an exchange.'],
  ['more than there are', { ...whole, 'quantity.a': '3' }, 'Of Bud vase, 2 can be sent back.'],
  ['another order’s piece', { ...whole, 'quantity.b': '1', 'reason.b': 'damaged' }, 'Of that, 0 can be sent back.'],
])('a return of which %s was chosen', (_, query, problem) => {
  expect(chosenReturn(query, order).problem).toBe(problem);
});

test('what is whole is looked at again before it is sent, and changed on request; other parameters are not its fields', () => {
  const asked = { ...whole, code: 'sent', problem: 'invalid', key: 'x', note: 'y', 'reason.b': ['1', '2'] };
  expect(chosenReturn(asked, order)).toEqual({
    fields: whole,
    choice: { lines: [{ lineId: 'a', quantity: 1, reason: 'damaged' }], resolution: 'refund' },
    problem: null,
  });
  expect(chosenReturn({ ...whole, change: '1' }, order)).toMatchObject({ fields: whole, choice: null });
});
