import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import { parseAmount } from '#domain/money/parse-amount.ts';
import { type PieceFigures, type PieceRowState, restingRow } from './piece-row-state.ts';

export interface AskedRow {
  about: 'price' | 'onHand';
  price: string | undefined;
  count: string | undefined;
  /** What was on hand when typing began. */
  seen: number | undefined;
}

export function rowAtLoad(figures: PieceFigures, currency: string, asked: AskedRow | null): PieceRowState {
  const row = restingRow(figures);
  if (!asked) return row;
  const price = parseAmount(asked.price ?? '', fractionDigitsOf(currency));
  const drafts = {
    ...(asked.price !== undefined && price.ok && price.value !== figures.price ? { price: asked.price } : {}),
    ...(asked.count !== undefined && asked.seen !== undefined && asked.count !== String(asked.seen)
      ? { onHand: asked.count }
      : {}),
  };
  const before = { price: figures.price, ...(asked.seen === undefined ? {} : { onHand: asked.seen }) };
  if (drafts[asked.about] === undefined) return row;
  const question = asked.about === 'price' ? { about: asked.about } : { about: asked.about, sold: null };
  return { ...row, drafts, before, question };
}
