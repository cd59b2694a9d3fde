export interface PricedLine {
  priceAmount: number;
  seenAmount: number;
  quantity: number;
  heldUntil: string | null;
}

/** A fall is applied and said; a rise is asked. */
export type PriceChange = 'none' | 'fell' | 'rose';

export function priceChange({ priceAmount, seenAmount }: PricedLine): PriceChange {
  if (priceAmount === seenAmount) return 'none';
  return priceAmount < seenAmount ? 'fell' : 'rose';
}

export interface BagStanding {
  pieces: number;
  heldPieces: number;
  /** A higher price waits for an answer: nothing may be paid before. */
  asked: boolean;
}

export function bagStanding(lines: readonly PricedLine[]): BagStanding {
  const piecesOf = (some: readonly PricedLine[]) => some.reduce((sum, line) => sum + line.quantity, 0);
  return {
    pieces: piecesOf(lines),
    heldPieces: piecesOf(lines.filter((line) => line.heldUntil !== null)),
    asked: lines.some((line) => priceChange(line) === 'rose'),
  };
}
