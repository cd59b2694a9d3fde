/** `''`: what answers the words best, or the house's order. */
export const shelfSortNames = ['', 'newest', 'few', 'price', '-price', 'closing'] as const;
export type ShelfSortName = (typeof shelfSortNames)[number];
export const shelfAvailabilities = ['in_stock', 'scarce', 'in_bags', 'auction', 'soon', 'sold_out'] as const;
export type ShelfAvailability = (typeof shelfAvailabilities)[number];
export const availabilityNames: Record<ShelfAvailability, string> = {
  in_stock: 'In stock',
  scarce: 'Three or fewer left',
  in_bags: 'In bags right now',
  auction: 'At auction',
  soon: 'Opening soon',
  sold_out: 'Sold out',
};
export const shelfSizes = ['small', 'medium', 'large', 'tall'] as const;
export type ShelfSize = (typeof shelfSizes)[number];
/** How many a page of the shop shows at first, and how many more each time. */
export const shelfStep = 36;
