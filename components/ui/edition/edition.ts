export interface Edition {
  free: number;
  inBags: number;
  yours: number;
  /** 0 where the edition's size is not known. */
  sold: number;
}

const mostDots = 24;
/** Of a larger edition so many that are left are dots all the same, without those sold. */
const mostLeftAsDots = 6;
const fewLeft = 3;

export const editionSize = ({ free, inBags, yours, sold }: Edition): number => free + inBags + yours + sold;
const leftOf = ({ free, inBags, yours }: Edition): number => free + inBags + yours;
const isLarge = (edition: Edition): boolean => editionSize(edition) > mostDots;
export const showsDots = (edition: Edition): boolean =>
  !isLarge(edition) || (leftOf(edition) > 0 && leftOf(edition) <= mostLeftAsDots);

/** How many of those sold have a dot. */
export const soldDots = (edition: Edition): number => (isLarge(edition) ? 0 : edition.sold);

export function isLow(edition: Edition): boolean {
  const left = leftOf(edition);
  return left > 0 && left <= fewLeft;
}

export function dotColumns(edition: Edition): number {
  const size = leftOf(edition) + soldDots(edition);
  return size <= 12 ? size : Math.ceil(size / 2);
}

/** The row of dots in words: `0 of 10 available, 2 in bags, 1 in your bag`. */
export function editionSentence(edition: Edition): string {
  const { free, inBags, yours } = edition;
  const parts = [`${free} of ${editionSize(edition)} available`];
  if (inBags > 0) parts.push(inBags === 1 ? '1 in a bag' : `${inBags} in bags`);
  if (yours > 0) parts.push(`${yours} in your bag`);
  return parts.join(', ');
}
