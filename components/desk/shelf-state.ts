/** How a variant stands, as the desk names it. */
export type ShelfState = 'on_the_shelf' | 'low' | 'all_held' | 'sold_out';

/** Three or fewer free is low, as on the shop's cards. */
const lowAt = 3;

export function shelfState({ available, inBags }: { available: number; inBags: number }): ShelfState {
  if (available + inBags === 0) return 'sold_out';
  if (available === 0) return 'all_held';
  return available <= lowAt ? 'low' : 'on_the_shelf';
}
