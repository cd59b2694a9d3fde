export interface Edition {
  free: number;
  inBags: number;
  yours: number;
  /** 0 where the edition's size is not known. */
  sold: number;
}

const mostDots = 24;
const fewLeft = 3;

export const editionSize = ({ free, inBags, yours, sold }: Edition): number => free + inBags + yours + sold;
export const showsDots = (edition: Edition): boolean => editionSize(edition) <= mostDots;

export function isLow({ free, inBags, yours }: Edition): boolean {
  const left = free + inBags + yours;
  return left > 0 && left <= fewLeft;
}

export function dotColumns(edition: Edition): number {
  const size = editionSize(edition);
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
