import { expect, test } from 'vitest';
import { type PieceRowEvent, pieceRow, restingRow } from './piece-row-state.ts';

const figures = { price: 8800, onHand: 20 };
const after = (...events: PieceRowEvent[]) => events.reduce(pieceRow, restingRow(figures));
const at = '2026-11-20T21:00:40.000Z';

test('the cell being edited is never overwritten by someone else’s change', () => {
  const row = after(
    { type: 'typed', field: 'onHand', text: '24' },
    { type: 'moved', figures: { ...figures, onHand: 19 } },
  );
  expect(row.drafts).toEqual({ onHand: '24' });
  expect(row.figures.onHand).toBe(19);
  expect(row.before).toEqual({ onHand: 20 });
});

test('a change by someone else says from what to what, and dries', () => {
  const row = after({ type: 'moved', figures: { ...figures, onHand: 19 } });
  expect(row.notice).toEqual({ kind: 'changed', field: 'onHand', from: 20, to: 19 });
  expect(pieceRow(row, { type: 'dried' }).notice).toBeNull();
});

test('our own change coming back is not someone else’s', () => {
  const saved = { ...figures, onHand: 24 };
  const row = after(
    { type: 'typed', field: 'onHand', text: '24' },
    { type: 'sent' },
    { type: 'moved', figures: saved },
    { type: 'saved', figures: saved, at, undo: null },
    { type: 'moved', figures: saved },
  );
  expect(row).toEqual({ ...restingRow(saved), notice: { kind: 'saved', at, undo: null } });
});

test('a refusal stays with what was typed until it is corrected or undone', () => {
  const row = after(
    { type: 'typed', field: 'onHand', text: '1' },
    { type: 'sent' },
    { type: 'refused', field: 'onHand', message: 'Stock can’t go below 2: these are in bags or in orders.' },
    { type: 'dried' },
  );
  expect(row).toMatchObject({ drafts: { onHand: '1' }, sending: false, notice: { kind: 'refused' } });
  expect(pieceRow(row, { type: 'typed', field: 'onHand', text: '2' }).notice).toBeNull();
  expect(pieceRow(row, { type: 'undone' })).toEqual(restingRow(figures));
});

test('a question keeps what was typed, follows the figures, and goes with the next letter', () => {
  const row = after(
    { type: 'typed', field: 'onHand', text: '20' },
    { type: 'sent' },
    { type: 'asked', question: { about: 'onHand', sold: null } },
    { type: 'moved', figures: { ...figures, onHand: 15 } },
  );
  expect(row).toMatchObject({
    drafts: { onHand: '20' },
    before: { onHand: 20 },
    figures: { onHand: 15 },
    notice: null,
  });
  expect(row.question).toEqual({ about: 'onHand', sold: null });
  expect(pieceRow(row, { type: 'typed', field: 'onHand', text: '21' }).question).toBeNull();
  expect(pieceRow(row, { type: 'undone' })).toEqual(restingRow({ ...figures, onHand: 15 }));
});

test('the way back from a price stays while pieces sell, and goes once another price is set', () => {
  const undo = { fromAmount: 8800, toAmount: 8000, changedAt: at };
  const row = after(
    { type: 'typed', field: 'price', text: '80' },
    { type: 'sent' },
    { type: 'saved', figures: { ...figures, price: 8000 }, at, undo },
  );
  expect(pieceRow(row, { type: 'moved', figures: { price: 8000, onHand: 19 } }).notice).toMatchObject({ undo });
  expect(pieceRow(row, { type: 'moved', figures: { price: 9000, onHand: 20 } }).notice).toEqual({
    kind: 'changed',
    field: 'price',
    from: 8000,
    to: 9000,
  });
});
