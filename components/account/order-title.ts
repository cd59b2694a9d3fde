import type { OwnOrder } from '#contract/own.ts';

/** What is in an order, by its first titles: "Shino tea bowl, Everyday mug and 2 more". */
export function orderTitle({ titles, lineCount }: Pick<OwnOrder, 'titles' | 'lineCount'>): string {
  const others = lineCount - titles.length;
  return others > 0 ? `${titles.join(', ')} and ${others} more` : titles.join(', ');
}
