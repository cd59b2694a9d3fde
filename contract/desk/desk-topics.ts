/** What only the desk watches: shoppers' pages load none of it. */
export const deskTopicOf = {
  /** As shoppers see it, with drafts and archived pieces. */
  product: (id: string) => `desk-product:${id}`,
  /** An order for whoever packs it: without money, and without the customer's email address. */
  packing: (publicId: string) => `packing:${publicId}`,
  /** A file of products that is read in. */
  import: (id: string) => `import:${id}`,
  /** Who of the shop's people has an order, a piece or a lot open. */
  onOrder: (publicId: string) => `on-order:${publicId}`,
  onPiece: (slug: string) => `on-piece:${slug}`,
  onLot: (id: string) => `on-lot:${id}`,
  bench: 'bench',
  /** What waits to be read at the desk. */
  reviews: 'desk-reviews',
  /** The newest promotions, and how often each is used. */
  promotions: 'desk-promotions',
  /** How many statements of withdrawal wait at the desk. */
  withdrawals: 'desk-withdrawals',
  desk: 'desk',
} as const;
