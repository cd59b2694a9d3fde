export interface Filled {
  row: number;
  column: number;
  amount: number;
}

/** Spreads rows over columns so that each comes to its amount, first to first. Both come to the same in all. */
export function fill(rows: readonly number[], columns: readonly number[]): Filled[] {
  const left = [...columns];
  return rows.flatMap((amount, row) => {
    let rest = amount;
    return left.flatMap((space, column) => {
      const part = Math.min(rest, space);
      rest -= part;
      left[column] = space - part;
      return part === 0 ? [] : [{ row, column, amount: part }];
    });
  });
}
