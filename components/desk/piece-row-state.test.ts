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
    { type: 'saved', figures: saved, at },
    { type: 'moved', figures: saved },
  );
  expect(row).toEqual({ ...restingRow(saved), notice: { kind: 'saved', at } });
});

test('a refusal stays with what was typed until it is corrected or undone', () => {
  const row = after(
    { type: 'typed', field: 'onHand', text: '1' },
    { type: 'sent' },
    { type: 'refused', field: 'onHand', message: 'Can’t go below 2: they are in baskets.' },
    { type: 'dried' },
  );
  expect(row).toMatchObject({ drafts: { onHand: '1' }, sending: false, notice: { kind: 'refused' } });
  expect(pieceRow(row, { type: 'typed', field: 'onHand', text: '2' }).notice).toBeNull();
  expect(pieceRow(row, { type: 'undone' })).toEqual(restingRow(figures));
});
