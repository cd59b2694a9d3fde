export interface LineMoney {
  quantity: number;
  unitAmount: number;
  /** The discount on all of its units. */
  discountAmount: number;
  taxAmount: number;
}

/** Returns what all units of an ordered line cost, tax included, in minor units. @param pricesInclude whether its price has the tax in it */
export const lineTotal = (line: LineMoney, pricesInclude: boolean): number =>
  line.quantity * line.unitAmount - line.discountAmount + (pricesInclude ? 0 : line.taxAmount);
