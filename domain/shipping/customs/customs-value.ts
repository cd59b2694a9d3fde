/** A line of an order, with the units of it that are in the parcel. */
export interface DeclaredLine {
  sku: string;
  title: string;
  quantity: number;
  /** All units of the line that were ordered. */
  ordered: number;
  /** Minor units, for one unit. */
  unitAmount: number;
  /** Taken off all units of the line. */
  discountAmount: number;
  /** The tax of all its units. */
  taxAmount: number;
  pricesInclude: boolean;
  /** Grams of one unit; null: not known. */
  weightGrams: number | null;
  hsCode: string;
  originCountry: string;
}

export interface CustomsItem {
  sku: string;
  title: string;
  quantity: number;
  /** Minor units, for all of these units: what was paid for them, without tax. */
  valueAmount: number;
  weightGrams: number | null;
  hsCode: string;
  originCountry: string;
}

/** Returns the line as customs want it: its value is what was paid, without tax, for the units that are in the parcel. */
export function customsItem(line: DeclaredLine): CustomsItem {
  const paid = line.ordered * line.unitAmount - line.discountAmount - (line.pricesInclude ? line.taxAmount : 0);
  return {
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    valueAmount: Math.round((paid * line.quantity) / line.ordered),
    weightGrams: line.weightGrams === null ? null : line.weightGrams * line.quantity,
    hsCode: line.hsCode,
    originCountry: line.originCountry,
  };
}

/** Returns the sum of the weights, or null if one isn't known. */
export function weightOf(items: readonly CustomsItem[]): number | null {
  return items.reduce<number | null>(
    (sum, { weightGrams }) => (sum === null || weightGrams === null ? null : sum + weightGrams),
    0,
  );
}
