import type { OwnOrder } from '#contract/account/own-orders.ts';

/** What is in an order, by its first titles: "Shino tea bowl, Everyday mug and 2 more". */
export function orderTitle({ titles, titleCount }: Pick<OwnOrder, 'titles' | 'titleCount'>): string {
  const others = titleCount - titles.length;
  return others > 0 ? `${titles.join(', ')} and ${others} more` : titles.join(', ');
}
