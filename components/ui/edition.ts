/** An edition's pieces by where they are. */
export interface Edition {
  free: number;
  /** In other people's bags. */
  inBaskets: number;
  yours: number;
  /** 0 where the edition's size is not known. */
  sold: number;
}

/** Up to here each piece is a dot; above, a gauge. */
const mostDots = 24;
/** The dots turn vermilion. */
const fewLeft = 3;

export const editionSize = ({ free, inBaskets, yours, sold }: Edition): number => free + inBaskets + yours + sold;
export const showsDots = (edition: Edition): boolean => editionSize(edition) <= mostDots;

export function isLow({ free, inBaskets, yours }: Edition): boolean {
  const left = free + inBaskets + yours;
  return left > 0 && left <= fewLeft;
}

/** Columns where the dots must break into two equal rows. */
export function dotColumns(edition: Edition): number {
  const size = editionSize(edition);
  return size <= 12 ? size : Math.ceil(size / 2);
}

/** The row of dots in words: `0 of 10 available, 2 in bags, 1 in your bag`. */
export function editionSentence(edition: Edition): string {
  const { free, inBaskets, yours } = edition;
  const parts = [`${free} of ${editionSize(edition)} available`];
  if (inBaskets > 0) parts.push(inBaskets === 1 ? '1 in a bag' : `${inBaskets} in bags`);
  if (yours > 0) parts.push(`${yours} in your bag`);
  return parts.join(', ');
}
