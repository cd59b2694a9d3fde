export interface IncrementRow {
  from: number;
  step: number;
}

/** Sorted by `from`, the first row at 0. Each lot may have its own. */
export type IncrementTable = readonly IncrementRow[];

/** eBay's US table, in minor units: the default where a lot names none. */
export const defaultIncrements: IncrementTable = [
  { from: 0, step: 5 },
  { from: 100, step: 25 },
  { from: 500, step: 50 },
  { from: 2_500, step: 100 },
  { from: 10_000, step: 250 },
  { from: 25_000, step: 500 },
  { from: 50_000, step: 1_000 },
  { from: 100_000, step: 2_500 },
  { from: 250_000, step: 5_000 },
  { from: 500_000, step: 10_000 },
];

export function stepAt(table: IncrementTable, price: number): number {
  let step = table[0]?.step ?? 1;
  for (const row of table) {
    if (row.from > price) break;
    step = row.step;
  }
  return step;
}

export const oneStepAbove = (table: IncrementTable, price: number): number => price + stepAt(table, price);
