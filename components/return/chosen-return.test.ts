import { expect, test } from 'vitest';
import { chosenReturn } from './chosen-return.ts';

const order = {
  lines: [{ id: 'a', title: 'Bud vase' }],
  afterSale: { returnable: [{ lineId: 'a', quantity: 2, worth: [1, 2], numbers: [] }] },
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

const edition = {
  lines: [{ id: 'a', title: 'Moon jar' }],
  afterSale: { returnable: [{ lineId: 'a', quantity: 3, worth: [1, 2, 3], numbers: [2, 5, 9] }] },
} as unknown as Parameters<typeof chosenReturn>[1];
const why = { 'reason.a': 'damaged', resolution: 'refund' };

test.each([
  ['two of its numbers', { ...why, 'number.a.9': '1', 'number.a.2': '1' }, null, 2],
  ['all of it', { ...why, 'quantity.a': '3' }, null, 3],
  ['a part that nobody names', { ...why, 'quantity.a': '2' }, 'Say which of Moon jar you are sending back.', null],
  ['one that it hasn’t', { ...why, 'number.a.7': '1' }, 'No. 7 of Moon jar can’t be sent back.', null],
  ['none of it', why, 'Choose what you are sending back.', null],
])('of a numbered edition: %s', (_, query, problem, quantity) => {
  const chosen = chosenReturn(query, edition);
  expect(chosen.problem).toBe(problem);
  expect(chosen.choice?.lines[0]?.quantity ?? null).toBe(quantity);
});
